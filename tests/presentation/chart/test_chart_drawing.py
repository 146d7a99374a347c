"""Where everything of a chart stands, and what is written on whatever it is drawn on."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import pi

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.evaluation import base_utility, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.edits import add, amend, set_reservation, set_score
from scenario_desk.model.entities import Actor, Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import replace as replaced
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.chart.arrangement import arrange
from scenario_desk.presentation.chart.content import Content, Shown, instead
from scenario_desk.presentation.chart.dot_names import in_two_lines
from scenario_desk.presentation.chart.left_out import left_out
from scenario_desk.presentation.chart.legend_entries import chart_entries
from scenario_desk.presentation.chart.overlap_chart import NO_LOTTERIES
from scenario_desk.presentation.chart.painting import draw_chart
from scenario_desk.presentation.drawing import Colour, Path, Stroke, Type
from scenario_desk.presentation.sheet.legend import Badge, Entry, legend
from tests.model.building import small_scenario
from tests.presentation.chart.drawn import Written, content, crowd, drawn, flagship, style
from tests.presentation.chart.readable import assert_readable, assert_told_apart
from tests.presentation.tree.drawn import EvenLetters

FLAGSHIP = content(flagship(), shown=Shown(bargaining=True, lotteries=True))
PACKAGE = content(flagship(), shown=Shown(bargaining=True), assumptions=Assumptions(package="pk-a"))
CROWD = content(crowd(200))
SOME = content(crowd(28))
SMALL = content(small_scenario())
SCALES = [1.0, 1.25, 1.5, 2.0, 3.8]
"""Of type: the last is what a very large screen is presented with."""


class Heads(Written):
    """Counts paths."""

    paths = 0

    def path(self, path: Path, stroke: Stroke | None, fill: Colour | None = None) -> None:
        self.paths += 1


@settings(deadline=None, max_examples=25)
@given(
    shown=st.sampled_from([FLAGSHIP, PACKAGE, CROWD]),
    width=st.integers(300, 3_840),
    height=st.integers(240, 2_160),
    scale=st.sampled_from(SCALES),
    chosen=st.frozensets(st.integers(0, 15), max_size=3),
)
def test_no_name_lies_on_anything(shown, width, height, scale, chosen) -> None:  # type: ignore[no-untyped-def]
    chart = drawn(shown, width, height, scale, chosen)
    assert_readable(chart)
    assert_told_apart(chart)
    numbers = [tick.box for tick in (*chart.arranged.ticks.across, *chart.arranged.ticks.up)]
    for one, other in combinations(numbers, 2):
        assert not one.touches(other)


@st.composite
def scattered(draw: st.DrawFn) -> Content:
    """Endpoints anywhere, some on the same spot, as likely as you like."""
    assert SOME is not None
    total = len(SOME.names)
    places = st.one_of(st.floats(-100, 100), st.sampled_from([-20.0, 0.0, 20.0]))
    count = draw(st.integers(1, total))
    x, y, reach = (np.full(total, np.nan) for _ in range(3))
    x[:count] = draw(st.lists(places, min_size=count, max_size=count))
    y[:count] = draw(st.lists(places, min_size=count, max_size=count))
    reach[:count] = draw(st.lists(st.floats(0, 1), min_size=count, max_size=count))
    chart = replace(SOME.chart, x=x, y=y, reach=reach, known=np.isfinite(x))
    return replace(SOME, chart=chart)


@settings(deadline=None, max_examples=40)
@given(
    shown=scattered(),
    width=st.integers(220, 3_840),
    height=st.integers(160, 2_160),
    scale=st.sampled_from(SCALES),
    theme=st.sampled_from(["light", "dark"]),
)
def test_a_label_is_nearest_to_its_own_dot_and_no_dot_is_forgotten(  # type: ignore[no-untyped-def]
    shown, width, height, scale, theme
) -> None:
    chart = drawn(shown, width, height, scale, theme=theme)
    assert_readable(chart)
    assert_told_apart(chart)


@settings(deadline=None, max_examples=25)
@given(shown=scattered(), steps=st.lists(st.floats(-3, 3), min_size=4, max_size=4))
def test_so_it_is_while_the_dots_move(shown, steps) -> None:  # type: ignore[no-untyped-def]
    chart = drawn(shown)
    for step in steps:
        moved = replace(chart.content.chart, x=chart.content.chart.x + step)
        content = replace(chart.content, chart=moved)
        plane, style = chart.arranged.plane, chart.style
        chart = replace(
            chart,
            content=content,
            arranged=arrange(content, plane, style, before=chart.arranged),
        )
        assert_readable(chart)
        assert_told_apart(chart)


def test_few_endpoints_are_all_told_apart_at_any_size_of_type() -> None:
    for scale in (1.0, 1.25, 1.5):
        assert left_out(SMALL, drawn(SMALL, 500, 300, scale).arranged) == ""


def test_where_there_is_no_room_for_a_name_there_is_a_number() -> None:
    assert FLAGSHIP is not None
    chart = drawn(FLAGSHIP, 512, 300)
    numbered = [label for label in chart.arranged.labels if label.numbered]
    assert numbered
    assert len(chart.arranged.labels) >= 15
    assert chart.arranged.dot_at(*numbered[0].box.middle) == numbered[0].endpoint


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Astana", ("Astana",)),
        ("Frozen conflict", ("Frozen", "conflict")),
        ("Transition without Assad", ("Transition", "without Assad")),
        ("A zone of no war at all", ("A zone of no", "war at all")),
    ],
)
def test_a_name_in_two_lines_is_as_narrow_as_can_be(name: str, lines: tuple[str, ...]) -> None:
    look = style()
    assert in_two_lines(name, look.label, look).lines == lines


def test_names_are_set_in_two_lines_rather_than_left_out() -> None:
    assert FLAGSHIP is not None
    forms = {
        label.form[1]
        for width in range(380, 620, 20)
        for label in drawn(FLAGSHIP, width, 260).arranged.labels
    }
    assert forms == {0, 1, 2}


def test_lines_say_nothing_where_it_would_lie_on_other_words() -> None:
    assert FLAGSHIP is not None
    for width, height in ((240, 130), (260, 200), (340, 160), (640, 560)):
        lines = drawn(FLAGSHIP, width, height).arranged.lines
        told = [shape.words for shape in lines if not shape.words.empty]
        assert len(lines) == 4
        assert len(told) == 4 or height < 560
        for one, other in combinations(told, 2):
            common = one.cut(other)
            assert common.empty or common.width * common.height <= 0.1 * one.width * one.height
    quiet = drawn(FLAGSHIP, 240, 130)
    silent = [shape.text for shape in quiet.arranged.lines if shape.words.empty]
    assert silent
    assert not set(silent).intersection(quiet.written().said) - {
        shape.text for shape in quiet.arranged.lines if not shape.words.empty
    }


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


@pytest.mark.parametrize("half", [4.0, 9.0, 25.0])
def test_a_whisker_that_leaves_the_frame_ends_in_an_arrowhead(half: float) -> None:
    assert FLAGSHIP is not None
    chart, look = FLAGSHIP.chart, drawn(FLAGSHIP).style
    plane = drawn(FLAGSHIP).arranged.plane
    row = chart.ids.index("e07")
    x, y = float(chart.x[row]), float(chart.y[row])
    near = replace(plane, x_range=(x - half, x + 2 * half), y_range=(y - 2 * half, y + half))
    found = arrange(FLAGSHIP, near, look)
    seen = found.order.tolist()
    left, top, right, bottom = near.frame.edges
    for edge, low, ends, along in (
        (left, near.columns(chart.x_low[seen]), pi, 0),
        (right, near.columns(chart.x_high[seen]), 0.0, 0),
        (top, near.rows(chart.y_high[seen]), -pi / 2, 1),
        (bottom, near.rows(chart.y_low[seen]), pi / 2, 1),
    ):
        outside = (low < edge) if ends in (pi, -pi / 2) else (low > edge)
        heads = found.going_on[np.isclose(found.going_on[:, 2], ends)]
        assert len(heads) == outside.sum()
        assert (heads[:, along] == edge).all()
    assert len(found.going_on) or half > 20
    written = Heads(640, 560)
    draw_chart(written, FLAGSHIP, found, look)
    bare = Heads(640, 560)
    draw_chart(bare, FLAGSHIP, replace(found, going_on=found.going_on[:0]), look)
    assert written.paths - bare.paths == len(found.going_on)


def test_a_chart_that_shows_all_has_no_arrowheads_where_whiskers_end_inside() -> None:
    chart = drawn(SMALL)
    plane = chart.arranged.plane
    far = replace(plane, x_range=(-500.0, 500.0), y_range=(-500.0, 500.0))
    assert SMALL is not None
    assert len(arrange(SMALL, far, chart.style).whiskers)
    assert not len(arrange(SMALL, far, chart.style).going_on)


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


def test_each_of_many_principals_is_explained() -> None:
    scenario = small_scenario()
    for number in range(8):
        actor = Actor(f"a{number}", f"Actor {number}", principal=True)
        scenario = add(scenario, "actors", actor)
    shown = content(scenario, ("us", "ru"))
    assert shown is not None
    everyone = replace(shown.chart, acceptable=np.ones_like(shown.chart.acceptable))
    names = tuple(actor.label for actor in scenario.principals)
    assert len(names) == 10
    words = [entry.words for entry in chart_entries(replace(shown, chart=everyone), names)]
    assert [f"{name} accepts" for name in names] == [
        each for each in words if each.endswith("accepts")
    ]


@given(
    words=st.lists(st.text("abc ", min_size=1, max_size=30), max_size=20),
    numbered=st.integers(0, 20),
    width=st.integers(60, 900),
)
def test_a_legend_keeps_every_entry_and_numbers_begin_a_line(
    words: list[str], numbered: int, width: int
) -> None:
    first = max(len(words) - numbered, 0)
    entries = tuple(
        Entry(Badge(str(place)) if place >= first else "size", each)
        for place, each in enumerate(words)
    )
    placed = legend(entries, EvenLetters(), Type(11), width)
    assert [each[0] for each in placed.entries] == list(entries)
    for entry, laid, x, y in placed.entries:
        assert y + laid.height <= placed.height
        assert x == 0 or x + laid.width <= width
        if entry is entries[-numbered:][0] and numbered:
            assert x == 0


def test_the_legend_says_what_occurs() -> None:
    assert FLAGSHIP is not None
    words = [entry.words for entry in chart_entries(FLAGSHIP, ("US", "Russia"))]
    assert words == [
        "could be signed",
        "tolerated, nobody signs",
        "US only",
        "neither principal",
        "size: likelihood",
        "what lots could reach",
        "10th–90th percentile, of the scores alone",
    ]
    bare = content(load(locate("scenarios", "chemical-weapons-2013.scenario")))
    assert bare is not None
    assert not any("percentile" in entry.words for entry in chart_entries(bare, ("US", "Russia")))
    three = content(amend(small_scenario(), "actors", "ir", principal=True), ("ir", "ru"))
    assert three is not None
    words = [entry.words for entry in chart_entries(three, ("US", "RU", "IR"))]
    assert "IR accepts" in words
    assert three.region == "above both signing lines"


def test_lots_are_a_dashed_line_with_the_letters_of_what_needs_them() -> None:
    assert FLAGSHIP is not None
    chart = drawn(FLAGSHIP)
    (lot,) = chart.arranged.lots
    assert lot.letter == "K"
    first, second = (chart.dot(key).middle for key in ("e04", "e05"))
    assert min(first[0], second[0]) < lot.box.middle[0] < max(first[0], second[0])
    # Nothing that has a name of its own lies on it.
    assert not any(label.box.touches(lot.box) for label in chart.arranged.labels)
    plain = drawn(replace(FLAGSHIP, chart=replace(FLAGSHIP.chart, lotteries=NO_LOTTERIES)))
    assert plain.arranged.lots == ()
    said = [each.words for each in chart_entries(FLAGSHIP, ("US", "Russia"))]
    assert "what lots could reach" in said
    assert "what lots could reach" not in [
        each.words for each in chart_entries(plain.content, ("US", "Russia"))
    ]
    counts = []
    for each in (chart, plain):
        heads = Heads(640, 560)
        draw_chart(heads, each.content, replace(each.arranged, lots=()), each.style)
        counts.append(heads.paths)
    assert counts[0] == counts[1] + 1
