"""The glyph shows who accepts, whatever the number of principals, and says it in words."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from math import hypot

import numpy as np
import pytest

from scenario_desk.analysis.zones import Zone
from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.presentation.drawing import Colour, Path, Stroke
from scenario_desk.presentation.glyph import glyph, glyph_words
from scenario_desk.presentation.glyph_drawing import draw_glyph, draw_rim, rim_reach
from scenario_desk.presentation.tokens import tokens
from tests.presentation.tree.drawn import EvenLetters, Record

TWO = ("United States", "Russia")
THREE = ("United States", "Russia", "Iran")


def test_the_first_of_two_principals_has_the_left_half() -> None:
    half = glyph([1, 0], Zone.AGREEMENT)
    left, right = half.slices
    assert (left.start, left.span, left.colour, left.filled) == (90, 180, "principal_1", True)
    assert (right.start, right.span, right.filled, right.hatched) == (270, 180, False, False)
    assert half.rim == "principal_1"
    assert half.ground == "panel"
    assert not half.dashed


def test_acceptable_to_all_is_one_colour_of_its_own() -> None:
    full = glyph([1, 1], Zone.AGREEMENT)
    assert (full.verdict, full.ground, full.rim, full.dashed) == (
        "agreement",
        "overlap",
        "overlap",
        False,
    )


def test_what_nobody_signs_is_pale_with_a_dashed_rim() -> None:
    tolerated = glyph([1, 1], Zone.TOLERATED)
    assert (tolerated.verdict, tolerated.ground, tolerated.rim) == (
        "tolerated",
        "tolerated",
        "overlap",
    )
    assert tolerated.dashed


def test_what_comes_with_the_package_has_a_smaller_core_in_a_whole_rim() -> None:
    drawn = glyph([1, 1], Zone.WITH_PACKAGE)
    assert (drawn.verdict, drawn.ground, drawn.rim) == ("with_package", "overlap", "overlap")
    assert drawn.core < 1 == glyph([1, 1], Zone.AGREEMENT).core
    assert drawn.whole
    assert not drawn.dashed
    assert glyph([1, 0], Zone.WITH_PACKAGE).core == 1


def test_half_accepted_looks_the_same_signed_or_not() -> None:
    assert glyph([1, 0], Zone.AGREEMENT) == glyph([1, 0], Zone.TOLERATED)


def test_acceptable_to_none_is_empty() -> None:
    empty = glyph([0, 0], Zone.AGREEMENT)
    assert empty.rim == "neither"
    assert not any(part.filled or part.hatched for part in empty.slices)


def test_an_undecided_principal_is_hatched_and_never_counts_as_accepting() -> None:
    open_question = glyph([1, -1], Zone.AGREEMENT)
    assert open_question.verdict == "undecided"
    assert [part.acceptance for part in open_question.slices] == ["accepts", "undecided"]
    assert open_question.ground == "panel"
    assert glyph([0, -1], Zone.AGREEMENT).verdict == "some"


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_slices_cover_the_circle_once(count: int) -> None:
    slices = glyph([0] * count, Zone.AGREEMENT).slices
    covered = sorted((part.start % 360, part.span) for part in slices)
    assert sum(span for _, span in covered) == pytest.approx(360)
    for (start, span), (following, _) in pairwise(covered):
        assert start + span == pytest.approx(following)


def test_three_slices_run_clockwise_from_the_top() -> None:
    angles = [(part.start, part.span) for part in glyph([1, 0, 0], Zone.AGREEMENT).slices]
    assert angles == [(330, 120), (210, 120), (90, 120)]


def test_letters_stand_inside_their_slices_in_a_colour_that_shows() -> None:
    left, right = glyph([1, 0], Zone.AGREEMENT, letters=("U", "R")).slices
    assert (left.letter, left.letter_x, left.letter_y) == ("U", -0.5, 0)
    assert left.letter_colour == "on_accent"
    assert (right.letter, right.letter_x, right.letter_colour) == ("R", 0.5, "principal_2")
    for part in glyph([1] * 5, Zone.TOLERATED, letters="ABCDE").slices:
        assert hypot(part.letter_x, part.letter_y) == pytest.approx(0.5)
        assert part.letter_colour == "ink"
    assert glyph([0], Zone.AGREEMENT, letters=("U",)).slices[0].letter_x == 0


def test_actors_may_bring_their_own_colours() -> None:
    drawn = glyph([0, 1], Zone.AGREEMENT, colours=("principal_2", "principal_1"))
    assert drawn.rim == "principal_1"


@pytest.mark.parametrize("acceptable", list(product((1, 0, -1), repeat=2)))
@pytest.mark.parametrize("zone", list(Zone))
def test_every_colour_of_a_glyph_is_a_token(acceptable: tuple[int, int], zone: Zone) -> None:
    table = tokens("dark")
    drawn = glyph(acceptable, zone, letters=("U", "R"))
    names = {drawn.ground, drawn.rim}
    names |= {name for part in drawn.slices for name in (part.colour, part.letter_colour)}
    assert all(table.colour(name) for name in names)


def test_no_principals_accept_nothing() -> None:
    nobody = glyph([], Zone.AGREEMENT)
    assert (nobody.verdict, nobody.slices, nobody.rim) == ("none", (), "neither")


@pytest.mark.parametrize(
    ("acceptable", "zone", "words"),
    [
        ([1, 1], Zone.AGREEMENT, "Could be signed"),
        ([1, 1], Zone.WITH_PACKAGE, "With the package"),
        ([1, 1], Zone.TOLERATED, "Tolerated, nobody signs"),
        ([0, 0], Zone.AGREEMENT, "Acceptable to neither principal"),
        ([0, 1], Zone.AGREEMENT, "Acceptable to Russia only"),
        ([1, -1], Zone.AGREEMENT, "Acceptable to United States; undecided for Russia"),
        ([0, -1], Zone.AGREEMENT, "Undecided for Russia; not to United States"),
        ([-1, -1], Zone.TOLERATED, "Undecided for United States and Russia"),
    ],
)
def test_words_for_two(acceptable: list[int], zone: Zone, words: str) -> None:
    assert glyph_words(acceptable, zone, TWO) == words


@pytest.mark.parametrize(
    ("acceptable", "zone", "words"),
    [
        ([1, 1, 1], Zone.AGREEMENT, "Could be signed"),
        ([1, 1, 1], Zone.TOLERATED, "Tolerated, nobody signs"),
        ([0, 0, 0], Zone.AGREEMENT, "Acceptable to no principal"),
        ([1, 1, 0], Zone.AGREEMENT, "Acceptable to United States and Russia only"),
    ],
)
def test_words_for_three(acceptable: list[int], zone: Zone, words: str) -> None:
    assert glyph_words(acceptable, zone, THREE) == words


@pytest.mark.parametrize("radius", [9, 12, 20, 32, 60])
@pytest.mark.parametrize("count", range(2, 13))
def test_the_letters_of_slices_do_not_touch(count: int, radius: float) -> None:
    shown = glyph([1, 0] * (count // 2) + [1] * (count % 2), Zone.AGREEMENT, letters=["Ru"] * count)
    record = Record()
    draw_glyph(record, shown, 0, 0, radius, tokens("light"), EvenLetters())
    boxes = [box for _letters, box in record.words]
    assert len(boxes) in (0, count)
    assert boxes or radius < 4 * count
    for one, other in combinations(boxes, 2):
        assert not one.touches(other)


class _Turned(InkRecord):
    """Keeps the paths and the circles."""

    def __init__(self) -> None:
        super().__init__(100, 100)
        self.paths: list[list[tuple[float, float]]] = []
        self.circles: list[float] = []

    def path(self, path: Path, stroke: Stroke | None, fill: Colour | None = None) -> None:
        self.paths.append([(part.x, part.y) for part in path])

    def ellipse(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        self.circles.append(across)


@pytest.mark.parametrize("share", [0.01, 0.25, 0.56, 0.99])
@pytest.mark.parametrize("radius", [4.5, 7.0, 30.0])
def test_a_rim_turns_as_far_as_its_share_around_the_glyph(share: float, radius: float) -> None:
    record = _Turned()
    draw_rim(record, 50, 50, radius, share, tokens("light"))
    (way,) = record.paths
    across, down = np.array(way).T - 50
    assert (np.hypot(across, down) > radius).all()
    assert (np.hypot(across, down) < rim_reach(radius, share)).all()
    turns = np.unwrap(np.arctan2(across, -down)) / (2 * np.pi)
    assert turns[0] == pytest.approx(0)
    assert turns[-1] == pytest.approx(share)
    assert record.circles == [pytest.approx(np.hypot(across[0], down[0]))], "what is left of it"


def test_what_never_holds_has_no_rim_and_what_always_does_a_whole_one() -> None:
    record = _Turned()
    draw_rim(record, 50, 50, 7, 0.0, tokens("light"))
    assert (record.paths, record.circles) == ([], [])
    assert rim_reach(7, 0.0) == 7
    draw_rim(record, 50, 50, 7, 1.0, tokens("light"))
    assert record.paths == []
    assert len(record.circles) == 1
