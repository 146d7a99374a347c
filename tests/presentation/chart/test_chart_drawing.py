"""Where everything of a chart stands, and what is written on whatever it is drawn on."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.evaluation import base_utility, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model.edits import amend, set_reservation, set_score
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import replace as replaced
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.chart.arrangement import arrange
from scenario_desk.presentation.chart.content import Shown, instead
from scenario_desk.presentation.chart.left_out import left_out
from scenario_desk.presentation.chart.legend_entries import chart_entries
from tests.model.building import small_scenario
from tests.presentation.chart.drawn import Drawn, content, crowd, drawn, flagship

FLAGSHIP = content(flagship(), shown=Shown(bargaining=True))
PACKAGE = content(flagship(), shown=Shown(bargaining=True), assumptions=Assumptions(package="pk-a"))
CROWD = content(crowd(200))


def assert_readable(chart: Drawn) -> None:
    """No name lies on a name, a dot, the words of a line, a letter, or outside the frame."""
    found = chart.arranged
    boxes = [label.box for label in found.labels]
    for one, other in combinations(boxes, 2):
        assert not one.touches(other)
    solid = [shape.words for shape in found.lines] + [mark.box for mark in found.marks]
    if not found.region_text.empty:
        solid.append(found.region_text)
    for box in boxes:
        assert found.plane.frame.contains(box)
        # Both are put on whole pixels.
        assert not any(box.grown(-0.5).touches(each.grown(-0.5)) for each in solid)
        for row in found.order[:120]:
            x, y = found.x[row], found.y[row]
            off = x - min(max(x, box.left), box.right), y - min(max(y, box.top), box.bottom)
            assert np.hypot(*off) >= found.radius[row] - 0.8


@settings(deadline=None, max_examples=25)
@given(
    shown=st.sampled_from([FLAGSHIP, PACKAGE, CROWD]),
    width=st.integers(300, 1_400),
    height=st.integers(240, 1_000),
    scale=st.sampled_from([1.0, 1.35]),
    chosen=st.frozensets(st.integers(0, 15), max_size=3),
)
def test_no_name_lies_on_anything(shown, width, height, scale, chosen) -> None:  # type: ignore[no-untyped-def]
    chart = drawn(shown, width, height, scale, chosen)
    assert_readable(chart)
    numbers = [tick.box for tick in (*chart.arranged.ticks.across, *chart.arranged.ticks.up)]
    for one, other in combinations(numbers, 2):
        assert not one.touches(other)


def test_dots_stand_where_the_utilities_say_and_everything_is_in_the_frame() -> None:
    chart = drawn(FLAGSHIP)
    plane = chart.arranged.plane
    middle = chart.dot("e07").middle
    assert plane.x_at(middle[0]) == pytest.approx(13.411, abs=5e-4)
    assert plane.y_at(middle[1]) == pytest.approx(22.611, abs=5e-4)
    assert len(chart.arranged.lines) == 4
    for row in chart.arranged.order:
        assert plane.frame.contains(chart.arranged.dot_box(row))
    left, top, right, bottom = plane.frame.edges
    x, y = chart.arranged.whiskers[:, ::2], chart.arranged.whiskers[:, 1::2]
    assert len(x)
    assert ((x >= left) & (x <= right)).all()
    assert ((y >= top) & (y <= bottom)).all()


def test_ticks_are_round_and_stand_where_their_values_lie() -> None:
    ticks = drawn(FLAGSHIP).arranged.ticks
    plane = drawn(FLAGSHIP).arranged.plane
    assert [tick.text for tick in ticks.across] == ["−60", "−40", "−20", "0", "20", "40"]
    for tick in ticks.across:
        assert plane.x_at(tick.at) == pytest.approx(tick.value)
    for tick in ticks.up:
        assert plane.y_at(tick.at) == pytest.approx(tick.value)


def test_all_that_is_written() -> None:
    chart = drawn(FLAGSHIP)
    surface = chart.written()
    said = surface.said
    for words in (
        "Guaranteed zones",
        "above both signing lines",
        "Russia signs above here",
        "US signs right of here",
        "no-agreement value",
        "United States: utility (0 = 1 February 2017)",
        "19.9",
        "−4.3",
    ):
        assert words in said
    assert surface.upwards == ["Russia: utility (0 = 1 February 2017)"]
    assert "Guaranteed zones" in surface.rimmed
    # A handle covers the number of the axis that stands there.
    hidden = [
        tick.text
        for tick in chart.arranged.ticks.up
        if any(tick.box.touches(shape.handle) for shape in chart.arranged.lines)
    ]
    assert hidden
    numbers = [tick.text for tick in (*chart.arranged.ticks.across, *chart.arranged.ticks.up)]
    assert sum(words in numbers for words in said) == len(numbers) - len(hidden) - sum(
        any(tick.box.touches(shape.handle) for shape in chart.arranged.lines)
        for tick in chart.arranged.ticks.across
    )


def test_the_region_is_hatched_inside_and_the_whole_chart_stays_in_its_room() -> None:
    chart = drawn(FLAGSHIP)
    region = chart.arranged.region
    assert region.left == pytest.approx(chart.arranged.plane.across(-4.276), abs=0.01)
    assert chart.arranged.tolerated.contains(region)
    ink = chart.written().ink
    assert (ink >= -1).all()
    assert (ink[:, 2] <= chart.area.width + 1).all()
    assert (ink[:, 3] <= chart.area.height + 1).all()


def test_arrows_lead_from_base_profiles_with_nothing_on_the_table() -> None:
    assert FLAGSHIP is not None
    assert PACKAGE is not None
    assert FLAGSHIP.was is None
    assert PACKAGE.was is not None
    assert PACKAGE.was[0] == pytest.approx(FLAGSHIP.chart.x)
    plain = evaluate(lower(small_scenario()))
    assert base_utility(plain) is None
    other = evaluate(plain.frame, replace(plain.assumptions, profiles=Table({"ru": "us-sees-ru"})))
    base = base_utility(other)
    assert base is not None
    np.testing.assert_array_equal(base, plain.utility)
    own = evaluate(plain.frame, replace(plain.assumptions, profiles=Table({"ru": "ru-base"})))
    assert base_utility(own) is None
    # A file may assume what is not there, or is another's: then base profiles are judged by.
    for odd in ({"nobody": "us-sees-ru"}, {"ru": "us-base"}, {"us": "gone", "nobody": "gone"}):
        assumed = replace(plain.assumptions, profiles=Table(odd))
        assert base_utility(evaluate(plain.frame, assumed)) is None


def test_a_stated_value_offers_a_link_only_where_there_is_a_mouse() -> None:
    stated = content(set_reservation(small_scenario(), "ru-base", Estimate(10)))
    chart = drawn(stated)
    assert "derive again" in chart.written().said
    assert "no-agreement value, stated" in chart.written().said
    without = arrange(chart.content, chart.arranged.plane, chart.style, links=False)
    assert all(shape.derive_at is None for shape in without.lines)


@pytest.mark.parametrize(
    ("scenario", "held", "words"),
    [
        (flagship(), True, "Results are held"),
        (flagship(), False, ""),
        (empty_scenario(), False, "Add two actors"),
        (replaced(small_scenario(), scores=Table()), False, "score the endpoints"),
    ],
)
def test_what_stands_there_instead(scenario, held, words) -> None:  # type: ignore[no-untyped-def]
    said = instead(scenario, content(scenario), held=held)
    assert said.startswith(words) if words != "score the endpoints" else words in said
    assert bool(said) == bool(words)


def test_what_is_left_out_is_said() -> None:
    assert FLAGSHIP is not None
    assert left_out(FLAGSHIP, drawn(FLAGSHIP, 1_000, 900).arranged) == ""
    gap = content(set_score(small_scenario(), "e1", "us1", None))
    assert gap is not None
    assert left_out(gap, drawn(gap).arranged) == (
        "Without a place, since scores are missing: Negotiated transition."
    )
    assert CROWD is not None
    chart = drawn(CROWD)
    nameless = 204 - len(chart.arranged.labels)
    assert left_out(CROWD, chart.arranged).startswith("Shown without a name, for want of room: ")
    assert left_out(CROWD, chart.arranged).endswith(f" and {nameless - 12} more.")
    unnamed = replace(CROWD, shown=Shown(labels=False))
    assert left_out(unnamed, drawn(unnamed).arranged) == ""


def test_the_legend_says_what_occurs() -> None:
    assert FLAGSHIP is not None
    words = [entry.words for entry in chart_entries(FLAGSHIP, ("US", "Russia"))]
    assert words == [
        "could be signed",
        "tolerated, nobody signs",
        "US only",
        "neither principal",
        "size: likelihood",
        "10th–90th percentile, of the scores alone",
    ]
    three = content(amend(small_scenario(), "actors", "ir", principal=True), ("ir", "ru"))
    assert three is not None
    words = [entry.words for entry in chart_entries(three, ("US", "RU", "IR"))]
    assert "IR accepts" in words
    assert three.region == "above both signing lines"
