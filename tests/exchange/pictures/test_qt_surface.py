"""What a painter's surface puts on pixels and on pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPdfWriter

from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.exchange.pictures.qt_surface import PixelSurface, QtSurface, qt_surface
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.drawing import (
    Align,
    Colour,
    Curve,
    Line,
    Move,
    Stamping,
    Stroke,
    Surface,
    Type,
)
from scenario_desk.presentation.glyph import glyph
from scenario_desk.presentation.glyph_drawing import draw_glyph
from scenario_desk.presentation.tokens import tokens

RED, BLUE, WHITE = Colour("#FF0000"), Colour("#0000FF"), Colour("#FFFFFF")
pytestmark = pytest.mark.usefixtures("qapp")


@contextmanager
def painted(image: QImage) -> Iterator[PixelSurface]:
    painter = QPainter(image)
    surface = qt_surface(painter, image.devicePixelRatio())
    assert isinstance(surface, PixelSurface)
    yield surface
    painter.end()


def blank(side: int = 40, ratio: float = 1.0) -> QImage:
    image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#FFFFFF"))
    return image


def colour(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def test_shapes_are_filled_where_they_are() -> None:
    image = blank()
    with painted(image) as surface:
        surface.box(2, 2, 10, 10, fill=RED)
        surface.ellipse(30, 7, 6, 5, fill=BLUE)
        surface.pie(10, 30, 8, 90, 180, RED)
        surface.path([Move(20, 20), Line(38, 20), Curve(38, 38, 30, 38, 20, 38)], None, BLUE)
    assert colour(image, 7, 7) == "#FF0000"
    assert colour(image, 30, 7) == "#0000FF"
    assert colour(image, 6, 30) == "#FF0000"
    assert colour(image, 14, 30) == "#FFFFFF"
    assert colour(image, 26, 28) == "#0000FF"


def test_many_lines_and_boxes_are_drawn_at_once() -> None:
    image = blank()
    with painted(image) as surface:
        surface.lines(np.array([[0, 5.5, 40, 5.5], [0, 9.5, 40, 9.5]]), Stroke(RED), smooth=False)
        surface.boxes(np.array([[4.0, 20, 6, 6], [20, 20, 6, 6]]), BLUE)
        surface.lines(np.zeros((0, 4)), Stroke(BLUE))
    assert [colour(image, 20, y) for y in (5, 7, 9)] == ["#FF0000", "#FFFFFF", "#FF0000"]
    assert [colour(image, x, 23) for x in (7, 15, 23)] == ["#0000FF", "#FFFFFF", "#0000FF"]


def test_an_image_stands_the_right_way_round() -> None:
    image = blank()
    pixels = np.zeros((2, 2, 4), np.uint8)
    pixels[0, 0] = 255, 0, 0, 255
    pixels[1, 1] = 0, 0, 255, 255
    with painted(image) as surface:
        surface.image(0, 0, 40, 40, pixels)
    assert colour(image, 5, 5) == "#FF0000"
    assert colour(image, 35, 35) == "#0000FF"
    assert colour(image, 35, 5) == "#FFFFFF"


def test_what_is_faded_or_clipped_ends_with_its_context() -> None:
    image = blank()
    with painted(image) as surface:
        with surface.faded(0.5), surface.faded(0.5):
            surface.box(0, 0, 10, 10, fill=RED)
        with surface.clipped(0, 20, 10, 10), surface.clipped(5, 20, 40, 40):
            surface.box(0, 15, 40, 20, fill=BLUE)
        surface.box(30, 0, 10, 10, fill=RED)
        surface.ellipse(30, 30, 6, 6, fill=BLUE)
    assert image.pixelColor(5, 5).green() == pytest.approx(191, abs=2)
    assert [colour(image, x, 25) for x in (2, 7, 12)] == ["#FFFFFF", "#0000FF", "#FFFFFF"]
    assert colour(image, 35, 5) == "#FF0000"
    assert colour(image, 30, 30) == "#0000FF"


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_stamp_is_drawn_once_and_on_whole_pixels(ratio: float) -> None:
    image, times = blank(40, ratio), []

    def draw(surface: Surface, x: float, y: float) -> None:
        times.append((x, y))
        surface.box(x - 6, y - 6, 12, 12, fill=RED)

    with painted(image) as surface:
        assert isinstance(surface, Stamping)
        for x in (10.3, 30.2):
            surface.stamp(("a test of stamps", ratio), x, 20.4, 6, draw)
    assert len(times) == 1
    seen = {image.pixelColor(x, round(20 * ratio)).name() for x in range(image.width())}
    assert seen == {"#ff0000", "#ffffff"} or ratio == 1.5
    assert colour(image, round(30 * ratio), round(20 * ratio)) == "#FF0000"


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_text_begins_is_centred_or_ends_where_it_is_told(align: Any) -> None:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    laid = QtTypeSetter(QGuiApplication.font()).laid("HHHHHHHH", Type(16), 150)
    with painted(image) as surface:
        surface.text(laid, 100, 10, RED, align)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(60, 200, 4)
    columns = np.flatnonzero((pixels[..., 1] < 128).any(axis=0))
    rows = np.flatnonzero((pixels[..., 1] < 128).any(axis=1))
    left = 100 - {"left": 0, "centre": 0.5, "right": 1}[align] * laid.width
    assert columns[0] == pytest.approx(left, abs=4)
    assert columns[-1] == pytest.approx(left + laid.width, abs=4)
    assert rows[0] >= 10
    assert rows[-1] <= 10 + laid.height


def test_on_a_page_text_stays_text_and_a_mark_lines() -> None:
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    painter = QPainter(writer)
    surface = qt_surface(painter, 1.0)
    assert not isinstance(surface, Stamping)
    texts = QtTypeSetter(painter.font())
    surface.text(texts.laid("Ceasefire", Type(12), 200), 10, 10, RED)
    both = glyph((1, 0), True, letters=("U", "R"))
    draw_glyph(surface, both, 60, 60, 20, tokens("light"), texts)
    painter.end()
    page = bytes(device.data().data())
    assert b"/Font" in page
    assert b"/Subtype /Image" not in page
    device.close()


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120),
    st.floats(40, 400),
    st.integers(1, 4),
    st.booleans(),
    st.sampled_from([0.0, 0.4]),
)
def test_what_is_laid_out_stays_in_its_room(
    text: str, width: float, lines: int, strong: bool, share: float
) -> None:
    texts, face, spared = QtTypeSetter(QGuiApplication.font()), Type(13, strong), share * width
    laid = texts.laid(text, face, width, lines, spared)
    assert 1 <= len(laid.lines) <= lines
    assert laid.width <= width + 1
    assert laid.widths[-1] <= width - spared + 1
    assert laid.whole or any(line.endswith("…") for line in laid.lines)
    if laid.whole:
        assert "".join("".join(laid.lines).split()) == "".join(text.split())
    assert texts.laid(text, face, width, lines, spared) is laid


def test_only_the_last_line_leaves_room_for_other_words() -> None:
    texts = QtTypeSetter(QGuiApplication.font())
    whole = texts.laid("Russian-led, Iran held back", Type(13), 130, 2, 40)
    assert whole.whole
    assert whole.widths[0] > 90 > whole.widths[1]


def test_a_text_knows_from_where_it_is_read() -> None:
    texts = QtTypeSetter(QGuiApplication.font())
    assert texts.laid("محادثات", Type(13), 200).from_right
    assert texts.laid("(2) محادثات", Type(13), 200).from_right
    assert not texts.laid("Переговоры", Type(13), 200).from_right


@pytest.mark.parametrize("acceptable", [(-1, -1), (-1, 0), (-1,), (-1, -1, -1)])
def test_hatching_says_undecided_inside_its_slice_only(acceptable: tuple[int, ...]) -> None:
    theme = tokens("light")
    image = blank(200)
    with painted(image) as surface:
        texts = QtTypeSetter(QGuiApplication.font())
        draw_glyph(surface, glyph(acceptable, True), 100, 100, 90, theme, texts)
    first = QColor(theme.principal_1)
    count = [0, 0]
    for x in range(200):
        for y in range(200):
            away = ((x - 100) ** 2 + (y - 100) ** 2) ** 0.5
            if away < 82 and image.pixelColor(x, y) == first:
                count[x >= 100] += 1
            if away > 92:
                assert colour(image, x, y) == "#FFFFFF"
    if len(acceptable) == 2:
        assert count[0] > 500
        assert count[1] < 30
    else:
        assert sum(count) > 500


def test_letters_have_a_rim_on_pixels_and_on_pages() -> None:
    texts = QtTypeSetter(QGuiApplication.font())
    laid = texts.laid("HH", Type(20, True), 100)

    def seen(kind: type[QtSurface]) -> set[str]:
        image = blank(60)
        painter = QPainter(image)
        painter.setFont(QGuiApplication.font())
        kind(painter, 1.0).text(laid, 8, 10, BLUE, rim=RED)
        painter.end()
        return {colour(image, x, y) for x in range(60) for y in range(60)}

    for kind in (PixelSurface, QtSurface):
        assert {"#FF0000", "#0000FF", "#FFFFFF"} <= seen(kind)


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_words_run_upwards_where_they_are_recorded(align: Align) -> None:
    laid = QtTypeSetter(QGuiApplication.font()).laid("Hill", Type(12), 100)
    image = blank(120)
    with painted(image) as surface:
        surface.text(laid, 50, 60, BLUE, align, upwards=True)
        surface.box(0, 0, 1, 1, fill=RED)
    record = InkRecord(120, 120)
    record.text(laid, 50, 60, BLUE, align, upwards=True)
    ((left, top, right, bottom),) = record.words.tolist()
    marked = [
        (x, y) for x in range(2, 120) for y in range(2, 120) if colour(image, x, y) != "#FFFFFF"
    ]
    assert marked
    assert all(left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1 for x, y in marked)
    assert bottom - top == laid.width
