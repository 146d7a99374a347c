"""What the view of a merge says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from scenario_desk.desk.merging.weighing import Alternatives, Weighed
from scenario_desk.model.merging import SideName
from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.changes import Difference
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.sentences import (
    effect_in_short,
    effect_sentences,
    headline,
)
from scenario_desk.presentation.words.sentences.phrasing import results_held

_MOST = 200
"""So many changes are said one by one; the rest is counted."""


def told_before(name: str, *, based: bool) -> str:
    """Who is who, and what happens when."""
    said = _(
        "Ours is what is open here, theirs is what the file “{name}” holds. Nothing here changes"
        " before you press Merge; undo takes it back in one step."
    ).format(name=name)
    return said if based else f"{said} {words(Message('merge_without_base'))}"


def state_words(found: Weighed | None, left: int) -> str:
    """How far the merge is."""
    if found is None:
        return _("Comparing…")
    count = len(found.decisions)
    if left and left == count:
        return ngettext("One decision left", "{n} decisions left", count).format(n=count)
    if left:
        text = ngettext("{left} of {n} decision left", "{left} of {n} decisions left", count)
        return text.format(left=left, n=count)
    if count:
        return _("Everything is decided: it can be merged.")
    if found.changed:
        return _("Nothing collides: what both sides changed goes together.")
    return _("Theirs holds nothing that is not here already.")


def waiting_words(left: int) -> str:
    """Why it cannot be merged yet; left: how many decisions are."""
    if not left:
        return _("Working out what comes of it…")
    text = ngettext(
        "To merge, first decide what is left: ours or theirs.",
        "To merge, first decide the {n} that are left.",
        left,
    )
    return text.format(n=left)


def overlap_words(side: SideName, found: Alternatives | None, *, held: bool) -> str:
    """What a choice makes of the overlap; `held`: that is not to be seen."""
    if held:
        return results_held()
    if found is None:
        return _("Working out what it does…")
    if found.refused is not None:
        refused, why = found.refused
        return words(why) if side == refused else ""
    if found.effect is None:
        return ""
    if side == "ours":
        return _("The overlap then: {figures}").format(figures=headline(found.effect.before))
    said = effect_in_short(found.effect)
    return _("The overlap then, against keeping ours: {figures}").format(figures=said)


def row_words(
    difference: Difference | None, found: Weighed | None, *, stays: bool, held: bool
) -> tuple[str, list[str]]:
    """A heading, and what is said of a row about which nobody has to decide.

    Without a difference it is what the merge does to the overlap; `held`: that is not to be seen.
    `stays`: the difference is of ours, which theirs knows nothing of.
    """
    if difference is None:
        return _("What the merge does to the overlap"), _effect(found, held=held)
    where = (
        _("Only ours changed this: it stays, and there is nothing to decide.")
        if stays
        else _("Only theirs changed this: it comes in, and there is nothing to decide.")
    )
    return difference.sentence, [where, *listed(difference.parts)]


def number_of(found: Iterable[Difference]) -> int:
    """How many rows `listed` has where none is left out."""
    return sum(1 + number_of(each.parts) for each in found)


def listed(found: tuple[Difference, ...]) -> list[str]:
    """Differences and their parts, a row each."""
    rows = list(islice(_rows(found), _MOST))
    if left := number_of(found) - len(rows):
        rows.append(ngettext("… and {n} more", "… and {n} more", left).format(n=left))
    return rows


def _rows(found: Iterable[Difference], before: str = "") -> Iterator[str]:
    for each in found:
        yield f"{before}• {each.sentence}"
        yield from _rows(each.parts, before + "    ")


def _effect(found: Weighed | None, *, held: bool) -> list[str]:
    if found is None:
        return []
    if held:
        return [results_held()]
    return effect_sentences(found.effect)
