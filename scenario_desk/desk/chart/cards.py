"""What the card beside the mouse says of a dot, a letter, or a line."""

from __future__ import annotations

from collections.abc import Sequence

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.desk.chart.hover_card import Card
from scenario_desk.presentation.chart.content import Content, Side
from scenario_desk.presentation.chart.legend_entries import whisker_words
from scenario_desk.presentation.chart.lines import Kind, derive_words
from scenario_desk.presentation.chart.overlap_chart import SOLUTIONS
from scenario_desk.presentation.drawing import Floats
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import percent, utility
from scenario_desk.presentation.words.sentences import (
    Badge,
    blockers,
    doubt,
    endpoint_likelihood,
    lottery_caveat,
    lottery_sentence,
    spoilers,
    then_now,
    verdict,
)


def endpoint_card(
    content: Content,
    evaluation: Evaluation,
    tokens: Tokens,
    endpoint: int,
    letter: str = "",
    found: Robustness | None = None,
    verdicts: Sequence[Badge] = (),
) -> Card:
    """Name, both utilities, the likelihood in words, its badges, who accepts, blocks or would wreck
    it, in how many of the draws `found` that holds, and why it would hardly hold."""
    chart = content.chart
    key = chart.ids[endpoint]
    entity = evaluation.frame.scenario.endpoints[key]
    reach = float(chart.reach[endpoint])
    was = content.was if content.pinned else None
    across, up = (chart.x, chart.x_low, chart.x_high), (chart.y, chart.y_low, chart.y_high)
    rows = [
        (side.name, _utility(axis, endpoint, was and was[place]), side.colour)
        for place, (side, axis) in enumerate(((content.across, across), (content.up, up)))
    ]
    rows.append(
        (
            _("Likelihood"),
            _("{share}, {words}").format(
                share=percent(reach), words=endpoint_likelihood(evaluation, endpoint)
            )
            if evaluation.judged_endpoint_reach[endpoint] > 0
            else _("no branch leads here"),
            tokens.muted,
        )
    )
    rows += [(each.asked, each.words, tokens.muted) for each in verdicts]
    bad = {*blockers(evaluation, key), *spoilers(evaluation, key)}
    sentences = [
        (sentence, tokens.ink if sentence not in bad else tokens.warning)
        for sentence in verdict(evaluation, key)
    ]
    sentences += [(sentence, tokens.ink) for sentence in doubt(found, evaluation, key)]
    wrong = (each.sentence for each in content.misreads if each.endpoint == endpoint)
    sentences += [(sentence, tokens.warning) for sentence in wrong]
    sentences += [(each.reasons[0], tokens.muted) for each in verdicts if not each.good]
    solutions = letter or (chart.marks.get(endpoint, "") if content.shown.bargaining else "")
    sentences += [(solution_words(each), tokens.muted) for each in solutions]
    if any(high[endpoint] > low[endpoint] for _best, low, high in (across, up)):
        sentences.append(
            (_("In brackets: {range}.").format(range=whisker_words(content)), tokens.muted)
        )
    return Card(entity.title or entity.name, tuple(rows), tuple(sentences))


def _utility(axis: tuple[Floats, Floats, Floats], endpoint: int, was: Floats | None) -> str:
    """The utility of an endpoint, before → now beside a state that is pinned, and its whisker.

    axis: float64[E] each, the utilities and their 10th and 90th percentiles.
    """
    best, low, high = (float(each[endpoint]) for each in axis)
    spread = high - low
    now = utility(best, spread=spread)
    if was is not None:
        now = then_now(utility(float(was[endpoint]), spread=spread), now)
    if not spread > 0:
        return now
    least, most = (utility(each, spread=spread) for each in (low, high))
    return _("{best} ({low} to {high})").format(best=now, low=least, high=most)


def line_card(side: Side, kind: Kind, tokens: Tokens, *, movable: bool = True) -> Card:
    """What a line stands for, and where it is `movable` what dragging it does."""
    lines = side.lines
    rows = [(_("No-agreement value"), utility(lines.reservation, digits=1), tokens.muted)]
    if kind == "signing":
        rows.append((_("Margin"), utility(lines.margin, digits=1), tokens.muted))
        rows.append((_("Signs at"), utility(lines.signing, digits=1), side.colour))
        title = _("{actor}: where it would sign").format(actor=side.name)
        said = [_("Drag to change the margin, for distrust and cost at home.")] if movable else []
    else:
        title = _("{actor}: what it expects without a deal").format(actor=side.name)
        if lines.stated:
            again = _("Stated. “{link}” takes it from the tree again.").format(link=derive_words())
            said = [again if movable else _("Stated.")]
        else:
            said = [_("Derived from the tree: the average over what happens without a deal.")]
            said += [_("Drag to state it instead.")] if movable else []
    return Card(title, tuple(rows), tuple((sentence, tokens.muted) for sentence in said))


def moving_keys(level: bool) -> str:
    """Which keys move a line that is `level`, or upright."""
    if level:
        return _("The up and down arrows move it, with Shift by five.")
    return _("The left and right arrows move it, with Shift by five.")


def in_vain(level: bool) -> str:
    """That an arrow which was pressed moves nothing, and which do."""
    if level:
        return _("Left and right move nothing here: the up and down arrows move this line.")
    return _("Up and down move nothing here: the left and right arrows move this line.")


def derive_card(side: Side, tokens: Tokens) -> Card:
    return Card(
        _("Derive {actor}'s no-agreement value again").format(actor=side.name),
        sentences=((_("From the tree, as it moves with every judgement."), tokens.muted),),
    )


def lot_card(evaluation: Evaluation, letter: str, tokens: Tokens) -> Card:
    """Which endpoints a bargaining solution mixes, what it maximises, and what that can mean."""
    rule = next(key for key, each in SOLUTIONS.items() if each == letter)
    return Card(
        lottery_sentence(evaluation, rule),
        sentences=((solution_words(letter), tokens.muted), (lottery_caveat(), tokens.muted)),
    )


def solution_words(letter: str) -> str:
    """What a bargaining solution maximises, in one sentence."""
    return {
        "N": _("N: the Nash solution, the greatest product of gains over the thresholds."),
        "K": _("K: Kalai–Smorodinsky, gains closest in share to the best each could have."),
        "E": _("E: egalitarian, the greatest smallest gain; it compares utilities across actors."),
        "U": _("U: utilitarian, the greatest sum of gains; it compares utilities across actors."),
    }[letter]
