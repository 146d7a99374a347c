"""No terminal obeys what a scenario, a file's name or an argument holds."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from scenario_desk import cli
from scenario_desk.exchange.scenario_file import save
from tests.model.building import small_scenario

HOSTILE = (
    "\x1b]0;owned\x07\x1b[2J\x9b31m\x7f\x08\r\u202etxt\u2066\u200f\u061c\u2028x\u0085",
    "a\nerror  x",
)
ARABIC = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
"""A word with a joiner that shapes its letters: it must arrive whole."""
PROSE = ("title", "name", "short", "label", "question", "note", "marking", "text", "rationale")


@pytest.fixture
def printed(capsys, qapp):
    """Run a command in this process, which may draw; what it printed, on both streams."""

    def command(*arguments: str) -> str:
        with pytest.raises(SystemExit):
            cli.main(arguments)
        return "".join(capsys.readouterr())

    return command


def poisoned(content: Any, poison: str) -> Any:
    """Every free text of a scenario with the poison in it."""
    if isinstance(content, list):
        return [poisoned(each, poison) for each in content]
    if isinstance(content, dict):
        return {
            key: f"{each} {poison} {ARABIC}"
            if key in PROSE and isinstance(each, str)
            else poisoned(each, poison)
            for key, each in content.items()
        }
    return content


def hostile_file(tmp_path: Path, poison: str) -> str:
    path = tmp_path / "hostile.scenario"
    save(small_scenario(), path)
    path.write_text(json.dumps(poisoned(json.loads(path.read_text("utf-8")), poison)), "utf-8")
    return str(path)


def obeyed(text: str) -> list[str]:
    """What a terminal would act on; joiners only shape the letters beside them."""
    joiners = "\u200c\u200d"
    return [
        hex(ord(letter))
        for letter in text
        if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and letter not in ("\n", *joiners)
    ]


@pytest.mark.parametrize("poison", HOSTILE)
@pytest.mark.parametrize("command", ["evaluate", "check"])
def test_texts_of_a_scenario_are_shown_and_not_obeyed(printed, tmp_path, command, poison):
    text = printed(command, hostile_file(tmp_path, poison))
    assert obeyed(text) == []
    assert ARABIC in text
    harmless = printed(command, hostile_file(tmp_path, "harmless"))
    assert text.count("\n") == harmless.count("\n")


@pytest.mark.parametrize("poison", HOSTILE)
@pytest.mark.parametrize("command", ["evaluate", "check"])
def test_json_gives_back_what_it_escapes(printed, tmp_path, command, poison):
    text = printed(command, hostile_file(tmp_path, poison), "--json")
    assert obeyed(text) == []
    title = json.loads(text)["scenario"]
    assert poison in (title if isinstance(title, str) else title["title"])


@pytest.mark.parametrize("poison", HOSTILE)
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{file}", "{poison}"),
        ("check", "{poison}.scenario"),
        ("{poison}.scenario",),
        ("evaluate", "{file}", "--profile", "{poison}"),
        ("evaluate", "{file}", "--profile", "us={poison}"),
        ("evaluate", "{file}", "--package", "{poison}"),
        ("evaluate", "{file}", "--linkages", "{poison}"),
        ("evaluate", "{file}", "--moves", "{poison}"),
        ("evaluate", "{file}", "--decisions", "{poison}"),
        ("evaluate", "{file}", "--{poison}"),
        ("report", "{file}", "-o", "{poison}"),
        ("report", "{file}", "-o", "x.svg", "--only", "{poison}"),
        ("report", "{file}", "-o", "x.svg", "--show", "{poison}"),
        ("report", "{file}", "-o", "x.svg", "--theme", "{poison}"),
        ("report", "{file}", "-o", "no/{poison}.svg"),
        ("new", "--template", "{poison}", "-o", "x.scenario"),
        ("convert", "{file}", "{poison}.docx"),
        ("convert", "{poison}.scenario", "x.csv"),
    ],
)
def test_arguments_are_quoted_and_not_obeyed(printed, tmp_path, monkeypatch, arguments, poison):
    monkeypatch.chdir(tmp_path)
    file = hostile_file(tmp_path, poison)
    said = printed(*(each.format(file=file, poison=poison) for each in arguments))
    assert said
    assert obeyed(said) == []
    assert said.count("\n") == 1


@pytest.mark.parametrize("section", ["actors", "interests", "endpoints", "nodes"])
def test_ids_that_are_refused_are_not_obeyed(printed, tmp_path, section):
    path = tmp_path / "ids.scenario"
    save(small_scenario(), path)
    content = json.loads(path.read_text("utf-8"))
    content[section][0]["id"] += HOSTILE[0]
    path.write_text(json.dumps(content), "utf-8")
    for command in ("evaluate", "check"):
        assert obeyed(printed(command, str(path))) == []
