"""Who sees it wrongly: what each misses and hopes for, expects of others, and what to put right first."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from scenario_desk.analysis.acceptance import NO, YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.perception import (
    DERIVED,
    Correction,
    Corrections,
    Hypergame,
    Misreading,
    Perception,
    Surprise,
    Value,
)
from scenario_desk.model.naming import called
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import filled
from scenario_desk.presentation.words.sentences.endpoints import blockers
from scenario_desk.presentation.words.sentences.nodes import branch_label
from scenario_desk.presentation.words.sentences.phrasing import MOST_NAMES, quoted, some

_MOST_SURPRISES = 5


def gap_sentences(scenario: Scenario, holder: str, found: Perception) -> list[str]:
    """What a holder takes wrongly to be in the overlap, or out of it, by name."""
    name, said = scenario.actors[holder].label, []
    if missed := found.missed_agreements:
        text = ngettext(
            "{name} misses {count} agreement: {names}.",
            "{name} misses {count} agreements: {names}.",
            len(missed),
        )
        names = _endpoints(scenario, missed)
        said.append(text.format(name=name, count=len(missed), names=names))
        freely = tuple(key for key in missed if not scenario.endpoints[key].needs_agreement)
        if freely == tuple(missed):
            said.append(_("No signature is needed there."))
        elif freely:
            text = ngettext(
                "Of these, {names} needs no signature.",
                "Of these, {names} need no signature.",
                len(freely),
            )
            said.append(text.format(names=_endpoints(scenario, freely)))
    if hopes := found.false_hopes:
        text = ngettext(
            "{name} has {count} false hope: {names}.",
            "{name} has {count} false hopes: {names}.",
            len(hopes),
        )
        said.append(text.format(name=name, count=len(hopes), names=_endpoints(scenario, hopes)))
    if found.undecided:
        text = ngettext(
            "Of {count} endpoint nobody can say yet whether {name} sees it rightly.",
            "Of {count} endpoints nobody can say yet whether {name} sees them rightly.",
            len(found.undecided),
        )
        said.append(text.format(count=len(found.undecided), name=name))
    return said or [
        _("{name} takes the same endpoints to be in the overlap that are.").format(name=name)
    ]


def misread_sentence(scenario: Scenario, holder: str, *, hoped: bool) -> str:
    """What is wrong about how a holder, by id, sees an endpoint: a false hope, or an agreement missed."""
    text = _(
        "{name} misses this agreement: by their own profiles all would accept it, but not as {name}"
        " sees them."
    )
    if hoped:
        text = _(
            "{name} hopes for it in vain: as {name} sees them all would accept it, but not by their own"
            " profiles."
        )
    return text.format(name=scenario.actors[holder].label)


def outlook_sentences(found: Hypergame) -> list[str]:
    """How likely the overlap is as each sees it; and as all act on what they see, where any choose."""
    truth = found.truth
    frame = truth.frame
    text = _("By own profiles the chance of ending in the overlap is {share}.")
    if any(each.chosen_at.any() for each in (truth, *found.seen.values())):
        text = _(
            "As each acts on what it sees, the chance of ending in the overlap is {acted}; if all saw"
            " the others as they are, it would be {share}."
        )
    acted = numbers.percent(found.overlap_reach)
    said = [text.format(acted=acted, share=_chance(truth))]
    for holder, view in found.seen.items():
        text = _("{name} takes it to be {share}.")
        said.append(text.format(name=frame.scenario.actors[holder].label, share=_chance(view)))
    return said


def _chance(seen: Evaluation) -> str:
    """Of ending in the overlap; from what to what it may be, where some of it is undecided."""
    least = float(seen.overlap_reach[0])
    low, high = map(numbers.percent, (least, least + float(seen.undecided_reach[0])))
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def surprise_sentences(holder: str, found: Hypergame) -> list[str]:
    """Where a holder expects another branch than the owner of a decision takes for its best."""
    mine = [each for each in found.surprises if each.holder == holder]
    said = [_surprise(found.truth, each) for each in mine[:_MOST_SURPRISES]]
    if left := len(mine) - len(said):
        text = ngettext(
            "So it is at {count} more decision.", "So it is at {count} more decisions.", left
        )
        said.append(text.format(count=left))
    return said


def _surprise(truth: Evaluation, each: Surprise) -> str:
    scenario, rows = truth.frame.scenario, truth.frame.node_index
    text = _(
        "{holder} expects {owner} to choose {expected} at {node:at}; {owner} would choose {chooses}."
    )
    if each.holder == each.owner:
        text = _(
            "{owner} would choose {chooses} at {node:at}; if it saw the others as they are, it would"
            " choose {expected}."
        )
    return filled(
        text,
        holder=scenario.actors[each.holder].label,
        owner=scenario.actors[each.owner].label,
        expected=some([branch_label(truth, rows[key]) for key in each.expected]),
        chooses=some([branch_label(truth, rows[key]) for key in each.chooses]),
        node=called(scenario, each.node),
    )


def correction_sentences(
    scenario: Scenario, holder: str, gap: Perception, found: Corrections
) -> list[str]:
    """The one misreading that, put right, opens most; nothing where nothing is seen wrongly."""
    if not gap.missed_agreements and not gap.false_hopes:
        return []
    name, best = scenario.actors[holder].label, found.best
    if best is None:
        said = [
            _("No misreading of {name}, put right by itself, opens anything.").format(name=name)
        ]
    else:
        said = [
            _("Of all that {name} misreads, this opens most when it is put right:").format(
                name=name
            ),
            misreading_sentence(scenario, holder, best.misreading),
            *correction_effects(scenario, best),
        ]
        if found.as_good:
            text = ngettext(
                "{count} other would open as many.",
                "{count} others would open as many.",
                found.as_good,
            )
            said.append(text.format(count=found.as_good))
    if found.untried:
        text = ngettext(
            "{count} more misread score was not tried.",
            "{count} more misread scores were not tried.",
            found.untried,
        )
        said.append(text.format(count=found.untried))
    return said


def endpoint_standing(found: Hypergame, endpoint: str) -> list[str]:
    """Whether an endpoint is in the overlap by everyone's own profiles, and who rejects it."""
    truth = found.truth
    name = quoted(truth.frame.scenario.endpoints[endpoint].name)
    answer = int(truth.in_overlap[truth.frame.endpoint_index[endpoint]])
    text = {
        YES: _("{endpoint} is in the overlap by own profiles."),
        NO: _("{endpoint} is not in the overlap by own profiles."),
    }.get(answer, _("Whether {endpoint} is in the overlap by own profiles is undecided."))
    return [text.format(endpoint=name), *blockers(truth, endpoint)]


