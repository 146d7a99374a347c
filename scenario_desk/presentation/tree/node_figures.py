"""The line of figures at a node: how likely it is reached, and where it leads from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenario_desk.analysis.zones import Zone
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.on_demand import OnDemand
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import percent

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
    figures = answers.evaluation
    found: list[Figure] = []
    if shown.reach:
        digits = percent(float(figures.reach[row]))
        found.append(Figure("reach", digits, _("reached {share}").format(share=digits)))
    if shown.overlap or shown.agreement:
        found += zone_figures(answers, row)[: None if shown.overlap else -1]
    return tuple(found)


def zone_figures(answers: Answers, row: int) -> list[Figure]:
    """Where a node leads, zone by zone and never added up; with a package only where there is one.

    The last is what is tolerated.
    """
    figures = answers.evaluation
    signed, package = figures.agreement_reach[row], figures.with_package_reach[row]
    tolerated = float(figures.tolerated_reach[row])
    digits = between(float(signed), float(signed + answers.agreement_open[row]))
    found = [Figure("agreement", digits, _("could be signed {share}").format(share=digits))]
    if (figures.zone == Zone.WITH_PACKAGE).any():
        digits = between(float(package), float(package + answers.with_package_open[row]))
        words = _("with the package {share}").format(share=digits)
        found.append(Figure("with_package", digits, words))
    digits = between(tolerated, tolerated + float(answers.tolerated_open[row]))
    return [*found, Figure("tolerated", digits, _("tolerated {share}").format(share=digits))]


def fold_figures(answers: Answers, row: int) -> tuple[Figure, ...]:
    """What stands at a fold: the zones that something behind it ends in, or may yet."""
    never = percent(0.0)
    return tuple(each for each in zone_figures(answers, row) if each.digits != never)


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
