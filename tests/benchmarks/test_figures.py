"""A row of the table of benchmarks, and how the table shows it."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks import COLUMNS
from tests.benchmarks.__main__ import table
from tests.benchmarks.figures import figure


@pytest.mark.parametrize(
    ("ours", "peer_value", "ratio"),
    [
        (2.0, 5.0, 2.5),
        (4.0, 1.0, 0.25),
        (4.0, 0.0, 0.0),
        (4.0, None, None),
        (0.0, 5.0, None),
        (0.0, 0.0, None),
        (-0.5, 5.0, None),
    ],
)
def test_the_ratio_is_the_peer_by_ours_where_ours_is_something(
    ours: float, peer_value: float | None, ratio: float | None
) -> None:
    row = figure("memory", 10, ours, peer="another", peer_value=peer_value, unit="MB")
    assert tuple(row) == COLUMNS
    assert (row["ours"], row["peer_value"], row["ratio"]) == (ours, peer_value, ratio)


def test_a_line_shows_every_column_and_a_dash_for_0_and_for_what_is_not_there() -> None:
    rows = [
        figure("frame", 1_000, 2.0, 16.0, peer="another", peer_value=5_000.0),
        figure("frame", 1_000, 17.5, 16.0),
        figure("memory", 60, 0.0, peer="another", peer_value=-1.25, unit="MB"),
    ]
    assert [line.split() for line in table(rows).splitlines()] == [
        ["frame", "1,000", "2", "another", "5,000", "ms", "2,500", "16"],
        ["frame", "1,000", "17.5", "–", "–", "ms", "–", "16", "over"],
        ["memory", "60", "–", "another", "-1.25", "MB", "–", "–"],
    ]


def test_a_row_is_read_back_from_json_as_it_was() -> None:
    row = figure("memory", 60, -0.5, peer="another", peer_value=0.0, unit="MB")
    assert json.loads(json.dumps(row)) == row
