"""The marks of nodes: decisions, chances, leaves with what they mean or nothing yet."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.drawing import Colour, Stroke, Surface, Type, TypeSetter
from scenario_desk.presentation.glyph import Glyph
from scenario_desk.presentation.glyph_drawing import draw_glyph, draw_letters
from scenario_desk.presentation.tokens import Tokens

_SHARES = {"decision": 1.0, "chance": 1.0, "unfinished": 0.85, "leaf": 0.9}
"""How much of the room for a mark each takes: a square looks smaller than a circle."""


class Mark(NamedTuple):
    """What stands where a node is; equal marks look equal."""

    kind: Literal["decision", "chance", "unfinished", "leaf"]
    colour: str = "neither"
    """A decision's: its owner's, a token."""
    letters: str = ""
    """A decision's: its owner's; "?" for none."""
    glyph: Glyph | None = None
    """A leaf's: who accepts its endpoint."""

    def reach(self, radius: float) -> float:
        """How far it goes from its middle, where there is room out to a radius; in half pixels."""
        return max(round(2 * radius * _SHARES[self.kind]), 4) / 2


def draw_mark(
    surface: Surface,
    mark: Mark,
    x: float,
    y: float,
    radius: float,
    tokens: Tokens,
    texts: TypeSetter,
) -> None:
    """Draw a mark around a point, where there is room out to a radius."""
    reach = mark.reach(radius)
    if mark.kind == "decision":
        _draw_decision(surface, mark, x, y, reach, tokens, texts)
    elif mark.glyph is not None:
        draw_glyph(surface, mark.glyph, x, y, reach, tokens, texts)
    elif mark.kind == "unfinished":
        rim = Stroke(Colour(tokens.neither), 1.2, "dotted")
        ground = Colour(tokens.background)
        surface.ellipse(x, y, reach - 1, reach - 1, fill=ground, stroke=rim)
    else:
        width = max(2 * reach * 0.1, 1.2)
        inner = reach - width / 2
        rim = Stroke(Colour(tokens.neither), width)
        surface.ellipse(x, y, inner, inner, fill=Colour(tokens.panel), stroke=rim)


def _draw_decision(
    surface: Surface,
    mark: Mark,
    x: float,
    y: float,
    reach: float,
    tokens: Tokens,
    texts: TypeSetter,
) -> None:
    """A square in the owner's colour with its letters."""
    rim = max(2 * reach * 0.11, 1.2)
    side = 2 * reach - rim
    surface.box(
        x - side / 2,
        y - side / 2,
        side,
        side,
        fill=Colour(tokens.panel),
        stroke=Stroke(Colour(tokens.colour(mark.colour)), rim),
        radius=side * 0.2,
    )
    if side < 11:
        return
    share = {1: 0.62, 2: 0.54}.get(len(mark.letters), 0.38)
    face = Type(max(round(side * share), 6), strong=True)
    colour = Colour(tokens.colour(mark.colour))
    draw_letters(surface, texts, mark.letters, face, x, y, colour)


_MOST_LETTERS = 3


@lru_cache(maxsize=32)
def owner_letters(actors: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """A letter or a few that tell each actor from the others, by id; actors: (id, label) pairs.

    A name of at most three is its own; else the fewest first letters that do it, at most three;
    else the initials; else a number.
    """
    names = {actor: label.strip().upper() for actor, label in actors}
    chosen: dict[str, str] = {}
    for number, (actor, name) in enumerate(names.items(), start=1):
        others = [other for key, other in names.items() if key != actor]
        initials = _initials(name)
        tries = [(name, others)] if len(name) <= _MOST_LETTERS else []
        tries += [
            (name[:length].strip(), [other[:length] for other in others])
            for length in range(1, _MOST_LETTERS + 1)
        ]
        tries.append((initials, [_initials(other) for other in others]))
        fitting = (mine for mine, theirs in tries if mine and mine not in theirs)
        chosen[actor] = next(fitting, f"{name[:1]}{number}")
    return chosen


def _initials(name: str) -> str:
    """The first characters of the words, at most three."""
    return "".join(word[0] for word in name.split())[:_MOST_LETTERS]


def letters_of(scenario: Scenario) -> dict[str, str]:
    """The letters of every actor of a scenario."""
    return owner_letters(tuple((key, each.label) for key, each in scenario.actors.items()))
