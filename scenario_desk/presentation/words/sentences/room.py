"""What a room says together: how it is put together, how far it agrees, and what its camps see."""

from __future__ import annotations

from math import isnan

import numpy as np

from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.packages.improving import Improvement
from scenario_desk.analysis.room.aggregation import How
from scenario_desk.analysis.room.agreement import NEAR, Agreement
from scenario_desk.analysis.room.camps import NO_CAMP, Camps
from scenario_desk.analysis.room.overlaps import Overlaps
from scenario_desk.analysis.room.performance import Performance
from scenario_desk.model.room import SCALE_OF
from scenario_desk.model.scales import SCALES
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, mark, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.phrasing import amount, points, quoted


def way_sentence(how: How, *, weighted: bool) -> str:
    """How many answers were put together into one estimate."""
    return _(_WEIGHTED_WAYS[how] if weighted else _WAYS[how])


_WAYS: dict[How, str] = {
    "median": mark("The median of the lows, of the best values and of the highs; all count alike."),
    "quantiles": mark(
        "The average of the lows, of the best values and of the highs; all count alike."
    ),
    "pool": mark(
        "The 10th, 50th and 90th percentile of everybody's distributions pooled; all count alike."
    ),
}
_WEIGHTED_WAYS: dict[How, str] = {
    "median": mark(
        "The weighted median of the lows, of the best values and of the highs: the lowest with at least"
        " half the weight at or below it."
    ),
    "quantiles": mark("The weighted average of the lows, of the best values and of the highs."),
    "pool": mark(
        "The 10th, 50th and 90th percentile of everybody's distributions pooled by their weights."
    ),
}


def answered_sentence(count: int, abstained: int, unknown: int) -> str:
    """How many gave a number, and how many another answer."""
    said = [ngettext("{count} gave a number", "{count} gave a number", count).format(count=count)]
    if abstained:
        text = ngettext("{count} abstained", "{count} abstained", abstained)
        said.append(text.format(count=abstained))
    if unknown:
        text = ngettext("{count} does not know", "{count} do not know", unknown)
        said.append(text.format(count=unknown))
    return _("{answers}.").format(answers=listed(said))


def agreed_rule(kind: str) -> str:
    """The rule for "agreed", in plain English, for judgements of this kind; see `agreement.agreed`."""
    return _(
        "Agreed means: at least two gave a number, and fewer than a third of those who did are more"
        " than {distance} from the median (after RAND/UCLA)."
    ).format(distance=_near(kind))


def agreement_sentence(kind: str, found: Agreement, judgement: int) -> str:
    """Whether a room agrees on one judgement, how far it spreads, and how much dissent there is."""
    if found.count[judgement] < 2:
        return _("Fewer than two gave a number: there is nothing to agree on.")
    said = _("Agreed.") if found.agreed[judgement] else _("Not agreed.")
    text = _(
        "{verdict} Half of the answers lie within {range} of one another; two of them lie {apart}"
        " apart on average."
    ).format(
        verdict=said,
        range=_distance(kind, float(found.range[judgement])),
        apart=_distance(kind, float(found.apart[judgement])),
    )
    share = float(found.share_outside[judgement])
    if isnan(share):
        return text
    return _(
        "{said} On average an answer lies outside the ranges of {share} of the others."
    ).format(said=text, share=numbers.percent(share))


def differing_first() -> str:
    """In which order judgements are shown."""
    return _(
        "First comes where the room differs most: by how far two answers lie apart on average, as a"
        " share of the scale."
    )


def concordance_sentence(w: float) -> str:
    """How alike the participants rank the endpoints: Kendall's W."""
    if isnan(w):
        return _("Too few ranked all the endpoints to compare their rankings.")
    return _(
        "Kendall's W is {value}, from 0 (their rankings of the endpoints have nothing in common) to 1"
        " (all rank them alike)."
    ).format(value=_two(w))


def alpha_sentence(alpha: float) -> str:
    """How alike the participants score an interest: Krippendorff's alpha, read as he reads it."""
    if isnan(alpha):
        return _(
            "Krippendorff's alpha is unknown: too little was scored, or all scores are the same."
        )
    return _(_ALPHA[_verdict(alpha)]).format(value=_two(alpha))


def _verdict(alpha: float) -> int:
    """Which of Krippendorff's verdicts: none, chance or worse, too little, tentative, reliable."""
    return sum(alpha >= least for least in (0.0, 0.667, 0.8))


_ALPHA = (
    mark("Krippendorff's alpha is {value}: they differ more than by chance."),
    mark("Krippendorff's alpha is {value}: too little agreement to rest on (below 0.67)."),
    mark(
        "Krippendorff's alpha is {value}: enough agreement for tentative conclusions (from 0.67)."
    ),
    mark("Krippendorff's alpha is {value}: they can be relied on to agree (from 0.80)."),
)


