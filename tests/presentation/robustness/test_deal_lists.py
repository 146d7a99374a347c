"""What would open an endpoint and whether it would hold, as lists: what stands in them, and in what order."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.inverse.smallest import Inverse, inverse
from scenario_desk.analysis.prospects import prospects
from scenario_desk.analysis.uncertainty.lasting import Lasting, lasts
from scenario_desk.analysis.uncertainty.robustness import robustness
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.robustness.cells import Badge, Bar, Words
from scenario_desk.presentation.robustness.holding_list import holding_list
from scenario_desk.presentation.robustness.openings import openings
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from tests.model.building import small_scenario
from tests.presentation.robustness.test_layout import STYLE

SYRIA = load(locate("scenarios", "syria-2017.scenario"))


@pytest.fixture(scope="module")
def syria() -> Evaluation:
    return evaluate(lower(SYRIA))


@pytest.fixture(scope="module")
def search(syria: Evaluation) -> Inverse:
    return inverse(syria.frame, syria.assumptions)


def opened(syria: Evaluation, search: Inverse, endpoint: str) -> RowFigure:
    answer = search.answer(syria.frame.endpoint_index[endpoint])
    return openings(answer, syria, held=search.held)


@pytest.mark.parametrize("endpoint", ["e03", "e05", "e07"])
def test_the_nearest_comes_first_and_what_nobody_judged_is_grey(
    syria: Evaluation, search: Inverse, endpoint: str
) -> None:
    figure = opened(syria, search, endpoint)
    bars = [row.cells[1] for row in figure.rows]
    distances = [bar.value for bar in bars if isinstance(bar, Bar)]
    assert len(distances) == len(figure.rows) > 2
    assert distances == sorted(distances)
    for row, told in zip(figure.rows, figure.twin.rows, strict=True):
        name = row.cells[0]
        assert isinstance(name, Words)
        assert name.colour == ("ink" if told[-1] == "within it" else "muted")
    assert len({row.key for row in figure.rows}) == len(figure.rows)


def test_it_says_how_sure_that_is(syria: Evaluation, search: Inverse) -> None:
    zones = opened(syria, search, "e07")
    assert zones.title == "What would lose it"
    assert zones.says == (
        "“Guaranteed zones” is in the overlap.",
        "4 of these changes lie within what was judged: nobody is sure that it is in.",
        "No change of these alone would lose it: stated no-agreement values.",
    )
    without = opened(syria, search, "e03")
    assert without.title == "What would open it"
    assert without.says[1] == "Each of these changes goes beyond what was judged."


def test_each_concept_has_its_answer_and_the_reasons_follow(syria: Evaluation) -> None:
    figure = holding_list(syria, "e07", prospects(syria, ["e07"]))
    told = figure.twin.rows
    assert [row[:2] for row in told[:4]] == [
        ("Nash", "✗ no"),
        ("SEQ", "✓ yes"),
        ("SMR", "✓ yes"),
        ("GMR", "✓ yes"),
    ]
    ratified = [row[1] for row in told if row[0] == "Whether it is ratified"]
    assert ratified == ["✓ yes", "✗ no"]
    assert sum(row[0] == "Who would slide away" for row in told) == 2
    assert [row[0] for row in told[-3:]] == [
        "Who would wreck it",
        "What would hold them",
        "Whether all go on to its end",
    ]
    assert figure.says[0].startswith("“Guaranteed zones”: It holds as long as shifts are answered")


def test_without_shifts_the_rest_is_said_all_the_same() -> None:
    scenario = edits.remove(small_scenario(), "shifts", "push-on")
    evaluation = evaluate(lower(scenario))
    figure = holding_list(evaluation, "e1", prospects(evaluation, ["e1"]))
    assert "No shifts are described" in figure.says[0]
    assert [row[0] for row in figure.twin.rows] == [
        "Whether it is ratified",
        "Who would wreck it",
        "What would hold them",
        "Whether all go on to its end",
    ]


def test_draws_say_how_often_it_holds(syria: Evaluation) -> None:
    frame = syria.frame
    sampling = Sampling(samples=1_024)
    found = robustness(frame, syria.assumptions, sampling, extra=[Lasting.of(frame)])
    ahead = prospects(syria, ["e07", "e09"])
    told = holding_list(syria, "e07", ahead, lasts(found), found.samples).twin.rows
    assert [row[2].split("? ")[1] for row in told[:4]] == [
        "So in none of 1\N{NARROW NO-BREAK SPACE}024 draws.",
        *["So in all 1\N{NARROW NO-BREAK SPACE}024 draws."] * 3,
    ]
    name, _answer, said = told[-1]
    assert name == "How often all go on"
    assert re.search(r"So in [\d.]+\s±\s[\d.]+\s% of the draws\.$", said)
    nobody_signs = holding_list(syria, "e09", ahead, lasts(found), found.samples).twin.rows
    assert all(row[0] != "How often all go on" for row in nobody_signs)


def wrapping(*texts: str) -> RowFigure:
    rows = tuple(Row(text[:3], (Words(text), Badge("yes"))) for text in texts)
    return RowFigure("Words", (), (Column("Said"), Column("Answer")), rows, sentences=0)


@pytest.mark.parametrize("width", [240.0, 420.0, 900.0])
def test_rows_are_as_high_as_their_words(width: float) -> None:
    short, long = "abc", "xyz " * 60
    placed = wrapping(short, long, short).placed(width, 100.0, STYLE)
    boxes = [spot.box for spot in placed.spots]
    assert boxes[1].height > 1.5 * boxes[0].height
    assert boxes[0].height == pytest.approx(boxes[2].height)
    assert all(one.bottom == other.top for one, other in pairwise(boxes))
    assert placed.height >= boxes[-1].bottom


def test_a_part_draws_the_rows_that_are_in_it() -> None:
    from scenario_desk.exchange.pictures.ink_record import InkRecord

    placed = wrapping("abc", "xyz " * 60, "last").placed(420.0, 100.0, STYLE)
    middle = placed.spots[1].box
    record = InkRecord(420.0, placed.height)
    placed.draw(record, Box(0.0, middle.top + 1.0, 420.0, middle.bottom - 1.0))
    tops = record.words[:, 1]
    assert len(tops)
    assert (tops >= middle.top).all()
    assert (record.words[:, 3] <= middle.bottom).all()


def test_a_way_that_all_would_go_has_an_answer_of_its_own(syria: Evaluation) -> None:
    rows = holding_list(syria, "e06", prospects(syria, ["e06"])).twin.rows
    told = [(answer, why) for asked, answer, why in rows if asked == "Whether all go on to its end"]
    assert [answer for answer, _why in told] == ["✗ no", "✓ yes"]
    assert told[-1][1].startswith("There is also a way there")
