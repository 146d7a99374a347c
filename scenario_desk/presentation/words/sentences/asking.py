"""What a participant is asked, judgement by judgement, and told before a round."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.model.naming import called, name_of
from scenario_desk.model.room import Anonymity, Judgement, Round, items
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import listed, words


@dataclass(frozen=True, slots=True)
class Wording:
    """How one judgement is asked; "" is not said."""

    title: str
    group: str = ""
    """What stands above all that belong together."""
    help: str = ""
    low: str = ""
    """What the lower end of the scale means, and below the upper one."""
    high: str = ""


def worded(scenario: Scenario, judgement: Judgement) -> Wording:
    """How a judgement is asked of somebody who sees nothing else of the scenario."""
    match judgement.kind, judgement.about:
        case "score", (endpoint, interest):
            return _score(scenario, endpoint, interest)
        case "weight", (interest,):
            return _weight(scenario, interest)
        case "branch", (node,):
            return _branch(scenario, node)
        case "red_line", (interest,):
            return _red_line(scenario, interest)
        case "reservation", (actor,):
            return Wording(
                _("What {actor} has without an agreement").format(actor=_actor(scenario, actor)),
                help=_("On the scale on which endpoints are scored."),
                low=_("as bad as can be"),
                high=_("as good as can be"),
            )
        case "seed", (seed,):
            return Wording(name_of(scenario, "seeds", seed), _("Questions whose answer is known"))
        case "package", (package,):
            return _package(scenario, package)
        case "success", (proposal,):
            return Wording(
                name_of(scenario, "proposals", proposal),
                help=_("How likely is it that this succeeds?"),
                low=_("cannot succeed"),
                high=_("is certain to"),
            )
    return Wording(_("Which endpoints do you prefer?"))


def anonymity_sentence(anonymity: Anonymity) -> str:
    """What becomes known of who answered what."""
    if anonymity == "unlinkable":
        return _(
            "Nobody learns who answered what: when the round is revealed, whatever could link an"
            " answer to you is erased."
        )
    if anonymity == "name":
        return _("When the round is revealed, your answers are shown with your name.")
    return _(
        "When the round is revealed, the room sees the answers without names. Whoever leads can see"
        " what you answered by the name you chose here, beside the scenario’s own numbers and on the"
        " page “Who sees it alike”, and can show that to the room; the file keeps it."
    )


def promise_sentence(asked: Round) -> str:
    """What becomes known of who answered what in a round; "" where `sealed_warning` says all of it."""
    if all(each.kind == "package" for each in items(asked)):
        return ""
    return anonymity_sentence(asked.anonymity)


def sealed_warning(principals: int) -> str:
    """What everybody must know before saying which packages they could sign."""
    secret = _("Only the packages that all could sign are shown; the answers are then erased.")
    if principals != 2:
        return secret
    inferred = _(
        "With two who must sign, each can work out what the other refused of what it could sign"
        " itself."
    )
    return _("{secret} {inferred}").format(secret=secret, inferred=inferred)


def _score(scenario: Scenario, endpoint: str, interest: str) -> Wording:
    found = scenario.interests[interest]
    return Wording(
        _("{actor}: {interest}").format(
            actor=_actor(scenario, found.actor), interest=name_of(scenario, "interests", interest)
        ),
        name_of(scenario, "endpoints", endpoint),
        found.description,
        found.worst or _("the worst for it"),
        found.best or _("the best for it"),
    )


def _weight(scenario: Scenario, interest: str) -> Wording:
    found = scenario.interests[interest]
    return Wording(
        name_of(scenario, "interests", interest),
        _("What matters to {actor}").format(actor=_actor(scenario, found.actor)),
        _("How much does it matter that this goes from its worst to its best?"),
        _("does not matter"),
        _("matters most"),
    )


def _branch(scenario: Scenario, node: str) -> Wording:
    above = scenario.parents.get(node)
    question = scenario.nodes[above].question if above else ""
    group = question or (words(called(scenario, above)) if above else "")
    return Wording(
        words(called(scenario, node)),
        group,
        _("How likely is it, once it has come to this?"),
        _("impossible"),
        _("certain"),
    )


def _red_line(scenario: Scenario, interest: str) -> Wording:
    found = scenario.interests[interest]
    return Wording(
        name_of(scenario, "interests", interest),
        _("Where {actor} stops").format(actor=_actor(scenario, found.actor)),
        _("Below which value would no agreement be signed, whatever else it brings?"),
        found.worst or _("the worst for it"),
        found.best or _("the best for it"),
    )


def _package(scenario: Scenario, package: str) -> Wording:
    found = scenario.packages[package]
    parts = listed([name_of(scenario, "linkages", key) for key in found.linkages])
    return Wording(
        found.name,
        _("Which of these could you sign?"),
        found.description or (_("With {linkages}.").format(linkages=parts) if parts else ""),
    )


def _actor(scenario: Scenario, actor: str) -> str:
    return name_of(scenario, "actors", actor)
