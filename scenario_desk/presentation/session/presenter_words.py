"""What whoever leads a session is told, and nobody else: who is missing, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scenario_desk.model.room import Round
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.session.position import here
from scenario_desk.presentation.words.harmless import harmless, harmless_lines
from scenario_desk.presentation.words.language import _, ngettext


def missing_words(
    asked: Round, people: Iterable[tuple[str, str, str]], answers: Mapping[str, int] | None
) -> str:
    """Who has answered nothing yet. people: id, alias and seat of each who joined; answers: how many
    by participant, None where nobody can tell."""
    if answers is None:
        return _("This round is unlinkable: nobody can tell who has not answered.")
    names = [
        harmless(alias) for key, alias, seat in people
        if (not asked.of or seat in asked.of) and not answers.get(key)
    ]  # fmt: skip
    if not names:
        return _("Everybody who is asked has answered.")
    text = ngettext("Not in yet, {count}: {names}", "Not in yet, {count}: {names}", len(names))
    return text.format(count=len(names), names=", ".join(names))


def inject_words(scenario: Scenario, inject: str | None) -> tuple[str, str]:
    """The name of the inject that comes next, and its text; that there is none."""
    if inject is None:
        return _("No inject is left to release."), ""
    found = scenario.injects[inject]
    return harmless(found.name), harmless_lines(found.text)


def waiting_words(scenario: Scenario, inject: str | None) -> str:
    """The injects behind the next one, in order; "" where there are none."""
    released = {each.inject for each in scenario.released}
    left = [
        harmless(each.name) for key, each in scenario.injects.items()
        if key not in released and key != inject
    ]  # fmt: skip
    return _("After it: {names}").format(names=", ".join(left)) if left else ""


def node_notes(scenario: Scenario) -> str:
    """What is noted about where the session stands."""
    return harmless_lines(scenario.nodes[here(scenario)].notes)


def reasons_of(scenario: Scenario, asked: str) -> tuple[tuple[str, str], ...]:
    """The id of each assessment of a round that has a reason, and the reason with whose it is."""
    found = []
    for each in scenario.assessments.values():
        if each.round == asked and each.reason.strip():
            who = scenario.participants.get(each.participant or "")
            said = " ".join(harmless_lines(each.reason).split())
            if who is not None and who.name:
                said = _("{name}: {reason}").format(name=harmless(who.name), reason=said)
            found.append((each.id, said))
    return tuple(found)
