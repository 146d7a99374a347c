"""Of what separates two scenarios, that which is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scenario_desk.model.spelling import folded
from scenario_desk.presentation.words.changes.difference import Difference


@dataclass(frozen=True, slots=True)
class Entry:
    """A difference in a list, with those of its parts that are listed beneath it."""

    difference: Difference
    some: tuple[Entry, ...] | None = None
    """The parts that were found; None where nothing was looked for, and all of them are listed."""

    @property
    def count(self) -> int:
        """How many parts are listed."""
        return len(self.difference.parts if self.some is None else self.some)

    @property
    def number(self) -> int:
        """How many differences it tells of, of those that were looked for."""
        return 1 if self.difference.paths else self.count

    def part(self, place: int) -> Entry:
        """A part of those listed."""
        return Entry(self.difference.parts[place]) if self.some is None else self.some[place]


def narrowed(
    found: Iterable[Difference],
    section: str = "",
    text: str = "",
    go_on: Callable[[], None] = lambda: None,
) -> tuple[Entry, ...]:
    """Those of a section whose sentence, or that of a part, holds each word of a text.

    section: a key of `SECTIONS`, "" for all. Where the sentence itself holds them all parts are
    listed, else those that do. It takes as long as saying everything; `go_on` is called now and
    then, and what it raises ends it.
    """
    typed = folded(text).split()
    kept = (each for each in found if section in ("", each.section))
    if not typed:
        return tuple(map(Entry, kept))
    return tuple(entry for each in kept if (entry := _entry(each, typed, go_on)) is not None)


def _entry(each: Difference, typed: list[str], go_on: Callable[[], None]) -> Entry | None:
    go_on()
    said = folded(each.sentence)
    if all(word in said for word in typed):
        return Entry(each)
    parts = [entry for part in each.parts if (entry := _entry(part, typed, go_on)) is not None]
    return Entry(each, tuple(parts)) if parts else None
