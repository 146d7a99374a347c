"""The line of figures at a node: how likely it is reached, and where it leads from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from scenario_desk.analysis.zones import Zone
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.on_demand import OnDemand
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import percent, percent_span
from scenario_desk.presentation.words.sentences import then_now

Sign = Literal["reach", "agreement", "with_package", "tolerated", "juncture"]
BETWEEN = " · "
"""What stands between two figures."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: a small sign for where it is told from its words only by room."""

    sign: Sign
    digits: str
    words: str
    """The digits with what they are: "tolerated 34 %"."""

    @property
    def colour(self) -> str:
        """A token: the overlap's own for what would be signed."""
        return "overlap" if self.sign in ("agreement", "with_package") else "muted"


def figures_at(answers: Answers, row: int, shown: OnDemand) -> tuple[Figure, ...]:
    """The figures of the node in this row, in the order in which they are read."""
    found: list[Figure] = []
    if shown.reach:
        digits = _then_now(answers, row, _reached)
        found.append(Figure("reach", digits, _("reached {share}").format(share=digits)))
    if shown.overlap or shown.agreement:
        found += zone_figures(answers, row)[: None if shown.overlap else -1]
    return tuple(found)


def zone_figures(answers: Answers, row: int) -> list[Figure]:
    """Where a node leads, zone by zone and never added up; with a package only where there is one.

    The last is what is tolerated. Beside a pinned state each is as it was before → as it is now.
    """
    digits = _then_now(answers, row, _signed)
    found = [Figure("agreement", digits, _("could be signed {share}").format(share=digits))]
    moments = [each.evaluation for each in (answers, answers.former) if each is not None]
    if any((figures.zone == Zone.WITH_PACKAGE).any() for figures in moments):
        digits = _then_now(answers, row, _with_package)
        words = _("with the package {share}").format(share=digits)
        found.append(Figure("with_package", digits, words))
    digits = _then_now(answers, row, _tolerated)
    return [*found, Figure("tolerated", digits, _("tolerated {share}").format(share=digits))]


def _then_now(answers: Answers, row: int, digits: Callable[[Answers, int], str]) -> str:
    """A figure of a node, before → now where another one is pinned."""
    before = answers.before(row)
    now = digits(answers, row)
    return now if before is None else then_now(digits(*before), now)


def _reached(answers: Answers, row: int) -> str:
    return percent(float(answers.evaluation.reach[row]))


def _signed(answers: Answers, row: int) -> str:
    reach = answers.evaluation.agreement_reach[row]
    return between(float(reach), float(reach + answers.agreement_open[row]))


def _with_package(answers: Answers, row: int) -> str:
    reach = answers.evaluation.with_package_reach[row]
    return between(float(reach), float(reach + answers.with_package_open[row]))


def _tolerated(answers: Answers, row: int) -> str:
    reach = answers.evaluation.tolerated_reach[row]
    return between(float(reach), float(reach + answers.tolerated_open[row]))


def overlap_digits(answers: Answers, row: int) -> str:
    """The probability, from a node, of ending in the overlap, whichever zone of it."""

    def digits(answers: Answers, row: int) -> str:
        figures = answers.evaluation
        reach = float(figures.overlap_reach[row])
        return between(reach, reach + float(figures.undecided_reach[row]))

    return _then_now(answers, row, digits)


def fold_figures(answers: Answers, row: int) -> tuple[Figure, ...]:
    """What stands at a fold: the zones that something behind it ends in, or may yet."""
    never = percent(0.0)
    return tuple(each for each in zone_figures(answers, row) if each.digits != never)


def between(least: float, most: float) -> str:
    """A probability of which only the ends are known: "20 % to 35 %", or one figure if it reads so."""
    low, high = percent(least), percent(min(most, 1.0))
    return low if low == high else _("{least} to {most}").format(least=low, most=high)


def juncture_words(share: float, span: tuple[float, float] | None = None) -> tuple[str, ...]:
    """What is written at a juncture, the longest first; `span` is that of the draws."""
    digits = percent(share)
    wide: tuple[str, ...] = ()
    if span is not None:
        text = _("{share} of what is still open, {range} over the draws")
        texts = (text, _("settles {share} ({range})"), _("{share} ({range})"))
        wide = tuple(each.format(share=digits, range=percent_span(*span)) for each in texts)
    return (
        *wide,
        _("{share} of what is still open").format(share=digits),
        _("settles {share}").format(share=digits),
        digits,
    )


def juncture_line(answers: Answers, row: int) -> str:
    """What a juncture settles, in full, with its rank among the foremost; "" where it is none."""
    share = float(answers.shares[row])
    digits = percent(share)
    if digits == percent(0.0):
        return ""
    rank = answers.foremost.get(row)
    if rank is None:
        said = _("Settles {share} of what is still open").format(share=digits)
    else:
        text = _("Critical juncture {rank}: settles {share} of what is still open")
        said = text.format(rank=rank, share=digits)
    span = answers.span(row)
    if span is None:
        return said
    return _("{said}; over the draws {range}").format(said=said, range=percent_span(*span))
