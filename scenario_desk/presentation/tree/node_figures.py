"""The line of figures at a node: how likely it is reached, and where it leads from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenario_desk.analysis.zones import Zone
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.on_demand import OnDemand
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import percent

Sign = Literal["reach", "overlap", "agreement", "with_package", "juncture"]
BETWEEN = " · "
"""What stands between two figures."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: a small sign for where it is told from its words only by room."""

    sign: Sign
    digits: str
    words: str
    """The digits with what they are: "overlap 34 %"."""


def figures_at(answers: Answers, row: int, shown: OnDemand) -> tuple[Figure, ...]:
    """The figures of the node in this row, in the order in which they are read."""
    figures = answers.evaluation
    found: list[Figure] = []
    if shown.reach:
        digits = percent(float(figures.reach[row]))
        found.append(Figure("reach", digits, _("reached {share}").format(share=digits)))
    if shown.overlap:
        least = float(figures.overlap_reach[row])
        digits = between(least, least + float(figures.undecided_reach[row]))
        found.append(Figure("overlap", digits, _("overlap {share}").format(share=digits)))
    if shown.agreement:
        least = float(figures.agreement_reach[row])
        digits = between(least, least + float(answers.agreement_open[row]))
        found.append(Figure("agreement", digits, _("could be signed {share}").format(share=digits)))
        found += _with_package(answers, row)
    return tuple(found)


def _with_package(answers: Answers, row: int) -> list[Figure]:
    """What comes with the package, where that can be at all."""
    figures = answers.evaluation
    if not (figures.zone == Zone.WITH_PACKAGE).any():
        return []
    least = float(figures.with_package_reach[row])
    digits = between(least, least + float(answers.with_package_open[row]))
    return [Figure("with_package", digits, _("with package {share}").format(share=digits))]


def between(least: float, most: float) -> str:
    """A probability of which only the ends are known: "20 % to 35 %", or one figure if it reads so."""
    low, high = percent(least), percent(min(most, 1.0))
    return low if low == high else _("{least} to {most}").format(least=low, most=high)


def juncture_words(share: float) -> tuple[str, ...]:
    """What is written at a juncture, the longest first."""
    digits = percent(share)
    return (
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
        return _("Settles {share} of what is still open").format(share=digits)
    return _("Critical juncture {rank}: settles {share} of what is still open").format(
        rank=rank, share=digits
    )
