"""What the view of a merge says."""

from __future__ import annotations

from scenario_desk.desk.merging.weighing import Weighed
from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.changes import Difference
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.sentences import effect_sentences
from scenario_desk.presentation.words.sentences.phrasing import results_held

_MOST = 12
"""So many parts of a difference are said; the rest is counted."""


def told_before(name: str, *, based: bool) -> str:
    """Who is who, and what happens when."""
    said = _(
        "Ours is what is open here, theirs is what “{name}” holds. Nothing here changes before you"
        " press Merge; undo takes it back in one step."
    ).format(name=name)
    return said if based else f"{said} {words(Message('merge_without_base'))}"


def state_words(found: Weighed | None, left: int) -> str:
    """How far the merge is."""
    if found is None:
        return _("Comparing…")
    count = len(found.decisions)
    if left:
        text = ngettext("{left} of {n} decision is left", "{left} of {n} decisions are left", count)
        return text.format(left=left, n=count)
    if count:
        return _("Everything is decided: it can be merged.")
    if found.changed:
        return _("Nothing collides: what both sides changed goes together.")
    return _("Theirs holds nothing that is not here already.")


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
    parts = [f"• {part.sentence}" for part in difference.parts[:_MOST]]
    if left := len(difference.parts) - len(parts):
        parts.append(ngettext("… and {n} more", "… and {n} more", left).format(n=left))
    return difference.sentence, [where, *parts]


def _effect(found: Weighed | None, *, held: bool) -> list[str]:
    if found is None:
        return []
    if held:
        return [results_held()]
    return effect_sentences(found.effect)
