"""The command line speaks the language of its user, help and errors alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scenario_desk import cli
from scenario_desk.cli import app, commands
from scenario_desk.presentation.words.language import speak
from tests.presentation.words.catalogues import write_catalogue


@pytest.fixture(autouse=True)
def another_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    texts = {
        "Start a scenario from a template.": "Ein Szenario aus einer Vorlage beginnen.",
        "Print the version.": "Die Version ausgeben.",
        "A scenario.": "Ein Szenario.",
        "A window shows one scenario; name one file.": "Ein Fenster zeigt ein Szenario.",
    }
    # Under a code that no language has: the C library remembers what it said in one.
    write_catalogue(tmp_path / "translations", "qaa", texts)
    monkeypatch.setattr(app, "locate", lambda _part: tmp_path)
    monkeypatch.setenv("LANGUAGE", "qaa")
    yield
    speak()


def run(*arguments: str) -> None:
    with pytest.raises(SystemExit):
        cli.main(arguments)


def test_help_is_translated(capsys: pytest.CaptureFixture[str]) -> None:
    run("--help")
    said = capsys.readouterr().out
    assert "Die Version ausgeben." in said
    assert "Ein Szenario aus einer Vorlage beginnen." in said
    run("check", "--help")
    assert "Ein Szenario." in capsys.readouterr().out


def test_errors_are_translated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(str(tmp_path), "another")
    assert capsys.readouterr().err == "Ein Fenster zeigt ein Szenario.\n"


def test_a_language_without_a_catalogue_is_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "qab")
    run("--help")
    assert "Print the version." in capsys.readouterr().out


def test_what_a_command_is_for_is_a_marked_text() -> None:
    """Not its docstring, which no catalogue holds."""
    assert all(command.help for command in commands.app.registered_commands)
