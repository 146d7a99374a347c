"""The answer before the numbers: how much could be signed, comes with the package, is tolerated."""

from __future__ import annotations

from scenario_desk.analysis.acceptance import UNDECIDED
from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.doubts import Doubt
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.zones import Zone
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences.likelihoods import zone_likelihood
from scenario_desk.presentation.words.sentences.phrasing import principals_of


def headline(evaluation: Evaluation) -> str:
    """The zones one after another, never added up; a count and a chance are two facts.

    "4 of 16 could be signed, 3 of them barely; the chance of ending in one is 8 %, very unlikely ·
    2 tolerated, nobody signs: chance 40 %"
    """
    if not principals_of(evaluation):
        return _("No principals: mark the actors whose signature an agreement needs.")
    if not evaluation.frame.endpoint_ids:
        return _("No endpoints yet.")
    parts = [signed(evaluation)]
    for zone, text in (
        (evaluation.with_package, _("{count} with the package: chance {share}")),
        (evaluation.tolerated, _("{count} tolerated, nobody signs: chance {share}")),
    ):
        if zone.any():
            parts.append(text.format(count=int(zone.sum()), share=_share(evaluation, zone)))
    undecided = int((evaluation.in_overlap == UNDECIDED).sum())
    if undecided:
        parts.append(_("{count} undecided").format(count=undecided))
    return " · ".join(parts)


def counted(evaluation: Evaluation) -> str:
    """How many endpoints are in each zone, without the chances: these are said beside it.

    Of a scenario with principals and endpoints. "4 of 16 could be signed, barely · 2 tolerated,
    nobody signs"
    """
    zone, total = evaluation.agreement_zone, len(evaluation.frame.endpoint_ids)
    count = int(zone.sum())
    doubtful = barely(evaluation, zone)
    if not count:
        text = _none(evaluation, total)
    elif not doubtful:
        text = _("{count} of {total} could be signed")
    elif doubtful == count:
        text = _("{count} of {total} could be signed, barely")
    else:
        text = _("{count} of {total} could be signed, {barely} of them barely")
    parts = [text.format(count=count, total=total, barely=doubtful)]
    for zone, text in (
        (evaluation.with_package, _("{count} with the package")),
        (evaluation.tolerated, _("{count} tolerated, nobody signs")),
        (evaluation.in_overlap == UNDECIDED, _("{count} undecided")),
    ):
        if zone.any():
            parts.append(text.format(count=int(zone.sum())))
    return " · ".join(parts)


def chances(evaluation: Evaluation) -> str:
    """How likely it ends in each zone by best guesses, as it is said of draws."""
    parts = []
    for zone, text in (
        (evaluation.agreement_zone, _("Could be signed: {likelihood}, {share}")),
        (evaluation.with_package, _("With the package: {likelihood}, {share}")),
        (evaluation.tolerated, _("Tolerated: {likelihood}, {share}")),
    ):
        if zone.any():
            likelihood, share = zone_likelihood(evaluation, zone), _share(evaluation, zone)
            parts.append(text.format(likelihood=likelihood, share=share))
    return " · ".join(parts)


def signed(evaluation: Evaluation) -> str:
    """What the principals could sign, how sure that is, and how likely it comes to that.

    Of a scenario with principals and endpoints; without a full stop.
    """
    zone, total = evaluation.agreement_zone, len(evaluation.frame.endpoint_ids)
    count = int(zone.sum())
    if not count:
        return _none(evaluation, total)
    doubtful = barely(evaluation, zone)
    if not doubtful:
        text = _(
            "{count} of {total} could be signed; the chance of ending in one is {share}, {likelihood}"
        )
    elif doubtful == count:
        text = _(
            "{count} of {total} could be signed, barely; the chance of ending in one is {share},"
            " {likelihood}"
        )
    else:
        text = _(
            "{count} of {total} could be signed, {barely} of them barely; the chance of ending in one"
            " is {share}, {likelihood}"
        )
    return text.format(
        count=count,
        total=total,
        barely=doubtful,
        share=_share(evaluation, zone),
        likelihood=zone_likelihood(evaluation, zone),
    )


def _none(evaluation: Evaluation, total: int) -> str:
    """Nothing could be signed, or nothing as far as anybody can know yet."""
    open_ones = (evaluation.in_overlap == UNDECIDED) & (evaluation.zone == Zone.AGREEMENT)
    if open_ones.any():
        text = ngettext(
            "Whether the one endpoint could be signed is open",
            "So far none of {total} could be signed",
            total,
        )
    else:
        text = ngettext(
            "The one endpoint could not be signed", "None of {total} could be signed", total
        )
    return text.format(total=total)


def barely(evaluation: Evaluation, zone: Bools) -> int:
    """At how many of these endpoints a principal's yes could as well be a no."""
    doubt = evaluation.doubt[:, evaluation.frame.principal]
    close = (doubt == Doubt.WITHIN_RANGE) | (doubt == Doubt.TOO_CLOSE)
    return int((zone & close.any(axis=1)).sum())


def _share(evaluation: Evaluation, zone: Bools) -> str:
    """The probability of ending in one of these endpoints."""
    return numbers.percent(float(evaluation.endpoint_reach[zone].sum()))
