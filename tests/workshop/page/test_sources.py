"""The page's files: their texts and colours come from where all others do, and nothing runs inline."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from scenario_desk.locate import locate
from scenario_desk.presentation.tokens import Theme, tokens
from scenario_desk.presentation.words.phone_words import phone_words

PAGE = locate("resources", "phone")
OWN = sorted(path for path in PAGE.glob("*.js") if path.name != "htm.js")
BY_VALUE = {"persuaded", "new_fact", "went_along", "low", "high", "best", "for", "against"}
"""Said by the value that they stand for."""
BY_PART = {"then_low", "then_high", "then_best"}


def test_every_text_of_the_page_has_its_words_and_none_is_left_over() -> None:
    said = {key for path in OWN for key in re.findall(r'say\("(\w+)"', path.read_text("utf-8"))}
    shown = phone_words().keys() - {"lang", "dir"}

    assert said | BY_VALUE | BY_PART == shown


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_colours_are_those_of_the_table(theme: Theme) -> None:
    light, dark = (PAGE / "style.css").read_text("utf-8").split("prefers-color-scheme: dark")
    given = re.findall(r"--([a-z-]+): (#\w{6});", light if theme == "light" else dark)
    table = asdict(tokens(theme))

    assert given
    assert dict(given) == {name: table[name.replace("-", "_")] for name, _colour in given}


@pytest.mark.parametrize("path", [*OWN, PAGE / "index.html"], ids=lambda path: path.name)
def test_nothing_runs_inline_and_no_text_becomes_markup(path: Path) -> None:
    text = path.read_text("utf-8")

    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(", text
    )
    assert not re.search(r"<style|\sstyle=\"|<script(?![^>]* src=)|\son\w+=\"|https?:", text)
