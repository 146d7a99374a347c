"""Pictures of robustness fit the width they are given, and nothing in them lies on anything else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Laid
from scenario_desk.presentation.robustness.cells import Axis, Bar, Heat, Words
from scenario_desk.presentation.robustness.figure import Marked
from scenario_desk.presentation.robustness.plane_map import PlaneMap, Side
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from tests.presentation.letters import STYLE


def bars(rows: int = 5, **fields: Any) -> RowFigure:
    return RowFigure(
        title="Bars",
        says=(),
        columns=(
            Column("Endpoint"),
            Column("How often", Axis(0, 1, ((0, "0"), (1, "1"))), grows=1, least=70, spare=True),
            Column("Share", align="right"),
        ),
        rows=tuple(
            Row(
                f"e{row}",
                (
                    Words(f"Endpoint {row} with a long name"),
                    Bar(0.5, 0.4, 0.6, "50 %"),
                    Words("50 %", align="right"),
                ),
            )
            for row in range(rows)
        ),
        **fields,
    )


@pytest.mark.parametrize("width", [200, 300, 480, 900, 1_600])
def test_no_text_lies_on_another_or_beyond_the_edge(width: int) -> None:
    placed = bars(foot=("A note below that takes some room",)).placed(width, 300, STYLE)
    record = InkRecord(width, placed.height)
    placed.draw(record, Box(0, 0, width, placed.height))
    boxes = record.words
    assert boxes[:, 0].min() >= 0
    assert boxes[:, 2].max() <= width
    assert boxes[:, 3].max() <= placed.height
    for one in range(len(boxes)):
        others = np.delete(boxes, one, axis=0)
        apart = (
            (others[:, 0] >= boxes[one, 2])
            | (others[:, 2] <= boxes[one, 0])
            | (others[:, 1] >= boxes[one, 3])
            | (others[:, 3] <= boxes[one, 1])
        )
        assert apart.all()


@pytest.mark.parametrize(("reach", "drawn"), [(0.02, False), (0.1, True)])
def test_a_whisker_that_would_be_all_ends_is_left_out(reach: float, drawn: bool) -> None:
    ink = InkRecord(100, 24)
    cell = Bar(0.5, 0.5 - reach, 0.5 + reach, "50 %")
    cell.draw(ink, Box(0, 0, 100, 24), STYLE, Axis(0.0, 1.0))
    # The bar is one box; a whisker adds its lines.
    assert (len(ink.ink) > 1) is drawn


def test_what_can_be_spared_goes_where_there_is_little_room() -> None:
    shown = {
        width: [at for at, _left, _wide in bars().placed(width, 300, STYLE)._columns]
        for width in (220, 600)
    }
    assert shown == {220: [0, 2], 600: [0, 1, 2]}
    # The table has it all the same.
    assert bars().twin.columns == ("Endpoint", "How often", "Share")


def test_rows_fill_the_room_and_no_more_than_they_can() -> None:
    few, many = bars(5).placed(600, 400, STYLE), bars(1_000).placed(600, 400, STYLE)
    assert few.height <= 400
    assert many.height > 20_000
    assert many.spots[999].box.bottom <= many.height
    assert [spot.key for spot in few.spots] == ["e0", "e1", "e2", "e3", "e4"]


def test_of_many_rows_only_those_in_sight_are_drawn() -> None:
    placed = bars(1_000).placed(600, 400, STYLE)
    record = InkRecord(600, placed.height)
    placed.draw(record, Box(0, 5_000, 600, 5_400), Marked(frozenset(["e3"]), 3))
    assert 30 < len(record.words) < 60
    assert record.words[:, 1].min() >= 5_000 - placed.row


@pytest.mark.parametrize(("width", "written"), [(30, ["25"]), (9, [])])
def test_a_shade_has_its_number_only_where_that_has_room(width: int, written: list[str]) -> None:
    said: list[str] = []

    class Heard(InkRecord):
        def text(self, laid: Laid, *_place: Any, **_manner: Any) -> None:
            said.extend(laid.lines)

    cell = Heat(0.25, "25", "accent")
    cell.draw(Heard(100, 100), Box(0, 0, width, 24), STYLE, Axis(0, 1))
    assert said == written


def plane(gain: np.ndarray, inside: np.ndarray, **fields: Any) -> PlaneMap:
    axis = np.linspace(0.0, 10.0, gain.shape[0])
    side = Side("Across", "Across", axis, 2.0, lambda value: f"{value:.0f}")
    return PlaneMap("Map", (), side, side, gain, inside, np.zeros((0, 2, 2)), **fields)


def test_the_sides_of_a_map_meet_at_its_line() -> None:
    """Half of a square above its diagonal, drawn more finely than it was worked out."""
    x, y = np.meshgrid(np.arange(11.0), np.arange(11.0))
    placed = plane(y - x, y - x >= 0).placed(500, 500, STYLE)
    inside, outside = placed._sides
    assert not (inside & outside).any()
    assert inside.mean() == pytest.approx(0.5, abs=0.01)
    assert inside[-1, 0]
    assert outside[0, -1]


def test_where_a_red_line_decides_the_map_shows_what_was_found() -> None:
    gain = np.ones((11, 11))
    inside = np.zeros((11, 11), bool)
    inside[:, 5:] = True
    shown, outside = plane(gain, inside).placed(500, 500, STYLE)._sides
    assert shown.mean() == pytest.approx(0.55, abs=0.03)
    assert outside[:, 0].all()


def test_beyond_all_the_weight_there_is_nothing() -> None:
    gain = np.ones((11, 11))
    inside, outside = plane(gain, gain > 0, most=10.0).placed(500, 500, STYLE)._sides
    assert not outside.any()
    assert inside.mean() == pytest.approx(0.5, abs=0.02)
    assert not inside[-1, -1]


@pytest.mark.parametrize("size", [(260, 200), (700, 560)])
def test_a_map_and_its_words_stay_in_their_place(size: tuple[int, int]) -> None:
    x, y = np.meshgrid(np.arange(11.0), np.arange(11.0))
    placed = plane(y - x, y - x >= 0, foot=("A note",)).placed(*size, STYLE)
    record = InkRecord(size[0], placed.height)
    placed.draw(record, Box(0, 0, size[0], placed.height))
    assert record.words[:, 2].max() <= size[0]
    assert record.words[:, 3].max() <= placed.height


def test_columns_that_are_left_out_for_want_of_room_are_named() -> None:
    wide = bars(3)
    extra = tuple(Column(title, spare=True) for title in ("Stability", "Ratification"))
    rows = tuple(
        Row(row.key, (*row.cells, Words("holds"), Words("✗ not ratified"))) for row in wide.rows
    )
    figure = replace(wide, columns=(*wide.columns, *extra), rows=rows)
    left = {width: figure.placed(width, 300, STYLE).left_out for width in (1_600, 380, 200)}
    assert left == {1_600: (), 380: ("Ratification",), 200: ("Stability", "Ratification")}
    # The words take room of their own, below the rows.
    plain, narrow = (each.placed(380, 300, STYLE) for each in (wide, figure))
    record, told = InkRecord(380, plain.height), InkRecord(380, narrow.height)
    plain.draw(record, Box(0, 0, 380, plain.height))
    narrow.draw(told, Box(0, 0, 380, narrow.height))
    assert told.words[:, 1].max() > narrow.spots[-1].box.bottom > record.words[:, 1].max()
