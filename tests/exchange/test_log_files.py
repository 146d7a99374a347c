"""A session as a section of a report: what it says, and that nothing people typed is obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace as replaced
from html.parser import HTMLParser
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.exchange.log_files import log_html, log_markdown, write_log
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.session.report import log_report
from scenario_desk.presentation.session.told import tell
from tests.model.played import DAY, played

HOSTILE = (
    "<script>alert(1)</script> | a **bold** [link](javascript:alert(1)) `code` ![x](http://e.org/x)"
    " <img src=x onerror=alert(1)> &amp; www.evil.org a@b.org http://e.org \u202etxet\n# heading"
    "\n\n---\n</td></table><style>*{display:none}</style>"
)


@pytest.fixture
def texts(qtbot: QtBot) -> QtTypeSetter:
    return QtTypeSetter(QApplication.font())


def hostile() -> Scenario:
    """A session in which everything that people type is hostile."""
    scenario = played(about=HOSTILE[:200], text=HOSTILE)
    scenario = edits.amend(scenario, "sessions", DAY, name=HOSTILE[:200])
    scenario = edits.amend(scenario, "actors", "us", name=HOSTILE[:100], short="<b>|*")
    scenario = edits.amend_scenario(scenario, marking=HOSTILE[:80], title=HOSTILE[:100])
    return edits.logged(
        scenario, "who", DAY, kind="move", about="|x|", who=HOSTILE[:100], text="a\nb"
    )


class Reader(HTMLParser):
    """The elements of a page, and what is not in the one of its style."""

    KNOWN: ClassVar[set[str]] = {
        "html", "head", "meta", "title", "style", "body", "p", "h1", "h2", "ul", "li", "table",
        "thead", "tbody", "tr", "th", "td", "svg", "desc", "g", "path", "rect", "text", "line",
        "defs", "clippath", "use", "tspan", "ellipse", "circle", "polyline",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.asked: set[str] = set()
        self.cells: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.asked |= {name for name, _value in attrs}
        self._in = tag
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self._in == "td":
            self.cells[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._in = ""


def test_nothing_that_was_typed_is_an_element(texts: QtTypeSetter) -> None:
    page = log_html(log_report(hostile(), DAY), texts)
    reader = Reader()
    reader.feed(page)
    assert reader.found <= Reader.KNOWN
    assert not {name for name in reader.asked if name.startswith("on") or name in ("src", "href")}
    assert page.count("<style>") == page.count("</style>") == 1
    assert "\u202e" not in page
    assert any("<script>alert(1)</script>" in cell for cell in reader.cells)
    assert "default-src 'none'" in page


def rows(markdown: str) -> Iterator[list[str]]:
    for line in markdown.splitlines():
        if line.startswith("|"):
            yield re.split(r"(?<!\\)\|", line)[1:-1]


def test_nothing_that_was_typed_is_a_mark(texts: QtTypeSetter) -> None:
    report = log_report(hostile(), DAY)
    markdown = log_markdown(report)
    widths = {len(row) for row in rows(markdown)}
    assert report.ripe is not None
    assert widths == {len(report.log.columns), len(report.ripe.twin.columns)}
    assert not re.search(r"(?<!\\)<|(?<!\\)`|(?<!\\)\]\(|(?<!\\)!\[", markdown)
    assert "http://" not in markdown
    assert "www.evil" not in markdown
    headings = [line for line in markdown.splitlines() if line.startswith("#")]
    assert [line.split()[0] for line in headings] == ["##", "###", "###"]
    # Taken back, the text is there.
    assert "<script>alert(1)</script>" in re.sub(r"\\(.)", r"\1", markdown)


def test_it_says_what_happened_and_what_it_came_to(texts: QtTypeSetter) -> None:
    scenario = played()
    report = log_report(scenario, DAY)
    assert [row[3] for row in report.log.rows] == [
        "Session opened: A day of play",
        "Move: Talks",
        "Inject released: Shelling resumes",
        "Step back: Talks",
        "Move: Push",
        "Remark (Nobody left the room.)",
    ]
    assert [row[4] for row in report.log.rows] == [each.since for each in tell(scenario, DAY)]
    for written in (log_markdown(report), log_html(report, texts)):
        assert written.count("A day of play") >= 2
        assert "Before → now" in written
        assert scenario.rounds["first-round"].digest in written
    assert log_html(report, texts).count("<svg") == 1


def test_an_empty_log_says_so(texts: QtTypeSetter) -> None:
    scenario = edits.remove_all(played(), "log", list(played().log))
    for written in (
        log_markdown(log_report(scenario, DAY)),
        log_html(log_report(scenario, DAY), texts),
    ):
        assert "Nothing is in its log." in written
        assert "<svg" not in written


def test_a_secret_number_is_said_only_of_a_round_that_was_revealed() -> None:
    scenario = played()
    found = scenario.rounds["first-round"]
    assert found.nonce
    assert found.nonce in " ".join(log_report(scenario, DAY).seals)
    closed = replaced(found, state="closed", revealed="")
    hidden = replaced(scenario, rounds=scenario.rounds.put(closed))
    seals = " ".join(log_report(hidden, DAY).seals)
    assert found.digest in seals
    assert found.nonce not in seals


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_it_is_written_whole_by_its_ending(
    texts: QtTypeSetter, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"log{ending}"
    write_log(played(), DAY, path, texts)
    content = path.read_text(encoding="utf-8")
    assert content.startswith("## " if ending == ".md" else "<!DOCTYPE html>")
    assert content.endswith("\n")


def test_another_ending_is_refused(texts: QtTypeSetter, tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        write_log(played(), DAY, tmp_path / "log.docx", texts)
    assert not list(tmp_path.iterdir())
