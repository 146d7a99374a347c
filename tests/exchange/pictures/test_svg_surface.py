"""An SVG is well formed whatever the texts hold, runs nothing, and shows what was drawn."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from scenario_desk.exchange.pictures.svg_surface import SvgSurface
from scenario_desk.exchange.pictures.svg_text import number
from scenario_desk.presentation.drawing import Colour, Curve, Laid, Line, Move, Stroke, Type

RED, BLUE = Colour("#FF0000"), Colour("#0000FF")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def surface() -> SvgSurface:
    return SvgSurface(200, 100, "A tree", "What it shows", "Noto Sans")


def laid(*lines: str, from_right: bool = False, strong: bool = False, pixels: int = 13) -> Laid:
    widths = tuple(7.0 * len(line) for line in lines)
    return Laid(lines, widths, 16.0, Type(pixels, strong), True, from_right)


def written(surface: SvgSurface) -> str:
    return "".join(surface.document())


def parsed(surface: SvgSurface) -> ElementTree.Element:
    return ElementTree.fromstring(written(surface))


def texts(surface: SvgSurface) -> list[ElementTree.Element]:
    return list(parsed(surface).iter(f"{SVG}text"))


def painted(surface: SvgSurface, qtbot: object) -> QImage:
    """What Qt's own reader of SVG makes of it."""
    renderer = QSvgRenderer(QByteArray(written(surface).encode()))
    assert renderer.isValid()
    image = QImage(200, 100, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def colour_at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def test_it_says_what_it_is(surface):
    root = parsed(surface)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert (root.get("width"), root.get("viewBox")) == ("200", "0 0 200 100")
    named = {child.get("id"): child.text for child in root}
    assert [named[key] for key in root.get("aria-labelledby").split()] == [
        "A tree",
        "What it shows",
    ]
    group = root.find(f"{SVG}g")
    assert group.get("font-family").startswith("'Noto Sans', 'Segoe UI'")
    assert "tabular-nums" in group.get("style")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "</text><image href='http://a.b/c.png'/>",
        '" onload="alert(1)\' & ]]> <!-- ',
        "&lt; stays &amp; as typed",
        "right \N{RIGHT-TO-LEFT OVERRIDE}tfel\N{POP DIRECTIONAL FORMATTING} again",
        "  kept   spaces ",
        "Ход переговоров · مفاوضات 中文 🕊",
    ],
)
def test_a_text_is_only_ever_text(surface, hostile):
    surface.title = surface.description = hostile
    with surface.group(hostile, hostile):
        surface.text(laid(hostile), 0, 0, RED)
    root = parsed(surface)
    (only,) = root.iter(f"{SVG}text")
    assert only.text == hostile
    assert {each.text for each in root.iter(f"{SVG}title")} == {hostile}
    assert [each.get("data-id") for each in root.iter() if each.get("data-id")] == [hostile]
    kinds = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert kinds == {"svg", "title", "desc", "g", "text"}


@given(st.text())
def test_any_text_makes_a_file_that_can_be_read(content):
    surface = SvgSurface(10, 10, content, content, "Noto Sans")
    with surface.group(content, content):
        surface.text(laid(content), 0, 0, RED)
    source = written(surface)
    ElementTree.fromstring(source.encode())
    assert not set(source) & set("\x00\x1b\u202e\u2066\ufeff")


def test_what_xml_cannot_hold_is_told_apart(surface):
    surface.text(laid("a\x00b\x1bc\ud800d"), 0, 0, RED)
    assert texts(surface)[0].text == "a\ufffdb\ufffdc\ufffdd"


def test_nothing_runs_and_nothing_is_fetched(surface):
    surface.image(0, 0, 10, 10, np.zeros((2, 2, 4), np.uint8))
    surface.stamp("dot", 5, 5, 2, lambda on, x, y: on.ellipse(x, y, 2, 2, fill=RED))
    with surface.clipped(0, 0, 5, 5):
        surface.box(0, 0, 10, 10, fill=RED)
    root = parsed(surface)
    for each in root.iter():
        assert not each.tag.endswith(("script", "foreignObject", "style"))
        for name, value in each.attrib.items():
            assert not name.startswith("on")
            if name.endswith("href"):
                assert value.startswith(("#", "data:image/png;base64,"))
            if "url(" in value:
                assert value.startswith("url(#")


def test_lines_of_text_stand_one_below_the_other(surface):
    surface.text(laid("first", "and second", strong=True, pixels=11), 20, 10, BLUE)
    first, second = texts(surface)
    assert (first.text, second.text) == ("first", "and second")
    assert float(second.get("y")) - float(first.get("y")) == pytest.approx(16)
    assert (first.get("font-size"), first.get("font-weight")) == ("11", "600")
    assert (first.get("textLength"), first.get("fill")) == ("35", "#0000FF")


@pytest.mark.parametrize(
    ("align", "x", "anchor", "middle"),
    [("left", "20", None, "34"), ("centre", "20", "middle", "20"), ("right", "20", "end", "6")],
)
def test_a_text_begins_is_centred_or_ends_at_its_place(surface, align, x, anchor, middle):
    surface.text(laid("word"), 20, 10, RED, align)
    surface.text(laid("كلمة", from_right=True), 20, 10, RED, align)
    word, arabic = texts(surface)
    assert (word.get("x"), word.get("text-anchor")) == (x, anchor)
    assert (arabic.get("x"), arabic.get("text-anchor")) == (middle, "middle")
    assert arabic.get("direction") == "rtl"


def test_spaces_that_would_be_lost_are_kept(surface):
    surface.text(laid("one two"), 0, 0, RED)
    surface.text(laid("one  two"), 0, 0, RED)
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert [each.get(space) for each in texts(surface)] == [None, "preserve"]


