"""Pages cover the whole picture, cut no word in two for good, and never make type too small."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.exchange.pictures.page_plan import (
    FULL_SIZE,
    LEAST_TYPE,
    PagePlan,
    Span,
    letters,
    page_plan,
    spans,
)

ROOM = (540.0, 720.0)


def overlaps(along: tuple[Span, ...]) -> list[float]:
    """How much each span shares with the next."""
    return [before.stop - after.start for before, after in pairwise(along)]


def plan(width: float, height: float, fitting: str = "width", smallest: float = 11) -> PagePlan:
    """Pages of a picture whose words fill it in a grid of cells."""
    across, down = np.meshgrid(np.arange(0, width, 200.0), np.arange(0, height, 46.0))
    left, top = across.ravel(), down.ravel()
    words = np.stack([left, top, left + 120, top + 30], axis=1)
    ink = np.concatenate([words, [[0, 0, width, height]]])
    return page_plan(ink, words, ROOM, fitting, smallest)


def test_a_small_picture_is_one_page_and_not_blown_up():
    found = plan(300, 200)
    assert len(found.tiles) == 1
    assert found.scale == 1


@pytest.mark.parametrize("fitting", ["width", "page", "full"])
@pytest.mark.parametrize("smallest", [8, 11])
@pytest.mark.parametrize("size", [(900, 700), (4000, 300), (1500, 40_000)])
def test_type_is_never_too_small_and_a_page_never_too_full(fitting, smallest, size):
    found = plan(*size, fitting, smallest)
    assert found.scale * smallest >= LEAST_TYPE - 1e-9
    for tile in found.tiles:
        assert tile.across.length * found.scale <= ROOM[0] + 1e-6
        assert tile.down.length * found.scale <= ROOM[1] + 1e-6


def test_fitting_the_width_makes_one_column_while_it_can_be_read():
    assert len(plan(800, 40_000).columns) == 1
    assert len(plan(4000, 40_000).columns) > 1
    assert len(plan(700, 1000, "page").tiles) == 1
    assert len(plan(800, 40_000, "page").tiles) > 1
    assert plan(700, 1000, "full").scale == FULL_SIZE


@given(
    st.floats(10, 5000),
    st.floats(100, 600),
    st.lists(st.tuples(st.floats(0, 4900), st.floats(1, 50)), max_size=60),
)
def test_every_word_is_whole_on_some_page(length, most, listed):
    words = np.array([(begin, begin + size) for begin, size in listed]).reshape(-1, 2)
    words = words[words[:, 1] <= length]
    found = spans(0.0, length, most, 10.0, words)
    assert (found[0].start, found[-1].stop) == (0.0, length)
    assert all(each.length <= most + 1e-9 for each in found)
    assert all(each >= 10 - 1e-9 for each in overlaps(found))
    for begin, end in words.tolist():
        assert any(each.start <= begin and end <= each.stop for each in found)


def test_a_word_longer_than_most_of_a_page_stops_nothing():
    found = spans(0.0, 1000.0, 100.0, 10.0, np.array([[0.0, 1000.0]]))
    assert found[-1].stop == 1000
    assert all(each == pytest.approx(10) for each in overlaps(found))


def test_an_overlap_is_narrow_where_nothing_would_be_cut():
    words = np.array([[5.0, 60.0], [205.0, 260.0]])
    found = spans(0.0, 400.0, 100.0, 10.0, words)
    assert overlaps(found)[0] == pytest.approx(10)


def test_pages_with_nothing_on_them_are_left_out():
    ink = np.array([[0.0, 0.0, 10.0, 10.0], [3000.0, 3000.0, 3010.0, 3010.0]])
    found = page_plan(ink, ink, ROOM, "full", 11)
    assert len(found.tiles) == 2
    assert found.tiles[0].name == "A1"
    assert found.tiles[1].column == len(found.columns) - 1


def test_pages_are_named_like_cells():
    assert [letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    names = [tile.name for tile in plan(1500, 2000).tiles]
    assert names[:3] == ["A1", "B1", "A2"]