def camps_sentence(found: Camps) -> str:
    """How many camps there are, how large, and on how much they meet."""
    sizes = found.sizes
    if len(sizes) < 2:
        said = _("No camps: the answers follow no patterns that differ clearly.")
    else:
        meet, asked = int(found.meet.sum()), int((~np.isnan(found.between)).sum())
        said = ngettext(
            "{camps} camps, of {sizes}. Their medians meet on {meet} of {count} judgement.",
            "{camps} camps, of {sizes}. Their medians meet on {meet} of {count} judgements.",
            asked,
        ).format(
            camps=len(sizes), sizes=listed([str(each) for each in sizes]), meet=meet, count=asked
        )
    alone = int((found.of == NO_CAMP).sum())
    if not alone:
        return said
    text = ngettext(
        "{said} {count} answered nothing that another answered too, and is in none.",
        "{said} {count} answered nothing that others answered too, and are in none.",
        alone,
    )
    return text.format(said=said, count=alone)


def camps_rule() -> str:
    """How camps are found, how many, and what is done with what was not answered."""
    return _(
        "Participants are grouped by how far their best values lie apart on what both answered (average"
        " linkage). Of two to five camps those are shown that are clearest by their silhouette; below"
        " 0.25 the room is one. Camps meet where their medians lie within a sixth of the scale."
    )


def overlaps_sentence(frame: Frame, found: Overlaps) -> str:
    """How many see an agreement by their own numbers, how many do not, and which interest is why."""
    people = len(found.sees)
    said = ngettext(
        "{some} of {count} sees an agreement by its own numbers.",
        "{some} of {count} see an agreement by their own numbers.",
        people,
    ).format(some=found.count, count=people)
    if found.undecided:
        said = _("{said} For {count} it is open, since judgements are missing.").format(
            said=said, count=found.undecided
        )
    without = len(found.without)
    if not without:
        return said
    return _("{said} {why}").format(said=said, why=_why(frame, found, without))


def _why(frame: Frame, found: Overlaps, without: int) -> str:
    names = [
        quoted(frame.scenario.interests[frame.interest_ids[row]].name) for row in found.decisive
    ]
    if not names:
        return ngettext(
            "{count} does not: the room's median on no single interest would change that.",
            "{count} do not: the room's median on no single interest would change that for any of them.",
            without,
        ).format(count=without)
    brought = int(found.brought_in.max())
    text = ngettext(
        "{count} does not: with the room's median on {interests} it would.",
        "{count} do not: with the room's median on {interests} {brought} of them would.",
        without,
    )
    if len(names) > 1:
        text = ngettext(
            "{count} does not: with the room's median on any of {interests} it would.",
            "{count} do not: with the room's median on any of {interests} {brought} of them would.",
            without,
        )
    return text.format(count=without, interests=listed(names), brought=brought)


def improvement_sentence(frame: Frame, found: Improvement) -> str:
    """Whether all principals would rather have another package than the one agreed."""
    if not found.better:
        said = _("No other package was found that every principal prefers to the one agreed.")
        if found.gap <= 0.0 and not found.left_out and not found.unknown:
            said = _("No other package is better for every principal than the one agreed.")
        return said
    _endpoint, best = found.better[0]
    gains = [
        _("{actor} {gain} more").format(
            actor=actor.label,
            gain=points(float(best.utility[row] - found.agreed.utility[row])),
        )
        for row, actor in enumerate(frame.scenario.actors.values())
        if frame.principal[row]
    ]
    names = [quoted(frame.scenario.linkages[key].name) for key in best.linkages]
    said = _("Every principal would have more by {package}: {gains}.").format(
        package=listed(names) if names else _("nothing on the table"), gains=listed(gains)
    )
    others = len(found.better) - 1
    if not others:
        return said
    text = ngettext(
        "{said} So it would by {count} other package.",
        "{said} So it would by {count} other packages.",
        others,
    )
    return text.format(said=said, count=others)


def performance_sentence(found: Performance, row: int) -> str:
    """How one participant did on the seed questions, and what its answers weigh by that."""
    seeds = int(found.seeds[row])
    if not seeds:
        return _("No seed question answered with a range: no weight by performance.")
    text = ngettext(
        "On {count} seed question: calibration {calibration} × information {information}; weight"
        " {weight}.",
        "On {count} seed questions: calibration {calibration} × information {information}; weight"
        " {weight}.",
        seeds,
    )
    return text.format(
        count=seeds,
        calibration=_two(float(found.calibration[row])),
        information=_two(float(found.information[row])),
        weight=numbers.percent(float(found.weights[row])),
    )


def brier_sentence(score: float, weight: float) -> str:
    """How one participant's probabilities did, and what its answers weigh by that."""
    if isnan(score):
        return _(
            "No probability given for anything whose outcome is known: no weight by performance."
        )
    return _(
        "Brier score {score} (0 is best; 0.25 is always saying one half); weight {weight}."
    ).format(score=_two(score), weight=numbers.percent(weight))


def _two(value: float) -> str:
    return numbers.utility(value, digits=2)


def _near(kind: str) -> str:
    """How far from the median still agrees with it."""
    scale = SCALE_OF.get(kind, "")
    if scale in _OPEN:
        return _("a sixth of what the answers span")
    low, high = SCALES[scale]
    return _distance(kind, NEAR * (high - low))


def _distance(kind: str, distance: float) -> str:
    """A distance between two answers, in the unit of what they judge."""
    scale = SCALE_OF.get(kind, "")
    if scale == "probability":
        return _("{amount} percentage points").format(amount=amount(100.0 * distance))
    return numbers.plain(float(f"{distance:.3g}")) if scale in _OPEN else points(distance)


_OPEN = ("", "seed")
"""Scales without ends."""
