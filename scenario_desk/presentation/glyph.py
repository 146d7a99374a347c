"""The one glyph that says who accepts: a slice for each principal, filled where it accepts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin
from typing import Literal

from scenario_desk.analysis.zones import Zone
from scenario_desk.presentation.tokens import actor_token
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import listed

Acceptance = Literal["accepts", "rejects", "undecided"]
Verdict = Literal["agreement", "with_package", "tolerated", "undecided", "some", "none"]
"""All could sign it, all would sign what is attached to it, all accept unsigned, all could yet
accept, somebody rejects, all reject."""

LETTERS_FROM = 18.0
"""The diameter in pixels from which letters in the slices can be read."""

_CORE = 0.68
_VERDICTS: dict[int, Verdict] = {
    Zone.AGREEMENT: "agreement",
    Zone.WITH_PACKAGE: "with_package",
    Zone.TOLERATED: "tolerated",
}
_GROUNDS = {"agreement": "overlap", "with_package": "overlap", "tolerated": "tolerated"}
"""What is under the answer where all accept."""
_ACCEPTANCE: dict[int, Acceptance] = {1: "accepts", 0: "rejects", -1: "undecided"}


@dataclass(frozen=True, slots=True)
class Slice:
    """One principal's share of the circle.

    Angles are degrees counter-clockwise from three o'clock, as in mathematics and in Qt. Where it
    accepts the slice is filled in `colour`, where undecided hatched in it, else left empty.
    """

    start: float
    span: float
    colour: str
    """A token."""
    acceptance: Acceptance
    letter: str = ""
    letter_colour: str = ""
    """A token."""
    letter_x: float = 0.0
    """Where the letter is centred, in radii from the centre, to the right …"""
    letter_y: float = 0.0
    """… and upwards."""

    @property
    def filled(self) -> bool:
        return self.acceptance == "accepts"

    @property
    def hatched(self) -> bool:
        return self.acceptance == "undecided"


# Told apart by identity: as a key it takes no time.
@dataclass(frozen=True, slots=True, eq=False)
class Glyph:
    """A circle, as data that a screen and a file draw alike; there is one for each look.

    First the whole circle in `ground`, or the smaller one in it where only what is attached is
    signed, then the slices that are filled or hatched, then the rim, dashed where nobody signs.
    Where all accept, `whole` is set: the ground is the answer and the slices only carry letters.
    """

    verdict: Verdict
    ground: str
    """The token under everything: "panel" where nothing is said by it."""
    rim: str
    """The token of the outline."""
    slices: tuple[Slice, ...]

    @property
    def whole(self) -> bool:
        return self.verdict in _GROUNDS

    @property
    def core(self) -> float:
        """The share of the radius that the ground fills; around it is an empty ring."""
        return _CORE if self.verdict == "with_package" else 1.0

    @property
    def dashed(self) -> bool:
        return self.verdict == "tolerated"


def glyph(
    acceptable: Sequence[int],
    zone: int,
    letters: Sequence[str] = (),
    colours: Sequence[str] = (),
) -> Glyph:
    """The glyph of an endpoint.

    acceptable: for each principal in order 1 (accepts), 0 (rejects) or −1 (undecided).
    zone: the `Zone` it is in where all accept. letters: one for each principal, or none. colours: a
    token for each; without them the actors' colours in order. With two principals the first has
    the left half; with more the slices run clockwise from the top.
    """
    answers = tuple(int(each) for each in acceptable)
    chosen = tuple(colours) or tuple(actor_token(place) for place in range(len(answers)))
    return _glyph(answers, _verdict(answers, zone), tuple(letters), chosen)


def glyph_words(acceptable: Sequence[int], zone: int, names: Sequence[str]) -> str:
    """What the glyph says, in words; `names` of the principals in order.

    For screen readers, tooltips and tables.
    """
    verdict = _verdict(tuple(int(each) for each in acceptable), zone)
    both = len(names) == 2
    if verdict in _GROUNDS:
        text = zone_words()[Zone(zone)]
        return text[0].upper() + text[1:]
    if verdict == "none":
        return _("Acceptable to neither principal") if both else _("Acceptable to no principal")
    who = {
        answer: listed(name for name, each in zip(names, acceptable, strict=True) if each == code)
        for code, answer in _ACCEPTANCE.items()
    }
    if not who["undecided"]:
        return _("Acceptable to {names} only").format(names=who["accepts"])
    parts = [_("undecided for {names}").format(names=who["undecided"])]
    if who["accepts"]:
        parts.insert(0, _("acceptable to {names}").format(names=who["accepts"]))
    if who["rejects"]:
        parts.append(_("not to {names}").format(names=who["rejects"]))
    sentence = "; ".join(parts)
    return sentence[0].upper() + sentence[1:]


def zone_words() -> dict[Zone, str]:
    """What the zones are called in a legend, the most telling first."""
    return {
        Zone.AGREEMENT: _("could be signed"),
        Zone.WITH_PACKAGE: _("with the package"),
        Zone.TOLERATED: _("tolerated, nobody signs"),
    }


@cache
def _glyph(
    acceptable: tuple[int, ...],
    verdict: Verdict,
    letters: tuple[str, ...],
    colours: tuple[str, ...],
) -> Glyph:
    ground = _GROUNDS.get(verdict, "panel")
    return Glyph(
        verdict=verdict,
        ground=ground,
        rim=_rim(verdict, acceptable, colours),
        slices=tuple(
            _slice(place, acceptable, colours[place], letters[place] if letters else "", ground)
            for place in range(len(acceptable))
        ),
    )


def _verdict(acceptable: tuple[int, ...], zone: int) -> Verdict:
    """With no principals nothing is acceptable to all of them."""
    if not acceptable:
        return "none"
    if 0 in acceptable:
        return "some" if 1 in acceptable or -1 in acceptable else "none"
    if -1 in acceptable:
        return "undecided"
    return _VERDICTS[zone]


def _rim(verdict: Verdict, acceptable: tuple[int, ...], colours: tuple[str, ...]) -> str:
    """The colour of whoever accepts alone; of several who are not all, none of theirs."""
    if verdict in _GROUNDS:
        return "overlap"
    accepting = [colour for each, colour in zip(acceptable, colours, strict=True) if each == 1]
    return accepting[0] if len(accepting) == 1 else "neither"


def _slice(place: int, acceptable: tuple[int, ...], colour: str, letter: str, ground: str) -> Slice:
    start, span = _angles(place, len(acceptable))
    middle = radians(start + span / 2)
    reach = 0.0 if len(acceptable) == 1 else 0.5
    acceptance = _ACCEPTANCE[acceptable[place]]
    return Slice(
        start=start,
        span=span,
        colour=colour,
        acceptance=acceptance,
        letter=letter,
        letter_colour=_letter_colour(ground, acceptance, colour),
        letter_x=round(reach * cos(middle), 9),
        letter_y=round(reach * sin(middle), 9),
    )


def _letter_colour(ground: str, acceptance: Acceptance, colour: str) -> str:
    if ground == "overlap":
        return "on_accent"
    if ground == "tolerated":
        return "ink"
    return "on_accent" if acceptance == "accepts" else colour


def _angles(place: int, count: int) -> tuple[float, float]:
    if count == 2:
        return (90.0, 180.0) if place == 0 else (270.0, 180.0)
    share = 360.0 / count
    return (90.0 - (place + 1) * share) % 360.0, share