@pytest.mark.parametrize(
    ("value", "short"),
    [(1.0, "1"), (0.5, "0.5"), (-0.001, "0"), (12.345, "12.35"), (100.0, "100"), (-3.10, "-3.1")],
)
def test_numbers_are_short(value, short):
    assert number(value) == short


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_written(surface, value):
    with pytest.raises(ValueError, match="no length"):
        surface.box(value, 0, 1, 1, fill=RED)


def test_an_empty_group_leaves_nothing(surface):
    with surface.group("Nobody"), surface.faded(0.5):
        surface.lines(np.zeros((0, 4)), Stroke(RED))
    assert "Nobody" not in written(surface)


def test_a_group_that_is_not_closed_is_no_document(surface):
    with surface.group("Open"), pytest.raises(ValueError, match="open"):
        written(surface)


def test_shapes_show_where_they_were_drawn(surface, qtbot):
    surface.box(0, 0, 200, 100, fill=Colour("#FFFFFF"))
    surface.box(10, 10, 20, 20, fill=RED, radius=4)
    surface.ellipse(60, 20, 10, 10, fill=BLUE)
    surface.ellipse(90, 20, 5, 10, fill=BLUE)
    surface.pie(120, 20, 10, 90, 180, RED)
    surface.pie(150, 20, 10, 0, 360, RED)
    surface.lines(np.array([[0.0, 50.5, 200.0, 50.5]]), Stroke(BLUE, 3))
    surface.boxes(np.array([[10.0, 60.0, 10.0, 10.0], [30.0, 60.0, 10.0, 10.0]]), RED)
    curve = [Move(60, 60), Curve(70, 60, 80, 70, 90, 70), Line(90, 90), Line(60, 90)]
    surface.path(curve, None, BLUE)
    with surface.faded(0.5):
        surface.box(100, 60, 20, 20, fill=RED)
    pixels = np.zeros((1, 2, 4), np.uint8)
    pixels[0] = [[255, 0, 0, 255], [0, 0, 255, 255]]
    surface.image(150, 60, 20, 20, pixels)
    image = painted(surface, qtbot)
    seen = {
        (20, 20): "#FF0000",
        (10, 10): "#FFFFFF",  # cut off by the rounding
        (60, 20): "#0000FF",
        (90, 28): "#0000FF",
        (97, 20): "#FFFFFF",
        (115, 20): "#FF0000",
        (125, 20): "#FFFFFF",
        (155, 15): "#FF0000",
        (100, 50): "#0000FF",
        (15, 65): "#FF0000",
        (25, 65): "#FFFFFF",
        (35, 65): "#FF0000",
        (75, 80): "#0000FF",
        (110, 70): "#FF8080",
        (153, 70): "#FF0000",
        (167, 70): "#0000FF",
    }
    assert {place: colour_at(image, *place) for place in seen} == seen


def test_words_show_where_they_were_written(surface, qtbot):
    surface.text(laid("HHHH", strong=True), 20, 40, Colour("#000000"))
    image = painted(surface, qtbot)
    inked = {
        (x, y) for x in range(200) for y in range(100) if image.pixelColor(x, y).lightness() < 128
    }
    assert inked
    assert all(18 <= x <= 75 and 40 <= y <= 56 for x, y in inked)


def test_a_clip_is_said_once_and_closed(surface):
    with surface.clipped(10, 10, 20, 20):
        surface.box(0, 0, 200, 100, fill=RED)
    surface.box(50, 50, 1, 1, fill=BLUE)
    root = parsed(surface)
    (clip,) = root.iter(f"{SVG}clipPath")
    (clipped,) = [each for each in root.iter() if each.get("clip-path")]
    assert clipped.get("clip-path") == f"url(#{clip.get('id')})"
    assert len(clipped) == 1


def test_what_repeats_is_said_once_and_shows_everywhere(surface, qtbot):
    drawn = []

    def draw(on: SvgSurface, x: float, y: float) -> None:
        drawn.append((x, y))
        on.box(x - 4, y - 4, 8, 8, fill=BLUE)

    surface.box(0, 0, 200, 100, fill=RED)
    for x in (20, 60, 100):
        surface.stamp(("square", 4), x, 50, 4, draw)
    assert len(drawn) == 1
    image = painted(surface, qtbot)
    assert [colour_at(image, x, 50) for x in (20, 40, 60, 100)] == [
        "#0000FF",
        "#FF0000",
        "#0000FF",
        "#0000FF",
    ]
    uses = list(parsed(surface).iter(f"{SVG}use"))
    assert len({use.get("{http://www.w3.org/1999/xlink}href") for use in uses}) == 1


def test_letters_with_a_rim_stand_in_the_file_once(surface: SvgSurface, qtbot: object) -> None:
    surface.box(0, 0, 200, 100, fill=BLUE)
    surface.text(laid("HHHH", pixels=40), 10, 30, BLUE, rim=RED)
    root = parsed(surface)
    (rim,) = root.iter(f"{SVG}use")
    (words,) = root.iter(f"{SVG}text")
    assert rim.get("{http://www.w3.org/1999/xlink}href") == f"#{words.get('id')}"
    assert (rim.get("stroke"), rim.get("stroke-width")) == ("#FF0000", "3")
    image = painted(surface, qtbot)
    seen = {colour_at(image, x, y) for x in range(10, 60) for y in range(20, 50)}
    assert {"#FF0000", "#0000FF"} <= seen


def test_words_that_run_upwards_are_turned(surface: SvgSurface) -> None:
    surface.text(laid("up"), 50, 60, RED, "centre", upwards=True)
    (words,) = texts(surface)
    assert words.get("transform") == "rotate(-90 50 60)"
    assert words.get("x") == "50"
