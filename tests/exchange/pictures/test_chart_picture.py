"""The chart on a sheet: nothing is lost without a word, and held results stay held."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from scenario_desk.exchange.pictures.chart_picture import (
    ChartPicture,
    Framing,
    chart_picture,
    first_moment,
)
from scenario_desk.exchange.pictures.page_plan import LEAST_TYPE
from scenario_desk.exchange.pictures.picture_files import pages_on, svg
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.pictures.sheet import sheet
from scenario_desk.model.edits import amend_scenario
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.tokens import tokens
from tests.exchange.pictures.trees_drawn import MARKING, Written, evaluated, evaluation_of
from tests.presentation.chart.drawn import crowd

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def texts(qapp: QGuiApplication) -> QtTypeSetter:
    return QtTypeSetter(qapp.font())


@pytest.fixture
def draw(texts: QtTypeSetter):  # type: ignore[no-untyped-def]
    def drawn(scenario: Scenario | None = None, *, held: bool = False, **framed: object):  # type: ignore[no-untyped-def]
        evaluation = evaluated() if scenario is None else evaluation_of(scenario)
        moment = replace(first_moment(evaluation), held=held)
        return chart_picture(moment, texts, tokens("light"), Framing(**framed))  # type: ignore[arg-type]

    return drawn


def source_of(chart: ChartPicture, texts: QtTypeSetter) -> str:
    return b"".join(svg(sheet(chart, texts), texts)).decode()


def words_of(source: str) -> str:
    return " ".join(each.text or "" for each in ElementTree.fromstring(source).iter())


def test_the_sheet_says_what_it_is_and_under_what(draw, texts) -> None:  # type: ignore[no-untyped-def]
    words = words_of(source_of(draw(), texts))
    for said in (
        "Syria 2017",
        "4 of 16 could be signed, barely",
        "Nothing is on the table.",
        "neither",
    ):
        assert said in words
    assert words.count(MARKING) >= 2


def test_every_dot_is_named_for_whoever_points_at_it(draw, texts) -> None:  # type: ignore[no-untyped-def]
    root = ElementTree.fromstring(source_of(draw(crowd(200)), texts))
    parts = {group.get("data-id"): group.find(f"{SVG}title") for group in root.iter(f"{SVG}g")}
    for number in range(200):
        title = parts[f"x{number}"]
        assert title is not None
        assert title.text == f"Outcome {number}"
    written = " ".join(each.text or "" for each in root.iter(f"{SVG}text"))
    assert "Shown without a name, for want of room:" in written


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_has_a_number_is_named_below(draw, texts, scale) -> None:  # type: ignore[no-untyped-def]
    chart = draw(width=512, height=280, scale=scale)
    assert chart.chart is not None
    content, arranged = chart.chart
    numbered = [label for label in arranged.labels if label.numbered]
    assert numbered
    written = ElementTree.fromstring(source_of(chart, texts)).iter(f"{SVG}text")
    said = ["".join(each.itertext()) for each in written]
    for label in numbered:
        assert content.names[label.endpoint] in said
        # In the chart, and in the key.
        assert said.count(label.text) >= 2


def test_no_words_lie_on_others(draw) -> None:  # type: ignore[no-untyped-def]
    chart = draw()
    surface = Written(chart.width, chart.height)
    chart.draw(surface, Box(0, 0, chart.width, chart.height))
    boxes = [(line, Box(*box)) for line, box in surface.lines_of_text]
    for (one, box), (other, place) in combinations(boxes, 2):
        assert not box.grown(-1).touches(place), (one, other)


def test_a_part_of_it_is_the_same_moved(draw) -> None:  # type: ignore[no-untyped-def]
    chart = draw()
    whole, part = (Written(chart.width, chart.height) for _ in range(2))
    chart.draw(whole, Box(0, 0, chart.width, chart.height))
    chart.draw(part, Box(100, 50, chart.width, chart.height))
    moved = part.words + np.array([100, 50, 100, 50])
    np.testing.assert_allclose(moved, whole.words)


def test_held_results_are_not_in_it(draw, texts) -> None:  # type: ignore[no-untyped-def]
    source, theme = source_of(draw(held=True), texts), tokens("light")
    assert "Results are held" in source
    assert "signed" not in source
    for colour in (theme.overlap, theme.region, theme.principal_1):
        assert colour not in source


def test_what_a_pane_shows_says_what_lies_outside(draw) -> None:  # type: ignore[no-untyped-def]
    near = draw(width=600, height=500, ranges=((0.0, 30.0), (15.0, 30.0)))
    assert (near.width, near.height) == (600, 500)
    assert "Outside the picture: " in near.caption.left_out
    assert "State collapse" in near.caption.left_out


def test_it_is_on_one_page_and_can_be_read(draw, texts) -> None:  # type: ignore[no-untyped-def]
    for paper in ("a4", "letter"):
        pages, _layout = pages_on(draw(crowd(200)), texts, "page", paper)
        assert pages.count == 1
        assert pages.plan.scale * pages.drawing.smallest >= LEAST_TYPE
        record = Written(pages.paper.width, pages.paper.height)
        pages.draw_around(record, 0)
        assert any("Shown without a name" in line for line in record.said)


def test_whatever_a_scenario_is_called_the_file_is_well_formed(draw, texts) -> None:  # type: ignore[no-untyped-def]
    odd = amend_scenario(crowd(3), title="<b>&\u202eA", marking="\x00 only")
    assert "<b>&" in words_of(source_of(draw(odd), texts))
