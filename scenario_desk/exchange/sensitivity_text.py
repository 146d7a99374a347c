"""What figures hang on, as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from scenario_desk.analysis.acceptance import YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.analysis.uncertainty.sensitivity.sobol import Shares
from scenario_desk.analysis.uncertainty.sensitivity.targets import Likelihood, Margin, Target
from scenario_desk.analysis.uncertainty.sensitivity.tornado import HIGH, LOW, Tornado
from scenario_desk.analysis.uncertainty.sensitivity.weight_space import (
    NearestWeights,
    Share,
    WeightSpace,
)
from scenario_desk.analysis.uncertainty.value import Worth
from scenario_desk.exchange.evaluation_text import aligned, joined
from scenario_desk.exchange.sensitivity_json import falling
from scenario_desk.model.naming import called, name_of
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, mark, ngettext
from scenario_desk.presentation.words.messages import filled, listed
from scenario_desk.presentation.words.sentences import (
    assumptions_sentence,
    judged_value,
    judgement,
)
from scenario_desk.presentation.words.sentences.phrasing import amount, points, quoted
from scenario_desk.presentation.words.titles import title_of

_MOST = 20
"""Rows that are listed; `--json` has all."""


def tornado_text(evaluation: Evaluation, found: Tornado) -> str:
    """The longest bars, with where they turn acceptance."""
    if not np.isfinite(found.best):
        return _page(evaluation, [_unknown(evaluation, found.target)], [])
    intro = [_where_it_stands(evaluation, found)]
    moving = [each for each in found.order.tolist() if found.swing[each] > _least(found.target)]
    if not moving:
        return _page(evaluation, [*intro, _("Nothing that is judged with a range moves it.")], [])
    intro.append(_("One judgement at a time goes from low to high, all others at best:"))
    turns = isinstance(found.target, Margin)
    heading = ["", _("low"), _("high"), _("at low"), _("at high"), _("turns at")]
    rows = [heading[: 6 if turns else 5]]
    for number in moving[:_MOST]:
        kind = Kind(found.judged.kind[number])
        low, high = found.judged.estimates[[LOW, HIGH], number].tolist()
        cells = [
            harmless(judgement(found.judged, number)),
            judged_value(kind, low),
            judged_value(kind, high),
            _figure(found.target, float(found.at_low[number])),
            _figure(found.target, float(found.at_high[number])),
            _crossing(found, number),
        ]
        rows.append(cells[: len(rows[0])])
    return _page(evaluation, intro, [*aligned(rows, range(1, 6)), *_left_out(moving)])


def sobol_text(evaluation: Evaluation, found: Shares) -> str:
    """The judgements that the figure's variance hangs on most."""
    indices, target = found.indices, found.study.target
    if not np.isfinite(indices.total).all():
        return _page(evaluation, [_unknown(evaluation, target)], [])
    said = [_by_target(evaluation, target, _HANGS), _drawn(found.samples)]
    total = found.of_all(indices.total)
    bearing = [each for each in falling(total).tolist() if total[each] > 0.0]
    rows = [["", _("alone"), _("range"), _("with others"), _("range")]]
    alone = [indices.first_order, indices.first_order_error, *indices.first_order_interval]
    with_others = [indices.total, indices.total_error, *indices.total_interval]
    columns = [found.of_all(np.array(each)) for each in (alone, with_others)]
    for number in bearing[:_MOST]:
        cells = [harmless(judgement(found.judged, number))]
        for column in columns:
            cells += _share(*column[:, number].tolist())
        rows.append(cells)
    return _page(evaluation, said, [*aligned(rows, range(1, 5)), *_left_out(bearing)])


def _share(value: float, error: float, low: float, high: float) -> tuple[str, str]:
    """A share and its range; an estimate may put both below nothing, where no share can be."""
    said = numbers.percent(max(0.0, value))
    if not np.isfinite(error):
        return said, numbers.UNKNOWN
    span = _("{low} to {high}").format(
        low=numbers.percent(max(0.0, low)), high=numbers.percent(max(error, high))
    )
    return said, span


