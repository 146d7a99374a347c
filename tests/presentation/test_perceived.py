"""The tables of who sees what: one of the overlap, and one of each picture."""

from __future__ import annotations

import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.perception import (
    Perception,
    Reading,
    corrections,
    hypergame,
    perception,
)
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.scenario import replace
from scenario_desk.model.table import Table
from scenario_desk.presentation.perceived import (
    MOST_HOLDERS,
    MOST_PICTURES,
    left_out,
    misread,
    perceived,
)
from tests.model.building import small_scenario

NAN = float("nan")


@pytest.fixture(scope="module")
def syria() -> Evaluation:
    return evaluate(lower(load(locate("scenarios", "syria-2017.scenario"))))


def gap(**fields: tuple[str, ...]) -> Perception:
    empty = dict.fromkeys(
        (
            "own_overlap",
            "own_undecided",
            "overlap",
            "missed_agreements",
            "false_hopes",
            "undecided",
        ),
        (),
    )
    return Perception(**(empty | fields), readings={})


def test_the_flagship_in_three_views(syria: Evaluation) -> None:
    views, *pictures = perceived(syria, perception(syria.frame, syria.assumptions))
    assert views.columns == ("Endpoint", "By own profiles", "As seen by US", "As seen by Russia")
    rows = {name: cells for name, *cells in views.rows}
    assert rows["Government victory"] == [
        "tolerated, nobody signs",
        "tolerated, nobody signs",
        "missed agreement",
    ]
    assert rows["Managed succession"] == ["could be signed", "missed agreement", "could be signed"]
    assert "State collapse" not in rows
    assert [each.title for each in pictures] == ["Russia, as seen by US", "US, as seen by Russia"]
    assert pictures[0].rows[0] == (
        "Keep radicalism away",
        "14\N{NO-BREAK SPACE}%",
        "6\N{NO-BREAK SPACE}%",
        "2.1",
    )
    points = [float(row[3]) for row in pictures[1].rows]
    assert points == sorted(points, reverse=True)


def test_every_kind_of_difference_has_a_word() -> None:
    evaluation = evaluate(lower(small_scenario()))
    seen = gap(
        own_overlap=("e1", "e2"),
        own_undecided=("e4",),
        overlap=("e1", "e3"),
        missed_agreements=("e2",),
        false_hopes=("e3",),
        undecided=("e4",),
    )
    (views,) = perceived(evaluation, {"us": seen})
    assert views.rows == (
        ("Negotiated transition", "could be signed", "could be signed"),
        ("Imposed transition", "could be signed", "missed agreement"),
        ("Frozen lines", "", "false hope: tolerated, nobody signs"),
        ("Reconquest", "undecided", "undecided"),
    )


def test_nobody_who_sees_anything_has_no_tables(syria: Evaluation) -> None:
    assert perceived(syria, {}) == []
    assert left_out({}) == ""


def test_an_interest_that_is_scored_nowhere_comes_last() -> None:
    small = small_scenario()
    unscored = replace(small, scores=Table(), profiles=small.profiles)
    evaluation = evaluate(lower(unscored))
    _views, picture = perceived(evaluation, perception(evaluation.frame, evaluation.assumptions))
    assert [row[3] for row in picture.rows] == ["–", "–"]


def test_of_too_many_views_the_rest_are_counted() -> None:
    evaluation = evaluate(lower(small_scenario()))
    seen = dict.fromkeys((f"x{n}" for n in range(MOST_HOLDERS + 2)), gap())
    assert left_out(seen).startswith("2 more are")
    reading = (Reading("us1", 0.5, 0.5, NAN),)
    pictures = {str(n): reading for n in range(MOST_PICTURES + 1)}
    holder = gap()
    crowded = Perception(
        **{
            name: getattr(holder, name)
            for name in holder.__dataclass_fields__
            if name != "readings"
        },
        readings=pictures,
    )
    assert left_out({"us": crowded}).startswith("1 more is")
    assert left_out(dict.fromkeys(("us", "ru"), gap())) == ""
    assert len(perceived(evaluation, {"us": gap()})) == 1


def test_what_else_is_seen_otherwise_stands_beside_what_is(
    syria: Evaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    games = hypergame(syria.frame, syria.assumptions)
    corrected = corrections(syria.frame, syria.assumptions)
    first, second = misread(games, corrected)
    assert first.title == "What else of Russia US sees otherwise"
    assert first.columns == ("Judgement", "Own", "As seen by US")
    assert first.rows[0] == ("Without a deal", "14.9", "17.0")
    assert ("Score of “Frozen conflict” on “Great-power status”", "25", "40") in first.rows
    assert len(first.rows) == 1 + 4
    assert len(second.rows) == 1 + 5
    monkeypatch.setattr("scenario_desk.presentation.perceived.MOST_MISREAD", 3)
    shorter, _second = misread(games, corrected)
    assert len(shorter.rows) == 1 + 3 + 1
    assert shorter.rows[-1] == ("1 more", "", "")
