"""A block whose rows are headed by endpoints and whose columns by interests, in any order.

It may lie on its side, interests down and endpoints across, and a row above the interests may say
whose they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from scenario_desk.desk.matrix.block import cell_of, is_score, table_of
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.spelling import Names

_HEADS = 4
"""So many rows above the scores are looked at for headings."""

Key = tuple[str, str]
"""(endpoint id, interest id)"""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a row or column is headed with, and the id of what that means; None where nothing is."""

    text: str
    means: str | None


@dataclass(frozen=True, slots=True)
class HeadedBlock:
    """The headings of a block in its order, and which scores go where; None is an empty cell."""

    endpoints: tuple[Heading, ...]
    interests: tuple[Heading, ...]
    cells: dict[Key, Estimate | None]


def read_headed(text: str, scenario: Scenario) -> HeadedBlock | None:
    """The block in a pasted text, if it is headed: at least one endpoint and one interest is found.

    Raises BlockRefused for the first cell under two known headings that holds no score.
    """
    table = table_of(text)
    heads = _head_rows(table)
    sides = [] if heads is None else [(table, heads, False)]
    turned = [list(column) for column in zip_longest(*table, fillvalue="")]
    if (across := _head_rows(turned)) is not None:
        sides.append((turned, across, True))
    found = (_matched(lines, count, scenario, lies) for lines, count, lies in sides)
    return next((each for each in found if each is not None), None)


def _head_rows(table: list[list[str]]) -> int | None:
    """How many rows stand above the scores; None where the block has no headings on both sides."""
    for count, line in enumerate(table[: _HEADS + 1]):
        if any(map(is_score, line[1:])):
            heads = [place for place, above in enumerate(table[:count]) if any(above[1:])]
            words = not any(is_score(row[0]) for row in table[count:])
            return heads[-1] + 1 if heads and words else None
    return None


def _matched(
    table: list[list[str]], heads: int, scenario: Scenario, lies: bool
) -> HeadedBlock | None:
    """The block with its rows taken for endpoints; `lies`: it was turned to be read so."""
    called = Names((each.id, (each.name, each.title)) for each in scenario.endpoints.values())
    rows = _headings((row[0], called) for row in table[heads:])
    owners = _carried(table[heads - 2][1:]) if heads > 1 else []
    columns = _columns(table[heads - 1][1:], owners, scenario)
    if not (any(row.means for row in rows) and any(column.means for column in columns)):
        return None
    cells: dict[Key, Estimate | None] = {}
    for down, (row, line) in enumerate(zip(rows, table[heads:], strict=True), heads + 1):
        for right, (column, cell) in enumerate(zip(columns, line[1:], strict=False), 2):
            if row.means is not None and column.means is not None:
                at = (right, down) if lies else (down, right)
                cells[row.means, column.means] = cell_of(cell, *at)
    return HeadedBlock(_said(rows), _said(columns), cells)


def _headings(called: Iterable[tuple[str, Names[str]]]) -> list[Heading]:
    """Each text with the one thing that it alone means among what it is looked up in."""
    taken: set[str] = set()
    headings = []
    for text, names in called:
        found = names.nearest(text)
        means = found[0] if len(found) == 1 and found[0] not in taken else None
        taken |= {means} if means else set()
        headings.append(Heading(text, means))
    return headings


def _said(headings: list[Heading]) -> tuple[Heading, ...]:
    return tuple(each for each in headings if each.text)


def _columns(texts: list[str], owners: list[str], scenario: Scenario) -> list[Heading]:
    """The interests that the columns are headed with; `owners`: whose, where that is said above.

    An actor's name may also stand before the interest's: "Iran: the corridor".
    """
    actors = Names((each.id, (each.name, each.short)) for each in scenario.actors.values())
    interests = [each for each in scenario.interests.values() if each.actor in scenario.actors]

    def called(*meant: str) -> Names[str]:
        return Names(
            (each.id, (each.name, *(f"{of} {each.name}" for of in _names(scenario, each.actor))))
            for each in interests
            if each.actor in meant
        )

    of_all = called(*scenario.actors)
    of_each = {actor: called(actor) for actor in {actors.get(owner) for owner in owners} if actor}
    owned = [*owners, *("" for _text in texts)][: len(texts)]
    looked_up = [of_each.get(actors.get(owner) or "", of_all) for owner in owned]
    return _headings(zip(texts, looked_up, strict=True))


def _names(scenario: Scenario, actor: str) -> tuple[str, ...]:
    found = scenario.actors[actor]
    return tuple(name for name in (found.name, found.short) if name)


def _carried(cells: list[str]) -> list[str]:
    """Cells that span several columns say what they say over all of these."""
    carried, last = [], ""
    for cell in cells:
        last = cell or last
        carried.append(last)
    return carried