def choice_value_text(evaluation: Evaluation, found: Worth, node: int) -> str:
    """What who decides in this row would gain by knowing, in points of its own utility."""
    frame = evaluation.frame
    actor = frame.scenario.actors[frame.actor_ids[frame.owner[node]]].label
    if not np.isfinite(found.everything.value):
        text = _("What knowing is worth to {actor} is unknown: an end is unfinished or unscored.")
        return _page(evaluation, [text.format(actor=actor)], [])
    gains = filled(
        _("Knowing everything at {node:at}, {actor} would choose better by {points} on average."),
        node=called(frame.scenario, frame.node_ids[node]),
        actor=actor,
        points=points(found.everything.value),
    )
    return _worth(evaluation, found, gains, _("points"), amount, 0.05)


def figure_value_text(evaluation: Evaluation, found: Worth, target: Target) -> str:
    """What of a figure's variance would go by knowing, in shares of it."""
    whole = found.everything.value
    if not whole > 0.0:
        return _page(evaluation, [_unknown(evaluation, target)], [])
    hangs = _by_target(evaluation, target, _HANGS)
    return _worth(
        evaluation,
        found,
        hangs,
        _("of the variance"),
        lambda value: numbers.percent(value / whole),
        0.01 * whole,
    )


def _worth(
    evaluation: Evaluation,
    found: Worth,
    said: str,
    unit: str,
    shown: Callable[[float], str],
    least: float,
) -> str:
    """The judgements worth finding out first, of those that stand out from chance, down to what can
    be shown."""
    by_draws = ngettext("By {count} draw.", "By {count} draws.", found.samples)
    sentences = [said, by_draws.format(count=numbers.grouped(found.samples))]
    telling = [
        each
        for each in found.order
        if found.each[each].stands_out and found.each[each].value >= least
    ]
    if not telling:
        sentences.append(_("No single judgement is worth finding out by itself."))
        return _page(evaluation, sentences, [])
    sentences.append(_("Worth finding out first, each by itself, with its standard error:"))
    rows = [["", unit, "±"]]
    for number in telling[:_MOST]:
        worth = found.each[number]
        name = harmless(judgement(found.judged, number))
        rows.append([name, shown(worth.value), shown(worth.standard_error)])
    return _page(evaluation, sentences, [*aligned(rows, range(1, 3)), *_left_out(telling)])


def weights_text(
    evaluation: Evaluation, found: Iterable[tuple[WeightSpace, Share, NearestWeights | None]]
) -> str:
    """Of each principal, in sentences."""
    said = [_weights(*each) for each in found]
    return _page(evaluation, said or [_("No principal weighs any interest yet.")], [])


def _weights(space: WeightSpace, share: Share, nearest: NearestWeights | None) -> str:
    scenario = space.judged.frame.scenario
    key = space.judged.frame.endpoint_ids[space.endpoint]
    names = {
        "actor": scenario.actors[space.judged.frame.actor_ids[space.actor]].label,
        "endpoint": quoted(name_of(scenario, "endpoints", key)),
    }
    if space.never:
        text = _("{actor} rejects {endpoint} whatever its weights: a red line is crossed.")
        return text.format(**names)
    if not np.isfinite(share.value):
        text = _("How {actor} weighs does not decide on {endpoint} alone: something is missing.")
        return text.format(**names)
    accepts = _("{actor} accepts {endpoint} with {share} of all possible weights, and as judged.")
    rejects = _("{actor} accepts {endpoint} with {share} of all possible weights, not as judged.")
    said = (accepts if space.accepts else rejects).format(
        share=numbers.percent(share.value), **names
    )
    if nearest is None:
        return said
    turn = _("The nearest weights that turn it: {changes}.")
    return f"{said} {turn.format(changes=listed(_changes(space, nearest)))}"


