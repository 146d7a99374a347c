"""Missed agreements and false hopes on the chart: sign and words, the arrow, and the key."""

from __future__ import annotations

from dataclasses import replace as replace_fields

import pytest

from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.pictures import as_seen, pictures_held
from scenario_desk.model.table import Table
from scenario_desk.presentation.chart.arrangement import arrange
from scenario_desk.presentation.chart.content import Content, Shown
from scenario_desk.presentation.chart.legend_entries import chart_entries
from tests.analysis.perception.test_corrections import picture, two_interests
from tests.presentation.chart.drawn import Drawn, content, drawn, flagship

ON = Shown(misreads=True)
PEOPLE = ("US", "Russia")


def signed(chart: Drawn) -> list[tuple[str, str]]:
    return [(chart.content.chart.ids[each.endpoint], each.text) for each in chart.arranged.signs]


def mistaken() -> Content:
    """Washington misses `zones`, and hopes for `transition` in vain."""
    wrong = {("zones", "ru1"): Estimate(0), ("transition", "ru1"): Estimate(40)}
    found = content(two_interests(picture(scores=Table(wrong))), shown=ON)
    assert found is not None
    return found


def test_they_are_marked_by_sign_and_words_where_they_are_seen() -> None:
    chart = drawn(mistaken())
    assert sorted(signed(chart)) == [("transition", "false hope of us"), ("zones", "missed by us")]
    assert {"false hope of us", "missed by us"} <= set(chart.written().said)
    plane = chart.arranged.plane
    for sign in chart.arranged.signs:
        seen = {"zones": (20, -10), "transition": (50, 25)}
        x, y = seen[chart.content.chart.ids[sign.endpoint]]
        assert sign.at.middle == pytest.approx((plane.across(x), plane.up(y)), abs=1.0)
        assert sign.shaft is not None
        dot = chart.arranged.dot_box(sign.endpoint)
        # From the rim of its dot to the sign.
        assert dot.grown(1.0).holds(*sign.shaft[:2])
        assert sign.at.grown(4.0).holds(*sign.shaft[2:])
        assert chart.arranged.dot_at(*sign.text_at.middle) == sign.endpoint


def test_off_they_are_not_there() -> None:
    scenario = two_interests(picture(scores=Table({("zones", "ru1"): Estimate(0)})))
    plain = content(scenario)
    assert plain is not None
    assert plain.misreads == ()
    assert drawn(plain).arranged.signs == ()


@pytest.mark.parametrize("size", [(340.0, 300.0), (640.0, 560.0), (1600.0, 1000.0)])
def test_no_words_lie_on_a_sign_or_on_one_another_and_all_is_in_the_frame(
    size: tuple[float, float],
) -> None:
    chart = drawn(content(flagship(), shown=ON), *size)
    signs = chart.arranged.signs
    assert len(signs) == 4
    for each in signs:
        assert chart.arranged.plane.frame.contains(each.at)
        if size[0] < 500.0:
            continue
        for other in signs:
            assert not each.text_at.touches(other.at)
            assert each is other or not each.text_at.touches(other.text_at)
        assert not any(label.box.touches(each.text_at) for label in chart.arranged.labels)


def test_where_words_would_cover_something_the_name_alone_stands() -> None:
    roomy, narrow = (
        drawn(content(flagship(), shown=ON), *size) for size in ((1600, 1000), (440, 240))
    )
    assert {text for _id, text in signed(roomy)} == {"missed by Russia", "missed by US"}
    said = [text for _id, text in signed(narrow)]
    assert set(said) & {"Russia", "US"}
    assert set(said) <= {"missed by Russia", "missed by US", "Russia", "US"}


def test_what_is_seen_out_of_the_frame_stands_at_its_edge() -> None:
    chart = drawn(mistaken())
    far = tuple(each._replace(x=5_000.0) for each in chart.content.misreads)
    plane, moved = chart.arranged.plane, replace_fields(chart.content, misreads=far)
    for sign in arrange(moved, plane, chart.style).signs:
        assert plane.frame.contains(sign.at)
        assert sign.at.right > plane.frame.right - 6


def test_the_key_says_what_occurs() -> None:
    words = [each.words for each in chart_entries(mistaken(), PEOPLE)]
    assert any(each.startswith("missed agreement:") for each in words)
    assert any(each.startswith("false hope:") for each in words)
    right = content(two_interests(picture()), shown=ON)
    assert right is not None
    said = [each.words for each in chart_entries(right, PEOPLE)]
    assert "nobody is known to miss an agreement or to hope in vain" in said
    off = content(two_interests(picture()))
    assert off is not None
    assert not any("hope" in each.words for each in chart_entries(off, PEOPLE))


def test_as_one_sees_it_its_mistakes_stand_at_their_dots() -> None:
    scenario = flagship()
    assumed = as_seen(scenario, Assumptions(), pictures_held(scenario)["ru"])
    chart = drawn(content(scenario, shown=ON, assumptions=assumed))
    assert signed(chart)
    assert {text for _id, text in signed(chart)} == {"missed by Russia"}
    assert all(sign.shaft is None for sign in chart.arranged.signs)
