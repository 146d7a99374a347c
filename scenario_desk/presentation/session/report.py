"""A session as a section of a report: what it was, what happened, and how ripe a deal was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.robustness.figure import Twin
from scenario_desk.presentation.session.ripeness import Ripeness, ripeness
from scenario_desk.presentation.session.told import Told, session_name, tell
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.times import local_time
from scenario_desk.presentation.words.titles import title_of


@dataclass(frozen=True, eq=False)
class LogReport:
    """Plain texts, of which none is markup; any may hold what people typed."""

    marking: str
    title: str
    """Of the section."""
    of: str
    """Of the scenario."""
    says: tuple[str, ...]
    log: Twin
    """An entry a row."""
    ripe: Ripeness | None
    """None where nothing happened."""
    seals: tuple[str, ...]
    """A sentence for each round that was closed, with which its ballots can be checked."""


def log_report(scenario: Scenario, session: str) -> LogReport:
    """The section about one session of a scenario; everything is worked out anew."""
    told = tell(scenario, session)
    return LogReport(
        marking=scenario.marking,
        title=_("Session: {name}").format(name=session_name(scenario, session)),
        of=title_of(scenario),
        says=tuple(_says(scenario, session, told)),
        log=log_table(told),
        ripe=ripeness(told),
        seals=tuple(_seals(scenario, session)),
    )


def log_table(told: tuple[Told, ...]) -> Twin:
    """The log as a table: when, who, what, and the headline before → now."""
    columns = (_("Entry"), _("Time"), _("Who"), _("What happened"), _("What could be signed"))
    rows = tuple(
        (str(at + 1), each.when, each.entry.who, whole(each), each.since)
        for at, each in enumerate(told)
    )
    return Twin(columns, rows, of_numbers=False, sentences=4)


def whole(told: Told) -> str:
    """What happened, with what was said about it, in one line."""
    text = " ".join(told.entry.text.split())
    return _("{what} ({text})").format(what=told.what, text=text) if text else told.what


def _says(scenario: Scenario, session: str, told: tuple[Told, ...]) -> Iterator[str]:
    found = scenario.sessions[session]
    opened, closed = local_time(found.opened), local_time(found.closed)
    if opened and closed:
        yield _("From {opened} to {closed}.").format(opened=opened, closed=closed)
    elif opened:
        yield _("Opened {opened}, and not closed yet.").format(opened=opened)
    count = len(scenario.participants)
    if count:
        text = ngettext("{count} participant.", "{count} participants.", count)
        yield text.format(count=count)
    if not told:
        yield _("Nothing is in its log.")
        return
    yield _(
        "What could be signed is as after each entry; before is as after the entry above it, so that"
        " what was changed in between without an entry is in it."
    )


def _seals(scenario: Scenario, session: str) -> Iterator[str]:
    for each in scenario.rounds.values():
        if each.session != session or not each.digest:
            continue
        ballots = ngettext("{count} ballot", "{count} ballots", each.ballots)
        sealed = _("Round “{round}”: {ballots}, SHA-256 {digest}.").format(
            round=each.name, ballots=ballots.format(count=each.ballots), digest=each.digest
        )
        if each.state == "revealed" and each.nonce:
            sealed = _("{sealed} The secret number in it: {nonce}.").format(
                sealed=sealed, nonce=each.nonce
            )
        yield sealed
