"""A log tells what each entry came to, and how ripe a deal was: by value, in words and as a picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.room.replaying import evaluations
from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.robustness.figure import Marked
from scenario_desk.presentation.session.ripeness import Ripeness, ripeness
from scenario_desk.presentation.session.told import Teller, Told, entries_of, tell
from scenario_desk.presentation.words.sentences.headline import headline
from tests.model.played import DAY, played
from tests.presentation.letters import STYLE


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return played()


@pytest.fixture(scope="module")
def told(scenario: Scenario) -> tuple[Told, ...]:
    return tell(scenario, DAY)


def test_figures_made_from_the_moment_before_are_those_made_anew(scenario: Scenario) -> None:
    entries = entries_of(scenario, DAY)
    entries = (
        *entries,
        replace(entries[2], assumptions=replace(entries[2].assumptions, decisions="rational")),
    )
    for entry, found in zip(entries, evaluations(entries), strict=True):
        fresh = evaluate(lower(entry.scenario), entry.assumptions)
        assert found.reservation.tolist() == fresh.reservation.tolist()
        assert found.endpoint_reach.tolist() == fresh.endpoint_reach.tolist()
        assert found.acceptable.tolist() == fresh.acceptable.tolist()


def test_each_entry_has_the_headline_of_its_moment(told: tuple[Told, ...]) -> None:
    for each in told:
        assert each.headline == headline(evaluate(lower(each.entry.scenario)))
    assert told[0].since == told[0].headline
    assert told[1].since.startswith("Before → now: ")
    assert told[5].since == f"Before and now: {told[4].headline}"


def test_an_inject_in_force_bears_on_what_each_could_have_without_a_deal(
    told: tuple[Told, ...],
) -> None:
    before, after = ([each.value for each in told[at].standings] for at in (1, 2))
    assert len(before) == 2
    assert all(now < was for was, now in zip(before, after, strict=True))


def test_chances_are_those_of_the_zones_apart(told: tuple[Told, ...]) -> None:
    for each in told:
        found = evaluate(lower(each.entry.scenario))
        assert each.chances[0] == pytest.approx(found.endpoint_reach[found.agreement_zone].sum())
        assert each.chances[2] == pytest.approx(found.endpoint_reach[found.tolerated].sum())
        assert each.counts == (
            found.agreement_zone.sum(), found.with_package.sum(), found.tolerated.sum()
        )  # fmt: skip


def test_a_log_that_grows_is_not_told_anew(scenario: Scenario) -> None:
    teller, entries = Teller(), entries_of(scenario, DAY)
    first = teller.tell(entries[:3])
    whole = teller.tell(entries)
    assert all(old is now for old, now in zip(first, whole, strict=False))
    assert [each.since for each in whole] == [each.since for each in tell(scenario, DAY)]
    shorter = teller.tell(entries[1:])
    assert [each.entry.id for each in shorter] == [each.id for each in entries[1:]]
    assert shorter[0].since == shorter[0].headline


def test_entries_of_another_session_are_not_told(scenario: Scenario) -> None:
    other = edits.add_new(scenario, "sessions", "other", name="Another day")
    other = edits.logged(other, "y", "other", kind="remark", about="Elsewhere")
    assert [each.entry.id for each in tell(other, "other")] == ["y"]
    assert len(tell(other, DAY)) == 6


def figure(told: tuple[Told, ...]) -> Ripeness:
    found = ripeness(told)
    assert found is not None
    return found


def test_an_empty_log_has_no_picture() -> None:
    assert ripeness(()) is None


def test_the_picture_says_what_it_shows(told: tuple[Told, ...]) -> None:
    drawn = figure(told)
    twin = drawn.twin
    assert len(twin.rows) == 6
    assert twin.columns[:2] == ("Entry", "Time")
    assert [row[0] for row in twin.rows][1] == "Move: Talks"
    assert len(drawn.standing) == 2
    assert drawn.says[0].startswith("The chance of ending in what could be signed: ")
    assert all(row[-1].endswith("%") for row in twin.rows)


def test_what_stays_is_said_to(told: tuple[Told, ...]) -> None:
    assert "throughout" in figure(told[:1]).says[1]
    values = [each.standings[0].value for each in told]
    assert max(values) > max(values[0], values[-1]) + 1
    assert "(between " in figure(told).says[1]


@pytest.mark.parametrize("width", [320.0, 700.0, 1600.0])
@pytest.mark.parametrize("count", [1, 2, 6])
def test_it_fits_its_width_and_every_entry_can_be_chosen(
    told: tuple[Told, ...], width: float, count: int
) -> None:
    placed = figure(told[:count]).placed(width, 420.0, STYLE)
    assert [spot.key for spot in placed.spots] == [each.entry.id for each in told[:count]]
    record = InkRecord(width, placed.height)
    placed.draw(record, Box(0, 0, width, placed.height), Marked(frozenset({"x0"}), 0))
    ink = record.ink
    assert len(ink) > 8
    assert ink[:, 0].min() >= -2.0
    assert ink[:, 2].max() <= width + 2.0
    assert ink[:, 3].max() <= placed.height + 2.0


def test_lines_go_in_steps_and_stop_where_nothing_is_known(told: tuple[Told, ...]) -> None:
    gap = replace(
        told[2],
        standings=tuple(replace(each, value=float("nan")) for each in told[2].standings),
    )
    drawn = figure((told[0], told[1], gap, told[3]))
    placed = drawn.placed(700.0, 420.0, STYLE)
    panel = placed.panels[0]
    paths = placed._steps(panel, drawn.standing[0])
    assert [len(path) for path in paths] == [4, 2]
    flat = [(part.x, part.y) for part in paths[0]]
    assert flat[0][1] == flat[1][1]
    assert flat[1][0] == pytest.approx(flat[2][0])
    assert np.isnan(drawn.standing[0].values[2])
    assert drawn.twin.rows[2][2] == "–"
