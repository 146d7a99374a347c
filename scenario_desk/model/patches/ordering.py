"""Orders of children and rosters: what stands elsewhere in a newer one, and putting it there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import compress
from typing import TypeAlias

from scenario_desk.model.messages import EditRefused

Follows: TypeAlias = dict[str, str | None]
"""By key: the one it follows; None is first."""
Arrivals: TypeAlias = Mapping[str | None, list[str]]
"""By the one they follow: those that come."""


def moved(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[Follows, Follows]:
    """What left its place in `old`, and what stands in `new` that did not stay.

    As many as can stay: the longest run that both have in one order (patience sorting, n log n).
    """
    start = _shared(old, new)
    went, came = old[start:], new[start:]
    stay: set[str] = set()
    if went and came:
        end = _shared(went[::-1], came[::-1])
        went, came = went[: len(went) - end], came[: len(came) - end]
        places = {key: place for place, key in enumerate(went)}
        stay = {went[place] for place in _rising([places[key] for key in came if key in places])}
    return _follows(old, start, went, stay), _follows(new, start, came, stay)


def placed(kept: Iterable[str], arrivals: Arrivals) -> tuple[str, ...]:
    """The kept ones in their order, each followed by what comes after it.

    Raises EditRefused where something comes after what is not there.
    """
    kept = tuple(kept)
    came: set[str | None] = {None}
    order = _behind(None, arrivals, came)
    done = 0
    # Of very many kept ones only those are walked that something comes after.
    for place in compress(range(len(kept)), map(arrivals.__contains__, kept)):
        order += kept[done : place + 1]
        came.add(kept[place])
        order += _behind(kept[place], arrivals, came)
        done = place + 1
    order += kept[done:]
    for key in arrivals:
        if key not in came:
            raise EditRefused("patch_place_gone", id=key)
    return tuple(order)


def _behind(start: str | None, arrivals: Arrivals, came: set[str | None]) -> list[str]:
    """Those that come after one, each followed by what comes after it; `came` takes them in."""
    order: list[str] = []
    waiting = [*reversed(arrivals.get(start, ()))]
    while waiting:
        key = waiting.pop()
        order.append(key)
        waiting.extend(reversed(arrivals.get(key, ())))
    came.update(order)
    return order


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many both have in common from the start: halved, not walked, for there may be many."""
    least, most = 0, min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _follows(order: tuple[str, ...], start: int, part: tuple[str, ...], stay: set[str]) -> Follows:
    above = order[start - 1] if start else None
    follows: Follows = {}
    for key in part:
        if key not in stay:
            follows[key] = above
        above = key
    return follows


def _rising(numbers: list[int]) -> list[int]:
    """The longest rising run of different numbers."""
    ends: list[int] = []
    """The least number that a run of each length ends with."""
    below: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        below[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    run: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(last)
        last = below[last]
    return run
