"""What a log tells of each of its entries: who did what when, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scenario_desk.analysis.effect import effect
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.room.replaying import evaluations
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Entry
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.tokens import actor_tokens
from scenario_desk.presentation.words.changes.values import choice_words
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.effect import effect_headline, effect_in_short
from scenario_desk.presentation.words.sentences.headline import headline
from scenario_desk.presentation.words.sentences.phrasing import principals_of
from scenario_desk.presentation.words.times import local_time


@dataclass(frozen=True, slots=True)
class Standing:
    """A principal, and what it could have without a deal at one moment."""

    actor: str
    label: str
    colour: str
    """A token."""
    value: float
    """−100 … 100; nan is unknown."""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry; figures are those of the moment after it."""

    entry: Entry
    what: str
    """What happened, in one line."""
    headline: str
    since: str
    """The headline, each figure before → now where it differs from the entry before."""
    short: str
    """What became more or fewer since the entry before; of the first, the headline."""
    standings: tuple[Standing, ...]
    """The principals, in their order."""
    chances: tuple[float, float, float]
    """The probability 0 … 1 of ending in what could be signed, with the package, tolerated."""
    counts: tuple[int, int, int]
    """How many endpoints are in each."""

    @property
    def when(self) -> str:
        """By the clock of this place, to the minute."""
        return local_time(self.entry.time)

    @property
    def clock(self) -> str:
        """The same without the day, where there is one."""
        return self.when.rpartition(" ")[2]


class Teller:
    """Tells a log as it grows: entries that were told are not worked out again."""

    def __init__(self) -> None:
        self._told: tuple[Told, ...] = ()
        self._last: Evaluation | None = None

    def aside(self) -> Teller:
        """Another that knows the same, to go on in a thread of its own."""
        other = Teller()
        other._told, other._last = self._told, self._last
        return other

    def tell(self, entries: Sequence[Entry]) -> tuple[Told, ...]:
        """Every entry, in order."""
        known = len(self._told)
        same = (told.entry is each for told, each in zip(self._told, entries, strict=False))
        if known > len(entries) or not all(same):
            self._told, self._last, known = (), None, 0
        fresh = entries[known:]
        told, before = list(self._told), self._last
        for entry, now in zip(fresh, evaluations(fresh, before), strict=True):
            told.append(_told(entry, before, now))
            before = now
        self._told, self._last = tuple(told), before
        return self._told


def entries_of(scenario: Scenario, session: str) -> tuple[Entry, ...]:
    """The log of one session, in order."""
    return tuple(each for each in scenario.log.values() if each.session == session)


def tell(scenario: Scenario, session: str) -> tuple[Told, ...]:
    """The whole log of a session, told at once."""
    return Teller().tell(entries_of(scenario, session))


def _told(entry: Entry, before: Evaluation | None, now: Evaluation) -> Told:
    zones = (now.agreement_zone, now.with_package, now.tolerated)
    signed, packaged, tolerated = (float(now.endpoint_reach[zone].sum()) for zone in zones)
    colours = actor_tokens(now.frame.principal.tolist())
    said = headline(now)
    since = None if before is None else effect(before, now)
    return Told(
        entry=entry,
        what=what_happened(entry),
        headline=said,
        since=said if since is None else effect_headline(since),
        short=said if since is None else effect_in_short(since),
        standings=tuple(
            Standing(actor.id, actor.label, colours[row], float(now.reservation[row]))
            for row, actor in principals_of(now)
        ),
        chances=(signed, packaged, tolerated),
        counts=(int(zones[0].sum()), int(zones[1].sum()), int(zones[2].sum())),
    )


def what_happened(entry: Entry) -> str:
    """An entry in one line: "Move: Talks begin"."""
    kind = choice_words("kind", entry.kind)
    kind = kind[0].upper() + kind[1:]
    about = harmless(entry.about)
    return _("{kind}: {about}").format(kind=kind, about=about) if about else kind


def session_name(scenario: Scenario, session: str) -> str:
    """What a session is called."""
    return harmless(name_of(scenario, "sessions", session))
