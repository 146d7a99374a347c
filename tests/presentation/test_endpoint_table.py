"""The endpoints as a table on paper, by value."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.presentation.sheet.endpoint_table import EndpointTable, endpoint_table
from scenario_desk.presentation.words.sentences import blocked_by
from tests.presentation.tree.drawn import EvenLetters


@pytest.fixture(scope="module")
def judged() -> Evaluation:
    return evaluate(lower(load(locate("scenarios", "syria-2017.scenario"))))


def rows_of(table: EndpointTable) -> list[list[str]]:
    return [[" ".join(cell.laid.lines) for cell in row.cells] for row in table.rows]


def named(judged: Evaluation, name: str) -> str:
    endpoints = judged.frame.scenario.endpoints
    return next(key for key, each in endpoints.items() if each.name == name)


def test_a_row_says_who_accepts_how_likely_it_is_and_who_blocks_it(judged) -> None:
    head, first, second, *_rest = rows_of(endpoint_table(judged, EvenLetters(), 700.0, 2_000.0))
    assert head == ["Endpoint", "Acceptable", "Chance", "US", "Russia", "Who blocks it"]
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in first] == [
        *("Frozen conflict", "Acceptable to US only", "27 %", "−3", "10", "Russia: barely short")
    ]
    assert second[1] == "Tolerated, nobody signs"
    assert second[5] == ""


def test_the_likeliest_have_room_and_the_rest_is_named(judged) -> None:
    whole = endpoint_table(judged, EvenLetters(), 700.0, 2_000.0)
    some = endpoint_table(judged, EvenLetters(), 700.0, whole.height / 2)
    assert whole.left_out == ()
    assert some.height <= whole.height / 2
    assert rows_of(some) == rows_of(whole)[: len(some.rows)]
    reach = judged.endpoint_reach
    assert len(some.rows) - 1 + len(some.left_out) == len(reach)
    shown = np.setdiff1d(np.arange(len(reach)), some.left_out)
    assert reach[list(some.left_out)].max() <= reach[shown].min()


def test_columns_lie_side_by_side_in_the_width(judged) -> None:
    for row in endpoint_table(judged, EvenLetters(), 700.0, 2_000.0).rows:
        ends = [cell.left + cell.width for cell in row.cells]
        starts = [cell.left for cell in row.cells]
        assert all(end < start for end, start in zip(ends, starts[1:], strict=False))
        assert ends[-1] <= 700.0 + 1e-6
        assert all(cell.laid.width <= cell.width for cell in row.cells)


def test_who_blocks_in_a_few_words(judged) -> None:
    assert blocked_by(judged, named(judged, "State collapse")) == (
        "US: 46 short, red line; Russia: 72 short, red line"
    )
    assert blocked_by(judged, named(judged, "Managed succession")) == ""
