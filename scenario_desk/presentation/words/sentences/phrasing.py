"""How sentences write names and points."""

from __future__ import annotations

from collections.abc import Sequence

from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed

MOST_NAMES = 3
"""A sentence lists so many names; the rest are counted."""


def amount(distance: float) -> str:
    """A distance between a utility and what it is held against, its sign aside: "17.7".

    One decimal: a verdict can hang on less than a point.
    """
    if 0 < abs(distance) < 0.05:
        return _("less than {amount}").format(amount=numbers.utility(0.1, digits=1))
    return numbers.utility(abs(distance), digits=1)


def quoted(name: str) -> str:
    """A name given by people, marked as such; one that was left empty is said to be."""
    return _("“{text}”").format(text=name) if name else _("(unnamed)")


def some(names: Sequence[str]) -> str:
    """The first names quoted, and how many more there are."""
    said = [quoted(name) for name in names[:MOST_NAMES]]
    left = len(names) - len(said)
    if left:
        said.append(ngettext("{count} more", "{count} more", left).format(count=left))
    return listed(said)
