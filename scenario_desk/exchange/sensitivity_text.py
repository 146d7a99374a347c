"""What figures hang on, as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.analysis.uncertainty.sensitivity.sobol import Shares
from scenario_desk.analysis.uncertainty.sensitivity.targets import Margin, Target
from scenario_desk.analysis.uncertainty.sensitivity.tornado import HIGH, LOW, Tornado
from scenario_desk.analysis.uncertainty.sensitivity.weight_space import (
    NearestWeights,
    Share,
    WeightSpace,
)
from scenario_desk.analysis.uncertainty.value import Worth
from scenario_desk.exchange.evaluation_text import aligned, joined
from scenario_desk.exchange.sensitivity_json import falling
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import (
    assumptions_sentence,
    judged_value,
    judgement,
    unknown_target,
    weights_sentence,
    what_decides,
    what_knowing_gains,
    where_it_stands,
)
from scenario_desk.presentation.words.sentences.phrasing import amount
from scenario_desk.presentation.words.titles import title_of

_MOST = 20
"""Rows that are listed; `--json` has all."""


def tornado_text(evaluation: Evaluation, found: Tornado) -> str:
    """The longest bars, with where they turn acceptance."""
    if not np.isfinite(found.best):
        return page(evaluation, [unknown_target(evaluation, found.target)], [])
    intro = [where_it_stands(evaluation, found)]
    moving = [each for each in found.order.tolist() if found.swing[each] > _least(found.target)]
    if not moving:
        return page(evaluation, [*intro, _("Nothing that is judged with a range moves it.")], [])
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
    return page(evaluation, intro, [*aligned(rows, range(1, 6)), *_left_out(moving)])


def sobol_text(evaluation: Evaluation, found: Shares) -> str:
    """The judgements that the figure's variance hangs on most."""
    indices, target = found.indices, found.study.target
    if not np.isfinite(indices.total).all():
        return page(evaluation, [unknown_target(evaluation, target)], [])
    said = [what_decides(evaluation, target), _drawn(found.samples)]
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
    return page(evaluation, said, [*aligned(rows, range(1, 5)), *_left_out(bearing)])


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
    gains = what_knowing_gains(evaluation, found, node)
    if not np.isfinite(found.everything.value):
        return page(evaluation, [gains], [])
    return _worth(evaluation, found, gains, _("points"), amount, 0.05)


def figure_value_text(evaluation: Evaluation, found: Worth, target: Target) -> str:
    """What of a figure's variance would go by knowing, in shares of it."""
    whole = found.everything.value
    if not whole > 0.0:
        return page(evaluation, [unknown_target(evaluation, target)], [])
    hangs = what_decides(evaluation, target)
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
        return page(evaluation, sentences, [])
    sentences.append(_("Worth finding out first, each by itself, with its standard error:"))
    rows = [["", unit, "±"]]
    for number in telling[:_MOST]:
        worth = found.each[number]
        name = harmless(judgement(found.judged, number))
        rows.append([name, shown(worth.value), shown(worth.standard_error)])
    return page(evaluation, sentences, [*aligned(rows, range(1, 3)), *_left_out(telling)])


def weights_text(
    evaluation: Evaluation, found: Iterable[tuple[WeightSpace, Share, NearestWeights | None]]
) -> str:
    """Of each principal, in sentences."""
    said = [weights_sentence(*each) for each in found]
    return page(evaluation, said or [_("No principal weighs any interest yet.")], [])


def _drawn(samples: int) -> str:
    text = ngettext(
        "By {count} draw, the share of its variance that is due to each judgement alone, and with"
        " all others, each with the range that holds in 95 of 100 such runs.",
        "By {count} draws, the share of its variance that is due to each judgement alone, and with"
        " all others, each with the range that holds in 95 of 100 such runs.",
        samples,
    )
    return text.format(count=numbers.grouped(samples))


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


def page(evaluation: Evaluation, sentences: list[str], table: list[str]) -> str:
    """A text under the scenario's title and what is assumed."""
    scenario = evaluation.frame.scenario
    return joined(
        [
            [scenario.marking, title_of(scenario)],
            [assumptions_sentence(scenario, evaluation.assumptions)],
            sentences,
            table,
        ]
    )
