"""How much differs of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from scenario_desk.presentation.words.changes.difference import SECTIONS, Difference
from scenario_desk.presentation.words.language import _


def by_section(found: Iterable[Difference]) -> dict[str, int]:
    """How many differences there are under each heading that has any, in a reader's order."""
    counts: Counter[str] = Counter()
    for each in found:
        counts[each.section] += each.number
    return {section: counts[section] for section in SECTIONS if counts[section]}


def kinds_words(found: Iterable[Difference]) -> str:
    """The same in a line: "What differs: Tree 6 · Scores 3"."""
    counts = by_section(found).items()
    said = [_("{kind} {count}").format(kind=_(SECTIONS[key]), count=n) for key, n in counts]
    return _("What differs: {kinds}").format(kinds=" · ".join(said))
