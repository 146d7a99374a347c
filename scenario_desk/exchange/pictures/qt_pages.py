"""Pages and sheets on what Qt paints on: a printer, a PDF file, an image."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from scenario_desk.exchange.pictures.page_plan import FULL_SIZE
from scenario_desk.exchange.pictures.pages import Pages, Paper
from scenario_desk.exchange.pictures.qt_surface import QtSurface
from scenario_desk.exchange.pictures.sheet import OnePage
from scenario_desk.presentation.words.harmless import harmless

DOTS = 1200
"""To the inch of a PDF: finer than any type needs."""
LARGEST_PAGE = 14_400.0
"""Points: what readers of PDF take as the longest side of a page."""
_MARGIN = 34.0
"""Points that stay empty at the edges of a page: 12 mm."""
_PIXELS_TO_AN_INCH = 96.0
"""Of the screen, in which pages are laid out."""

Advance = Callable[[float], None]
"""Told how much is done, 0 … 1; raises where it is no longer wanted."""


def paper_of(layout: QPageLayout) -> Paper:
    """The paper of a page layout, with margins that every printer can keep."""
    whole = layout.fullRect(QPageLayout.Unit.Point)
    least = layout.minimumMargins()
    factor = 1 / FULL_SIZE
    left, top, right, bottom = (
        max(each, _MARGIN) * factor
        for each in (least.left(), least.top(), least.right(), least.bottom())
    )
    return Paper(whole.width() * factor, whole.height() * factor, left, top, right, bottom)


def page_layout(size: QPageSize, *, upright: bool) -> QPageLayout:
    """A layout of whole pages, whose margins we keep ourselves."""
    turned = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    layout = QPageLayout(size, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def paint_pages(
    painter: QPainter,
    device: QPagedPaintDevice,
    pages: Pages,
    numbers: Iterable[int],
    dots: float,
    advance: Advance,
) -> None:
    """Paint some pages, counted from 0; dots: the device's to the inch."""
    numbers = tuple(numbers)
    for done, number in enumerate(numbers):
        advance(done / len(numbers))
        if done:
            device.newPage()
        paint_page(painter, pages, number, dots / _PIXELS_TO_AN_INCH)


def paint_page(painter: QPainter, pages: Pages, number: int, scale: float) -> None:
    """Paint one page from the painter's origin; scale: the painter's units to a pixel."""
    painter.save()
    painter.scale(scale, scale)
    box = pages.picture_box(number)
    painter.save()
    painter.translate(box.left, box.top)
    painter.scale(pages.magnified, pages.magnified)
    pages.draw_picture(QtSurface(painter, 1.0), number)
    painter.restore()
    pages.draw_around(QtSurface(painter, 1.0), number)
    painter.restore()


def pdf_of_pages(pages: Pages, layout: QPageLayout, title: str, advance: Advance) -> bytes:
    """The PDF file of all pages."""

    def paint(painter: QPainter, writer: QPdfWriter) -> None:
        paint_pages(painter, writer, pages, range(pages.count), DOTS, advance)

    return _pdf(layout, title, paint)


def pdf_of_sheet(sheet: OnePage, title: str) -> bytes:
    """The PDF file of one page as large as the sheet; the sheet is no larger than a page can be."""
    points = QSizeF(sheet.width * FULL_SIZE, sheet.height * FULL_SIZE)
    size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)

    def paint(painter: QPainter, _writer: QPdfWriter) -> None:
        painter.scale(DOTS / _PIXELS_TO_AN_INCH, DOTS / _PIXELS_TO_AN_INCH)
        sheet.draw(QtSurface(painter, 1.0))

    return _pdf(page_layout(size, upright=True), title, paint)


def image_of_sheet(sheet: OnePage, scale: float) -> QImage:
    """The sheet in pixels, so many to a logical one in each direction."""
    image = QImage(
        round(sheet.width * scale), round(sheet.height * scale), QImage.Format.Format_RGB32
    )
    painter = QPainter(image)
    painter.scale(scale, scale)
    # Its own pictures of marks belong to the interface thread, which this may not be.
    sheet.draw(QtSurface(painter, scale))
    painter.end()
    return image


def _pdf(layout: QPageLayout, title: str, paint: Callable[[QPainter, QPdfWriter], None]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageLayout(layout)
    writer.setTitle(harmless(title))
    writer.setCreator("Scenario Desk")
    painter = QPainter(writer)
    try:
        paint(painter, writer)
    finally:
        painter.end()
    return bytes(buffer.data().data())
