"""The colours can be read, and told apart by every eye."""

from __future__ import annotations

from itertools import combinations

import pytest

from scenario_desk.presentation.colour import VISIONS, contrast, difference, rgb
from scenario_desk.presentation.tokens import (
    Tokens,
    actor_token,
    actor_tokens,
    tokens,
)

THEMES = ("light", "dark")
ACTORS = [actor_token(index) for index in range(12)]
TEXT_TOKENS = (
    "ink",
    "muted",
    "accent",
    "principal_1",
    "principal_2",
    "overlap",
    "neither",
    "warning",
    "error",
    *(f"actor_{number}" for number in range(3, 13)),
)
"""The tokens that words are written in: legible on background, panel, hover and selection."""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("token", TEXT_TOKENS)
def test_text_is_legible_wherever_it_stands(theme: str, token: str) -> None:
    table = tokens(theme)
    for ground in (table.background, table.panel, table.selection, table.hover):
        assert contrast(table.colour(token), ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("token", [*TEXT_TOKENS[2:]])
def test_text_on_a_filled_colour_is_legible(theme: str, token: str) -> None:
    table = tokens(theme)
    assert contrast(table.on_accent, table.colour(token)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_words_in_the_region_are_legible(theme: str) -> None:
    table = tokens(theme)
    for token in ("ink", "overlap"):
        assert contrast(table.colour(token), table.region) >= 4.5
    assert contrast(table.ink, table.tolerated) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_a_branch_stands_out_from_the_canvas(theme: str) -> None:
    table = tokens(theme)
    assert contrast(table.branch_far, table.background) >= 3
    assert contrast(table.overlap, table.background) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_what_can_be_typed_in_and_what_is_missing_stand_out(theme: str) -> None:
    """WCAG 2.2, 1.4.11: 3 : 1 for what a control or a graphic is known by."""
    table = tokens(theme)
    for token in ("border", "unknown", "branch_far"):
        for ground in (table.background, table.panel):
            assert contrast(table.colour(token), ground) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISIONS)
def test_branches_that_can_and_cannot_end_in_the_overlap_differ_for_every_eye(
    theme: str, vision: str
) -> None:
    """More than twice what can just be told apart for words, seven times for branches."""
    table = tokens(theme)
    assert difference(table.overlap, table.neither, vision) >= 0.05
    assert difference(table.overlap, table.branch_far, vision) >= 0.14
    assert difference(table.unknown, table.branch_far, vision) >= 0.04


@pytest.mark.parametrize("theme", THEMES)
def test_branches_differ_in_lightness_alone(theme: str) -> None:
    table = tokens(theme)
    assert contrast(table.overlap, table.branch_far) >= 1.8


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISIONS)
def test_further_actors_stay_apart_from_the_principals_and_the_overlap(
    theme: str, vision: str
) -> None:
    table = tokens(theme)
    for further in ACTORS[2:]:
        for fixed in ("principal_1", "principal_2", "overlap"):
            assert difference(table.colour(further), table.colour(fixed), vision) >= 0.06


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISIONS)
def test_all_actors_stay_apart_from_one_another(theme: str, vision: str) -> None:
    table = tokens(theme)
    for one, other in combinations(ACTORS, 2):
        assert difference(table.colour(one), table.colour(other), vision) >= 0.04


def test_contrast_agrees_with_the_published_examples() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#777777", "#777777") == 1


def test_actors_are_coloured_with_the_principals_first() -> None:
    assert actor_tokens([False, True, True, False]) == (
        "actor_3",
        "principal_1",
        "principal_2",
        "actor_4",
    )
    assert actor_tokens([]) == ()


def test_a_token_is_found_by_name_and_no_actor_is_without_a_colour() -> None:
    table = tokens("light")
    assert table.colour("overlap") == table.overlap
    assert table.colour("actor_3") == table.actors[0]
    assert table.colour("actor_13") == table.actors[0]
    for unknown in ("purple", "actors", "actor_x", "actor_"):
        with pytest.raises(KeyError):
            table.colour(unknown)


def test_both_themes_fill_every_token() -> None:
    for theme in THEMES:
        table = tokens(theme)
        assert isinstance(table, Tokens)
        for index in range(12):
            assert len(rgb(table.colour(actor_token(index)))) == 3
    with pytest.raises(KeyError):
        tokens("sepia")


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="#RRGGBB"):
        rgb("blue")
