"""Ramps run evenly, end where they say, and never hide the number on them."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.presentation.colour import (
    VISIONS,
    contrast,
    difference,
    hexadecimal,
    linear,
    oklab,
    rgb,
)
from scenario_desk.presentation.ramp import mixed, overlap_ramp, score_ink, score_ramp
from scenario_desk.presentation.tokens import tokens

THEMES = ("light", "dark")


def text_of(colour: np.ndarray) -> str:
    return hexadecimal(*(int(part) for part in colour))


@pytest.mark.parametrize("theme", THEMES)
def test_the_overlap_ramp_goes_from_grey_to_the_overlap(theme: str) -> None:
    table = tokens(theme)
    far, near = overlap_ramp([0.0, 1.0], table)
    assert text_of(far) == table.branch_far
    assert text_of(near) == table.overlap


@pytest.mark.parametrize("theme", THEMES)
def test_equal_steps_of_chance_look_equal(theme: str) -> None:
    colours = oklab(linear(overlap_ramp(np.linspace(0, 1, 9), tokens(theme))))
    steps = np.linalg.norm(np.diff(colours, axis=0), axis=1)
    assert steps.max() < 1.25 * steps.min()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISIONS)
def test_every_eye_tells_near_from_far(theme: str, vision: str) -> None:
    table = tokens(theme)
    assert difference(table.branch_far, table.overlap, vision) > 0.1


def test_any_shape_goes_in_and_values_outside_stop_at_the_ends() -> None:
    table = tokens("light")
    assert overlap_ramp(np.zeros((3, 4)), table).shape == (3, 4, 3)
    assert overlap_ramp(0.5, table).shape == (3,)
    assert overlap_ramp([], table).shape == (0, 3)
    assert text_of(overlap_ramp(1.0 + 1e-9, table)) == table.overlap
    assert text_of(overlap_ramp(float("nan"), table)) == table.unknown


@pytest.mark.parametrize("theme", THEMES)
def test_a_score_of_zero_is_blank_and_the_ends_are_full(theme: str) -> None:
    table = tokens(theme)
    worst, best, missing = score_ramp([-100.0, 100.0, float("nan")], table)
    assert text_of(worst) == table.score_low
    assert text_of(best) == table.score_high
    assert text_of(missing) == table.panel
    assert difference(text_of(score_ramp(0.0, table)), table.panel) < 0.005


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISIONS)
def test_every_eye_tells_good_scores_from_bad(theme: str, vision: str) -> None:
    table = tokens(theme)
    for score in (50, 100):
        bad, good = (text_of(colour) for colour in score_ramp([-score, score], table))
        assert difference(bad, good, vision) > 0.0009 * score


@pytest.mark.parametrize("theme", THEMES)
def test_the_number_on_a_score_is_always_legible(theme: str) -> None:
    table = tokens(theme)
    for score in range(-100, 101, 5):
        fill = text_of(score_ramp(score, table))
        assert contrast(score_ink(score, table), fill) >= 4.5


def test_mixing_starts_and_ends_with_what_is_mixed() -> None:
    assert mixed("#102030", "#F0E0D0", 0) == "#102030"
    assert mixed("#102030", "#F0E0D0", 1) == "#F0E0D0"
    halfway = mixed("#000000", "#FFFFFF", 0.5)
    assert len(set(rgb(halfway))) == 1
