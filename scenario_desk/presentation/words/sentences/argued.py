"""What is said of a move that is argued about, and of what was agreed in secret."""

from __future__ import annotations

from scenario_desk.analysis.room.adjudication import Success
from scenario_desk.model.naming import called, name_of
from scenario_desk.model.room import Proposal
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import words


def proposed_sentence(scenario: Scenario, proposal: Proposal) -> str:
    """Whose move it is, and which branch happens, or has happened, by it; "" where neither is said."""
    said = []
    if proposal.actor:
        team = name_of(scenario, "actors", proposal.actor)
        said.append(_("Proposed by {team}.").format(team=team))
    if proposal.branch and proposal.outcome != "fails":
        text = (
            _("By it “{branch}” has happened.")
            if proposal.outcome
            else _("If it succeeds, “{branch}” has happened.")
        )
        said.append(text.format(branch=branch_words(scenario, proposal.branch)))
    return " ".join(said)


def branch_words(scenario: Scenario, branch: str) -> str:
    """What a branch is called: its label, where it has one."""
    return scenario.nodes[branch].label or words(called(scenario, branch))


def success_sentence(found: Success) -> str:
    """The median of the estimates of success, how far they spread, and how many there are."""
    count = len(found.chances)
    if count == 1:
        return _("One estimate: {median}.").format(median=chance_words(found.median))
    return ngettext(
        "Median {median} of {count} estimate; the middle half from {low} to {high}.",
        "Median {median} of {count} estimates; the middle half from {low} to {high}.",
        count,
    ).format(
        median=chance_words(found.median),
        count=count,
        low=chance_words(found.half[0]),
        high=chance_words(found.half[1]),
    )


def votes_sentence(found: Success) -> str:
    """How many hold success more likely than not, and how many the other way round."""
    even = len(found.chances) - found.likely - found.unlikely
    said = ngettext(
        "{count} holds it more likely to succeed",
        "{count} hold it more likely to succeed",
        found.likely,
    ).format(count=found.likely)
    other = ngettext("{count} to fail", "{count} to fail", found.unlikely).format(
        count=found.unlikely
    )
    if not even:
        return _("{likely}, {unlikely}.").format(likely=said, unlikely=other)
    same = ngettext("{count} says even odds", "{count} say even odds", even).format(count=even)
    return _("{likely}, {unlikely}; {even}.").format(likely=said, unlikely=other, even=same)


def chance_words(chance: float) -> str:
    """A chance, or what a die of a thousand faces showed: "60 %", "31.4 %"."""
    return _("{number} %").format(number=numbers.plain(round(chance * 100, 1)))


def decision_sentences(proposal: Proposal) -> tuple[str, str]:
    """That it succeeds or fails, and what decided it; empty where nothing is decided."""
    if not proposal.outcome:
        return "", ""
    succeeds = proposal.outcome == "succeeds"
    return _("It succeeds.") if succeeds else _("It fails."), _why(proposal, succeeds)


def _why(proposal: Proposal, succeeds: bool) -> str:
    if proposal.decided == "die" and proposal.roll is not None and proposal.chance is not None:
        text = (
            _("The die showed {roll}, below the chance of {chance}. Seed {seed}.")
            if succeeds
            else _("The die showed {roll}, not below the chance of {chance}. Seed {seed}.")
        )
        return text.format(
            roll=chance_words(proposal.roll),
            chance=chance_words(proposal.chance),
            seed=numbers.UNKNOWN if proposal.seed is None else proposal.seed,
        )
    if proposal.decided == "vote":
        return _("The room decided by a vote: which of the two more hold likely.")
    return _("Whoever leads the session decided.")


def die_rule() -> str:
    """How the die is thrown, so that anybody can check it."""
    return _(
        "The die has a thousand faces, 0 to 99.9 %. It succeeds below the chance. What it shows follows"
        " from its seed alone: the SHA-256 of its digits, modulo 1000."
    )
