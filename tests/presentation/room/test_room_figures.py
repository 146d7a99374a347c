"""Pictures of a room say what they show, and nothing in them lies on anything else."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.analysis.room.camps import camps
from scenario_desk.analysis.room.performance import Performance
from scenario_desk.analysis.room.reading import Track, concordances
from scenario_desk.analysis.room.standing import standing
from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.robustness.rows import RowFigure
from scenario_desk.presentation.room.agreed import (
    agreed_by_judgement,
    agreed_by_line,
    agreed_by_participant,
)
from scenario_desk.presentation.room.alike import camps_figure, performance_figure
from scenario_desk.presentation.words.numbers import UNKNOWN, percent
from tests.model.building import small_scenario
from tests.model.rooms import camps_of, told, with_room
from tests.presentation.robustness.test_layout import STYLE

SCENARIO = camps_of(small_scenario())
FOUND = standing(SCENARIO)
FIGURES = (
    agreed_by_judgement(SCENARIO, FOUND),
    agreed_by_line(SCENARIO, FOUND, concordances(FOUND.reading), "endpoint"),
    agreed_by_line(SCENARIO, FOUND, concordances(FOUND.reading), "interest"),
    agreed_by_participant(SCENARIO, FOUND),
    camps_figure(SCENARIO, FOUND, camps(FOUND.reading.answers)),
)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.title)
@pytest.mark.parametrize("width", [500, 900, 1_600])
def test_no_text_is_beyond_the_edge(figure: RowFigure, width: int) -> None:
    placed = figure.placed(width, 600, STYLE)
    record = InkRecord(width, placed.height)
    placed.draw(record, Box(0, 0, width, placed.height))
    boxes = record.words
    assert boxes[:, 0].min() >= 0
    assert boxes[:, 2].max() <= width
    assert boxes[:, 3].max() <= placed.height


def test_letters_of_camps_stand_beside_one_another_where_their_medians_are_one() -> None:
    """Both camps at 0 on this judgement, far apart on the other."""
    given = []
    for person in range(6):
        far = 90 if person < 3 else -90
        given.append(told(f"p{person}", ("score", "e1", "us1"), Estimate(far)))
        given.append(told(f"p{person}", ("score", "e2", "us1"), Estimate(0)))
    scenario = with_room(small_scenario(), *given)
    found = standing(scenario)
    figure = camps_figure(scenario, found, camps(found.reading.answers))
    assert figure.says[0].startswith("2 camps, of 3 and 3.")
    assert [row.cells[2].text for row in figure.rows] == ["✗ no", "✓ yes"]
    placed = figure.placed(900, 300, STYLE)
    record = InkRecord(900, placed.height)
    placed.draw(record, Box(0, 0, 900, placed.height))
    rings = record.words[np.isclose(record.words[:, 2] - record.words[:, 0], 16.0)]
    assert len(rings) == 4
    # The second row is of the judgement on which they meet.
    lower = rings[rings[:, 1] > rings[:, 1].mean()]
    assert lower[:, 0].max() >= lower[:, 2].min()


def test_a_room_of_one_is_no_camp_and_does_not_agree_with_itself() -> None:
    scenario = with_room(small_scenario(), told("p0", ("score", "e1", "us1"), Estimate(5)))
    found = standing(scenario)
    figure = agreed_by_judgement(scenario, found)
    assert figure.says[0] == "No judgement has two numbers yet: there is nothing to agree on."
    assert figure.rows[0].cells[-1].text == "? too few"
    assert camps_figure(scenario, found, camps(found.reading.answers)).rows[0].cells[2].text == ""


def test_what_nobody_gave_a_number_for_has_no_dots() -> None:
    scenario = with_room(small_scenario(), told("p0", ("score", "e1", "us1"), "abstains"))
    figure = agreed_by_judgement(scenario, standing(scenario))
    assert [cell.text for cell in figure.rows[0].cells[1:5]] == ["", "–", "", "0"]


def test_endpoints_on_which_the_room_differs_more_come_first() -> None:
    spreads = [float(row.cells[1].value) for row in FIGURES[1].rows]  # type: ignore[attr-defined]
    assert spreads == sorted(spreads, reverse=True)
    assert len(set(spreads)) > 1


def test_performance_tells_each_by_weight_and_what_is_unknown() -> None:
    nan = float("nan")
    people = tuple(SCENARIO.participants)[:2]
    did = Track(
        Performance(
            np.array([2, 3, 0]),
            np.array([0.25, 0.5, nan]),
            np.array([1.0, 1.5, nan]),
            np.array([0.25, 0.75, 0.0]),
        ),
        np.array([nan, 0.05, nan]),
    )
    figure = performance_figure(SCENARIO, (*people, None), did, named=True)
    assert [row.key for row in figure.rows] == [f"participant:{key}" for key in people[::-1]]
    texts = [[cell.text for cell in row.cells] for row in figure.rows]
    assert [row[1:] for row in texts] == [
        ["3", "0.50", "1.50", percent(0.75), percent(0.75), percent(0.5), "0.05", percent(1.0)],
        ["2", "0.25", "1.00", percent(0.25), percent(0.25), percent(0.5), UNKNOWN, UNKNOWN],
    ]
    assert all(len(row.cells) == len(figure.columns) for row in figure.rows)
