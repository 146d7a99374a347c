"""What marks the actors and the endpoints of a tree: colours, letters, and who accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.presentation.glyph import Glyph, glyph
from scenario_desk.presentation.tokens import actor_tokens
from scenario_desk.presentation.tree.node_marks import letters_of


@dataclass(frozen=True, slots=True)
class ActorMarks:
    """The signs of one evaluation."""

    colours: tuple[str, ...]
    """[A] each actor's colour, a token."""
    letters: Mapping[str, str]
    """Each actor's letters, by id."""
    glyphs: tuple[Glyph | None, ...]
    """[E] each endpoint's glyph; None while results are held back."""


def actor_marks(evaluation: Evaluation, held: bool) -> ActorMarks:
    """The signs of an evaluation; where results are held back, none that tells of them."""
    frame = evaluation.frame
    colours = actor_tokens(np.asarray(frame.principal).tolist())
    glyphs = (None,) * len(frame.endpoint_ids) if held else _glyphs(evaluation, colours)
    return ActorMarks(colours, letters_of(frame.scenario), glyphs)


def _glyphs(evaluation: Evaluation, colours: tuple[str, ...]) -> tuple[Glyph, ...]:
    principals = np.flatnonzero(evaluation.frame.principal)
    tokens = [colours[actor] for actor in principals]
    acceptable = np.asarray(evaluation.acceptable)[:, principals].tolist()
    zones = np.asarray(evaluation.zone).tolist()
    return tuple(
        glyph(row, zone, colours=tokens) for row, zone in zip(acceptable, zones, strict=True)
    )