def _changes(space: WeightSpace, nearest: NearestWeights) -> list[str]:
    scenario, found = space.judged.frame.scenario, []
    text = _("{interest} {old} → {new}")
    moved = np.abs(nearest.weights - space.weights)
    for place in falling(moved).tolist():
        if moved[place] > 1e-9:
            key = space.judged.frame.interest_ids[space.interests[place]]
            old, new = space.weights[place] * 100.0, nearest.weights[place] * 100.0
            found.append(
                text.format(
                    interest=quoted(name_of(scenario, "interests", key)),
                    old=numbers.utility(old, digits=1),
                    new=numbers.utility(new, digits=1),
                )
            )
    return found


def _where_it_stands(evaluation: Evaluation, found: Tornado) -> str:
    """The figure with everything at its best."""
    if not isinstance(found.target, Margin):
        text = _by_target(evaluation, found.target, _AT_BEST)
        return text.format(share=numbers.percent(found.best))
    inside = int(evaluation.in_overlap[found.target.endpoint]) == YES
    is_in = _("{endpoint} is in the overlap: each principal gains {points} more than it asks for.")
    short = _(
        "{endpoint} is not in the overlap: {points} are lacking for a principal to accept it."
    )
    crossed = _(
        "{endpoint} is not in the overlap: a red line is crossed, though each gains enough."
    )
    text = is_in if inside else crossed if found.best >= 0.0 else short
    return text.format(endpoint=_endpoint(evaluation, found.target), points=points(found.best))


_HANGS = (
    mark("What decides how far {endpoint} is from acceptance:"),
    mark("What decides how likely it ends in the overlap:"),
    mark("What decides how likely it ends in what the principals could sign:"),
)
_AT_BEST = (
    "",
    mark("The chance of ending in the overlap is {share} with everything at best."),
    mark(
        "The chance of ending in what the principals could sign is {share} with everything at best."
    ),
)
_UNKNOWN = (
    mark("How far {endpoint} is from acceptance is unknown, or the same in every draw."),
    mark("How likely it ends in the overlap is unknown, or the same in every draw."),
    mark("How likely it ends in what could be signed is unknown, or the same in every draw."),
)


def _by_target(evaluation: Evaluation, target: Target, texts: Sequence[str]) -> str:
    """The sentence for an endpoint, the overlap or the agreement zone."""
    if isinstance(target, Margin):
        return _(texts[0]).format(endpoint=_endpoint(evaluation, target))
    return _(texts[1 if target == Likelihood("overlap") else 2])


def _drawn(samples: int) -> str:
    text = ngettext(
        "By {count} draw, the share of its variance that is due to each judgement alone, and with"
        " all others, each with the range that holds in 95 of 100 such runs.",
        "By {count} draws, the share of its variance that is due to each judgement alone, and with"
        " all others, each with the range that holds in 95 of 100 such runs.",
        samples,
    )
    return text.format(count=numbers.grouped(samples))


def _endpoint(evaluation: Evaluation, target: Margin) -> str:
    frame = evaluation.frame
    return quoted(name_of(frame.scenario, "endpoints", frame.endpoint_ids[target.endpoint]))


def _unknown(evaluation: Evaluation, target: Target) -> str:
    return _by_target(evaluation, target, _UNKNOWN)


def _figure(target: Target, value: float) -> str:
    return numbers.signed(value, 1) if isinstance(target, Margin) else numbers.percent(value)


def _least(target: Target) -> float:
    """A swing below this is rounding."""
    return 1e-9 if isinstance(target, Margin) else 1e-12


def _crossing(found: Tornado, number: int) -> str:
    value = float(found.crossing[number])
    if np.isnan(value):
        return ""
    said = judged_value(Kind(found.judged.kind[number]), value)
    return said if found.within_range[number] else _("{value} (out of range)").format(value=said)


def _left_out(listed_: list[int]) -> list[str]:
    left = len(listed_) - _MOST
    if left <= 0:
        return []
    text = ngettext("{count} more matters less.", "{count} more matter less.", left)
    return ["", text.format(count=left)]


def _page(evaluation: Evaluation, sentences: list[str], table: list[str]) -> str:
    scenario = evaluation.frame.scenario
    return joined(
        [
            [scenario.marking, title_of(scenario)],
            [assumptions_sentence(scenario, evaluation.assumptions)],
            sentences,
            table,
        ]
    )
