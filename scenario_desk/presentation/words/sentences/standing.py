"""What the room judges beside what stands in the scenario: in words, judgement by judgement."""

from __future__ import annotations

from math import isnan

from scenario_desk.analysis.room.standing import Standing
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import SCALE_OF, Assessment, Judgement
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences.asking import worded
from scenario_desk.presentation.words.sentences.room import agreement_sentence, answered_sentence


def judgement_name(scenario: Scenario, judgement: Judgement) -> str:
    """What a judgement is called in a list, on the projector as on the phones."""
    wording = worded(scenario, judgement)
    if not wording.group:
        return wording.title
    return _("{group} · {title}").format(group=wording.group, title=wording.title)


def judged_number(kind: str, value: float) -> str:
    """A number that the room comes to, as people read it: "27 %", "−3.5"; nan is not known."""
    if isnan(value):
        return numbers.UNKNOWN
    if SCALE_OF.get(kind) == "probability":
        return numbers.percent(value)
    return numbers.plain(float(f"{value:.3g}"))


def room_sentences(scenario: Scenario, found: Standing, judgement: Judgement) -> tuple[str, ...]:
    """The room on one judgement: how many, the median, the middle half, who differs most, agreement."""
    place, kind = found.column[judgement], judgement.kind
    answers = found.reading.answers
    abstained, unknown = int(answers.abstains[:, place].sum()), int(answers.unknown[:, place].sum())
    said = [answered_sentence(int(answers.count[place]), abstained, unknown)]
    if not answers.count[place]:
        return tuple(said)
    low, high = found.quartiles[place].tolist()
    said.append(
        _("Median {median}; the middle half lies from {low} to {high}.").format(
            median=judged_number(kind, float(found.agreement.median[place])),
            low=judged_number(kind, low),
            high=judged_number(kind, high),
        )
    )
    row = int(found.farthest[place])
    if row >= 0:
        said.append(
            _("{name} differs most: {value}.").format(
                name=alias(scenario, found.reading.participants[row]),
                value=judged_number(kind, float(answers.best[row, place])),
            )
        )
    said.append(agreement_sentence(kind, found.agreement, place))
    return tuple(said)


def line_sentence(spread: float, agreed: int, asked: int) -> str:
    """How far the room agrees on several judgements together, see `spread_of`; "" where that is
    known of none."""
    if not asked:
        return ""
    text = ngettext(
        "The room agrees on {agreed} of {count} judgement here; its middle half spans {share} of the"
        " scale.",
        "The room agrees on {agreed} of {count} judgements here; its middle half spans {share} of the"
        " scale on average.",
        asked,
    )
    return text.format(agreed=agreed, count=asked, share=numbers.percent(spread))


def alias(scenario: Scenario, participant: str | None) -> str:
    """What a participant is called; nobody, where the answer cannot be linked."""
    if participant is None:
        return _("someone")
    return name_of(scenario, "participants", participant) or _("(without an alias)")


def answer_sentence(scenario: Scenario, given: Assessment) -> str:
    """What one participant answered, and why."""
    name = alias(scenario, given.participant)
    answer = given.answer
    if isinstance(answer, Estimate):
        value = numbers.estimate(answer, percentage=given.kind == "branch")
        text = _("{name}: {value}").format(name=name, value=value)
    elif answer == "abstains":
        text = _("{name} abstains").format(name=name)
    else:
        text = _("{name} does not know").format(name=name)
    return (
        _("{answer} — {reason}").format(answer=text, reason=given.reason) if given.reason else text
    )
