"""What was changed here and what others changed in the file, put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.telling import Answer, Telling
from scenario_desk.model.merging import Merged, SideName, merge, two_way
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.changes import conflict_sentence
from scenario_desk.presentation.words.language import _, ngettext

_MOST_SAID = 6
"""So many conflicts are said in the question; more are counted."""


@dataclass(frozen=True, slots=True)
class Merging:
    """What came of a merge, ready to be shown, and what is to be decided first."""

    ours: Scenario
    mine: Opened
    """Where both changed one thing, what is here stands."""
    other: Opened
    """Where both changed one thing, what the file holds stands."""
    conflicts: tuple[str, ...]
    """What both changed, and not alike, in sentences."""


def merging(
    base: Scenario | None, ours: Scenario, theirs: Scenario, go_on: Callable[[], None]
) -> Merging:
    """Merge what is here with what the file holds; raises EditRefused where both do not fit.

    `base`: what both go on from, if that is known. Slow on huge trees: `go_on` is called between
    the steps.
    """

    def merged(prefer: SideName) -> Merged:
        go_on()
        if base is None:
            return two_way(ours, theirs, prefer=prefer)
        return merge(base, ours, theirs, prefer=prefer)

    first = merged("ours")
    mine = other = Opened.of(first.scenario, go_on)
    if first.conflicts:
        other = Opened.of(merged("theirs").scenario, go_on)
    said = tuple(conflict_sentence(each, base, ours, theirs) for each in first.conflicts)
    return Merging(ours, mine, other, said)


def chosen(made: Merging, telling: Telling) -> Opened | None:
    """What is to be shown of a merge, once it is asked what stands where both changed one thing."""
    count = len(made.conflicts)
    if not count:
        return made.mine
    said = list(made.conflicts[:_MOST_SAID])
    if count > _MOST_SAID:
        more = count - _MOST_SAID
        said.append(ngettext("And {n} more.", "And {n} more.", more).format(n=more))
    question = ngettext(
        "{n} thing was changed both here and in the file. Which is to stand?",
        "{n} things were changed both here and in the file. Which are to stand?",
        count,
    ).format(n=count)
    answers = {Answer.Yes: _("Mine (ours)"), Answer.No: _("The file’s (theirs)"), Answer.Cancel: ""}
    answer = telling.ask(_("Merge"), question, "\n\n".join(said), answers, Answer.Cancel)
    return {Answer.Yes: made.mine, Answer.No: made.other}.get(answer)
