"""Writes a session as a section of a report, by the ending of its name: .md or .html.

Everything that people typed stands there as plain text, whatever it looks like. Nothing in the files
runs, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtGui import QFontInfo

from scenario_desk.exchange.atomic import write_atomically
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.pictures.svg_surface import SvgSurface
from scenario_desk.exchange.pictures.svg_text import text as plain
from scenario_desk.exchange.refusal import FileRefused, refused_by_system
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.robustness.figure import Figure, Twin
from scenario_desk.presentation.session.report import LogReport, log_report
from scenario_desk.presentation.tokens import tokens
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _

_WIDTH, _HEIGHT = 920.0, 460.0
"""Pixels of the picture."""


def write_log(scenario: Scenario, session: str, path: Path, texts: QtTypeSetter) -> None:
    """Write the section about a session, whole or not at all; raises FileRefused."""
    ending = ending_of(path)
    report = log_report(scenario, session)
    try:
        write_atomically(path, (WRITERS[ending](report, texts).encode(),))
    except FileRefused as refused:
        raise refused.about(path.name) from None
    except OSError as error:
        raise refused_by_system("picture_not_written", path, error) from error


def ending_of(path: Path) -> str:
    """The ending that says what to write; raises FileRefused for one that says nothing."""
    ending = path.suffix.lower()
    if ending not in WRITERS:
        raise FileRefused("log_unknown_ending", file=path.name, known=list(WRITERS))
    return ending


def log_markdown(report: LogReport) -> str:
    """The section in Markdown, as CommonMark with tables reads it."""
    return "\n\n".join(_markdown(report)) + "\n"


def log_html(report: LogReport, texts: QtTypeSetter) -> str:
    """The section as a page of its own, with its picture in it."""
    return "\n".join(_html(report, texts)) + "\n"


WRITERS: dict[str, Callable[[LogReport, QtTypeSetter], str]] = {
    ".html": log_html,
    ".md": lambda report, _texts: log_markdown(report),
}
"""By ending."""


def _markdown(report: LogReport) -> Iterator[str]:
    if report.marking:
        yield f"**{_marked(report.marking)}**"
    yield f"## {_marked(report.title)}"
    yield _marked(report.of)
    if report.says:
        yield " ".join(map(_marked, report.says))
    if report.log.rows:
        yield _markdown_table(report.log)
    if report.ripe is not None:
        yield f"### {_marked(report.ripe.title)}"
        yield " ".join(map(_marked, report.ripe.says))
        yield _markdown_table(report.ripe.twin)
    if report.seals:
        yield f"### {_marked(_('Seals of the rounds'))}"
        yield "\n".join(f"- {_marked(seal)}" for seal in report.seals)
    if report.marking:
        yield f"**{_marked(report.marking)}**"


def _markdown_table(table: Twin) -> str:
    head, *rows = ([_marked(cell) for cell in row] for row in (table.columns, *table.rows))
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&!$@^]|(?<=www)\.|:(?=//)", re.IGNORECASE)


def _marked(content: str) -> str:
    """A text in one line of which nothing is a mark, a link or an element."""
    return _MARKS.sub(lambda found: "\\" + found.group(), harmless(content).strip())


_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #1d2126; background: #fff;
       max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid #e2e2dc; padding: .35rem .6rem; text-align: left;
         vertical-align: top; overflow-wrap: anywhere; }
.marking { text-align: center; font-weight: bold; }
.of, th { color: #5b636d; }
svg { max-width: 100%; height: auto; }
@media print { body { margin: 0; } }
"""
_META = (
    '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
)


def _html(report: LogReport, texts: QtTypeSetter) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield "<html>"
    yield f"<head>{_META}"
    yield f"<title>{_said(report.title)}</title><style>{_STYLE}</style></head><body>"
    marking = f'<p class="marking">{_said(report.marking)}</p>' if report.marking else ""
    yield marking
    yield f'<h1>{_said(report.title)}</h1><p class="of">{_said(report.of)}</p>'
    yield _paragraph(report.says)
    if report.log.rows:
        yield from _html_table(report.log)
    if report.ripe is not None:
        yield f"<h2>{_said(report.ripe.title)}</h2>"
        yield _paragraph(report.ripe.says)
        yield _svg(report.ripe, texts)
        yield from _html_table(report.ripe.twin)
    if report.seals:
        yield f"<h2>{_said(_('Seals of the rounds'))}</h2><ul>"
        yield from (f"<li>{_said(seal)}</li>" for seal in report.seals)
        yield "</ul>"
    yield f"{marking}</body></html>"


def _html_table(table: Twin) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield from (f'<th scope="col">{_said(title)}</th>' for title in table.columns)
    yield "</tr></thead><tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{_said(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody></table>"


def _paragraph(sentences: Iterable[str]) -> str:
    return f"<p>{' '.join(map(_said, sentences))}</p>"


def _said(content: str) -> str:
    return plain(harmless(content))


def _svg(figure: Figure, texts: QtTypeSetter) -> str:
    """The picture as an element of the page."""
    style = Style(tokens("light"), 1.0, texts)
    placed = figure.placed(_WIDTH, _HEIGHT, style)
    family = QFontInfo(texts.font).family()
    title, says = harmless(figure.title), harmless(" ".join(figure.says))
    surface = SvgSurface(placed.width, placed.height, title, says, family)
    placed.draw(surface, Box(0, 0, placed.width, placed.height))
    document = "".join(surface.document())
    return document[document.index("<svg") :]
