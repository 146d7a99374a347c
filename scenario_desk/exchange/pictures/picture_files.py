"""Writes a picture into a file, by the ending of its name: .svg, .pdf or .png."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFontInfo, QPageLayout, QPageSize

from scenario_desk.exchange.atomic import write_atomically
from scenario_desk.exchange.pictures.drawing import Drawing
from scenario_desk.exchange.pictures.handout import Matter, handout
from scenario_desk.exchange.pictures.page_plan import FULL_SIZE, Fitting
from scenario_desk.exchange.pictures.pages import Pages, spread
from scenario_desk.exchange.pictures.qt_pages import (
    LARGEST_PAGE,
    Advance,
    image_of_sheet,
    page_layout,
    paper_of,
    pdf_of_pages,
    pdf_of_sheet,
)
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.pictures.sheet import OnePage, sheet
from scenario_desk.exchange.pictures.svg_surface import SvgSurface
from scenario_desk.exchange.refusal import FileRefused, refused_by_system
from scenario_desk.presentation.tokens import Theme, Tokens, tokens

Paper = Literal["a4", "a3", "letter"]
SCALES = (1, 2, 3, 4)
"""How many pixels of a PNG a logical one can take in each direction."""
MOST_PIXELS = 100_000_000
_LONGEST_SIDE = 32_000
"""Pixels: beyond it Qt and many viewers draw nothing."""
_PARTS_AT_ONCE = 2_000
"""Elements of an SVG that are put together and written at once, so that no thread is held up."""
_SIZES = {
    "a4": QPageSize.PageSizeId.A4,
    "a3": QPageSize.PageSizeId.A3,
    "letter": QPageSize.PageSizeId.Letter,
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is written; what its format has no use for is not looked at."""

    scale: int = 2
    """Of a PNG, one of SCALES."""
    fitting: Fitting | None = None
    """Of a PDF: how it is spread over pages; None makes one page as large as the picture."""
    paper: Paper = "a4"
    """Of such pages, and of a handout."""


def unhurried(_share: float) -> None:
    """An Advance for work that nobody watches."""


def colours_for(ending: str, theme: Theme) -> Tokens:
    """The colours of a kind of file: what is printed stands on white."""
    chosen = tokens(theme)
    on_white = ending == ".pdf" and theme == "light"
    return replace(chosen, background=chosen.panel) if on_white else chosen


def write_picture(
    drawing: Drawing | Matter,
    texts: QtTypeSetter,
    path: Path,
    manner: Manner,
    advance: Advance = unhurried,
) -> None:
    """Write the file, whole or not at all; raises FileRefused."""
    write = WRITERS[ending_of(path)]
    try:
        write_atomically(path, write(drawing, texts, manner, advance))
    except FileRefused as refused:
        raise refused.about(path.name) from None
    except OSError as error:
        raise refused_by_system("picture_not_written", path, error) from error


def ending_of(path: Path) -> str:
    """The ending that says what to write; raises FileRefused for one that says nothing."""
    ending = path.suffix.lower()
    if ending not in WRITERS:
        raise FileRefused("picture_unknown_ending", file=path.name, known=list(WRITERS))
    return ending


def svg(on: OnePage, texts: QtTypeSetter) -> Iterator[bytes]:
    """The SVG file of a sheet, in pieces."""
    said = on.caption
    family = QFontInfo(texts.font).family()
    surface = SvgSurface(on.width, on.height, said.title, said.spoken, family)
    on.draw(surface)
    rest = surface.document()
    while piece := "".join(islice(rest, _PARTS_AT_ONCE)):
        yield piece.encode()


def png(on: OnePage, scale: int) -> bytes:
    """The PNG file of a sheet; raises FileRefused where it would have too many pixels."""
    width, height = round(on.width * scale), round(on.height * scale)
    if width * height > MOST_PIXELS or max(width, height) > _LONGEST_SIDE:
        raise FileRefused("picture_too_large", width=width, height=height)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of_sheet(on, scale).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def pages_on(
    drawing: Drawing,
    texts: QtTypeSetter,
    fitting: Fitting,
    paper: Paper,
    upright: bool | None = None,
) -> tuple[Pages, QPageLayout]:
    """The pages of a paper, turned so that they are fewest unless it is said how; and their layout."""
    made = []
    for turned in (True, False) if upright is None else (upright,):
        layout = page_layout(QPageSize(_SIZES[paper]), upright=turned)
        made.append((spread(drawing, texts, paper_of(layout), fitting), layout))
    return min(made, key=lambda each: (each[0].count, -each[0].plan.scale))


def _on_one_page(drawing: Drawing | Matter, texts: QtTypeSetter, manner: Manner) -> OnePage:
    if isinstance(drawing, Matter):
        layout = page_layout(QPageSize(_SIZES[manner.paper]), upright=True)
        return handout(drawing, paper_of(layout))
    return sheet(drawing, texts)


def _write_svg(
    drawing: Drawing | Matter, texts: QtTypeSetter, manner: Manner, _advance: Advance
) -> Iterable[bytes]:
    return svg(_on_one_page(drawing, texts, manner), texts)


def _write_png(
    drawing: Drawing | Matter, texts: QtTypeSetter, manner: Manner, _advance: Advance
) -> Iterable[bytes]:
    return (png(_on_one_page(drawing, texts, manner), manner.scale),)


def _write_pdf(
    drawing: Drawing | Matter, texts: QtTypeSetter, manner: Manner, advance: Advance
) -> Iterable[bytes]:
    if manner.fitting is not None and not isinstance(drawing, Matter):
        title = drawing.caption.title
        pages, layout = pages_on(drawing, texts, manner.fitting, manner.paper)
        return (pdf_of_pages(pages, layout, title, advance),)
    whole = _on_one_page(drawing, texts, manner)
    if max(whole.width, whole.height) * FULL_SIZE > LARGEST_PAGE:
        raise FileRefused("picture_beyond_a_page")
    return (pdf_of_sheet(whole, whole.caption.title),)


WRITERS: dict[str, Callable[[Drawing | Matter, QtTypeSetter, Manner, Advance], Iterable[bytes]]] = {
    ".svg": _write_svg,
    ".pdf": _write_pdf,
    ".png": _write_png,
}
"""By ending."""