def endpoint_as_seen(
    found: Hypergame, holder: str, gap: Perception, corrected: Corrections, endpoint: str
) -> list[str]:
    """How a holder sees this endpoint, and which misreadings put right would change that."""
    scenario = found.truth.frame.scenario
    name = scenario.actors[holder].label
    if endpoint in gap.missed_agreements:
        said = [
            _("{name} misses it; as {name} sees it:").format(name=name),
            *blockers(found.seen[holder], endpoint),
        ]
    elif endpoint in gap.false_hopes:
        said = [_("{name} hopes for it in vain.").format(name=name)]
    elif endpoint in gap.undecided:
        return [_("Whether {name} sees it rightly is undecided.").format(name=name)]
    else:
        return [_("{name} sees it as it is.").format(name=name)]
    changing = [each.misreading for each in corrected.each if each.changes(endpoint)]
    if not changing:
        return [*said, _("No misreading, put right by itself, changes that.")]
    text = ngettext(
        "This, put right by itself, changes that:",
        "Each of these, put right by itself, changes that:",
        len(changing),
    )
    said.append(text)
    said += [misreading_sentence(scenario, holder, each) for each in changing[:MOST_NAMES]]
    if (left := len(changing) - MOST_NAMES) > 0:
        said.append(
            ngettext("So does {count} more.", "So do {count} more.", left).format(count=left)
        )
    return said


def correction_effects(scenario: Scenario, found: Correction) -> Iterator[str]:
    """What follows where this one misreading is put right."""
    for ids, text in (
        (found.recovered, _("That recovers {names}.")),
        (found.removed, _("That removes the false hope of {names}.")),
        (found.missed, _("But then {names} would be missed.")),
        (found.hoped, _("But then {names} would be hoped for in vain.")),
    ):
        if ids:
            yield text.format(names=_endpoints(scenario, ids))


def misreading_sentence(scenario: Scenario, holder: str, wrong: Misreading) -> str:
    """What is read as what, and what it is."""
    if wrong.kind == "reservation":
        text = _reservation(wrong)
    elif wrong.kind == "margin":
        text = _("{holder} takes the margin of {actor} to be {seen}; it is {own}.")
    elif wrong.kind == "weight":
        text = _(
            "{holder} takes {actor} to put {seen} of its weight on {interest}; by its own profile it is"
            " {own}."
        )
    elif wrong.kind == "score":
        text = _(
            "{holder} takes {actor} to score {endpoint} {seen} on {interest}; by its own profile it is"
            " {own}."
        )
    elif _none(wrong.seen):
        text = _("{holder} does not see the red line of {actor} on {interest}, at {own}.")
    elif _none(wrong.own):
        text = _("{holder} sees a red line of {actor} on {interest} at {seen}; there is none.")
    else:
        text = _("{holder} sees the red line of {actor} on {interest} at {seen}; it is at {own}.")
    return text.format(
        holder=scenario.actors[holder].label,
        actor=scenario.actors[wrong.actor].label,
        interest=quoted(scenario.interests[wrong.interest].name) if wrong.interest else "",
        endpoint=quoted(scenario.endpoints[wrong.endpoint].name) if wrong.endpoint else "",
        own=misread_value(wrong, wrong.own),
        seen=misread_value(wrong, wrong.seen),
    )


def misread_value(wrong: Misreading, value: Value) -> str:
    """How a value of this kind is written: "14 %", "−20", "derived", "none"."""
    if value == DERIVED:
        return _("derived")
    if isnan(value):
        return _("none") if wrong.kind == "red_line" else _("unknown")
    return (
        numbers.percent(value)
        if wrong.kind == "weight"
        else numbers.utility(value, digits=_digits(value))
    )


def _digits(value: float) -> int:
    return 0 if value == round(value) else 1


def _reservation(wrong: Misreading) -> str:
    if wrong.own == DERIVED:
        return _(
            "{holder} takes {actor} to have {seen} without a deal; by its own profile that follows from"
            " the tree."
        )
    if wrong.seen == DERIVED:
        return _(
            "{holder} takes what {actor} has without a deal to follow from the tree; by its own profile"
            " it is {own}."
        )
    return _(
        "{holder} takes {actor} to have {seen} without a deal; by its own profile it is {own}."
    )


def _none(value: Value) -> bool:
    return value != DERIVED and isnan(value)


def _endpoints(scenario: Scenario, ids: tuple[str, ...]) -> str:
    return some([scenario.endpoints[key].name for key in ids])
