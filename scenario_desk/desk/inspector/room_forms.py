"""The forms of what a room has: participants, sessions, seed questions, injects and proposals."""

from __future__ import annotations

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.linkage_forms import effects_rows, overrides_rows
from scenario_desk.desk.inspector.row import Option, Row
from scenario_desk.desk.inspector.row_edits import (
    actor_options,
    amending,
    field_rows,
    number_row,
    sources_row,
)
from scenario_desk.model.room import Inject, Participant, Proposal, Seed, Session
from scenario_desk.presentation.words.changes.values import in_words
from scenario_desk.presentation.words.language import _


def participant_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for a participant."""
    participant: Participant = bench.scenario.participants[key]
    return [
        Row("title", "", "title", (participant.name, None, bench.tokens)),
        *field_rows(bench, "participants", key, ("name", _("Alias"), "line")),
        Row("seat", _("Sits for"), "choice", participant.seat,
            amending(bench, "participants", key, "seat"),
            options=((None, _("nobody")), *actor_options(bench))),
        *field_rows(bench, "participants", key, ("notes", _("Notes"), "text")),
    ]  # fmt: skip


def session_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for a session."""
    session: Session = bench.scenario.sessions[key]
    return [
        Row("title", "", "title", (session.name, None, bench.tokens)),
        *field_rows(bench, "sessions", key, ("name", _("Name"), "line")),
        Row("seats", _("Participants sit for"), "many", session.seats,
            amending(bench, "sessions", key, "seats"), options=actor_options(bench)),
        *field_rows(bench, "sessions", key, ("notes", _("Notes"), "text")),
    ]  # fmt: skip


def seed_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for a seed question."""
    seed: Seed = bench.scenario.seeds[key]
    return [
        Row("title", "", "title", (seed.name, None, bench.tokens)),
        *field_rows(
            bench, "seeds", key, ("name", _("Question"), "line"), ("unit", _("Unit"), "line")
        ),
        number_row(bench, "seeds", key, "truth", _("What is true")),
        number_row(bench, "seeds", key, "least", _("At the least")),
        number_row(bench, "seeds", key, "most", _("At the most")),
        *field_rows(bench, "seeds", key, ("notes", _("Notes"), "text")),
        sources_row(bench, seed.sources, amending(bench, "seeds", key, "sources")),
    ]


def inject_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for an inject."""
    scenario = bench.scenario
    inject: Inject = scenario.injects[key]
    endpoints: tuple[Option, ...] = tuple(
        (each.id, each.name) for each in scenario.endpoints.values()
    )
    return [
        Row("title", "", "title", (inject.name, None, bench.tokens)),
        *field_rows(
            bench, "injects", key, ("name", _("Name"), "line"), ("text", _("News"), "text")
        ),
        Row("endpoints", _("Bears on"), "many", inject.endpoints,
            amending(bench, "injects", key, "endpoints"), options=endpoints),
        *effects_rows(bench, "injects", inject),
        Row("overrides", _("Probabilities from its release on"), "heading"),
        *overrides_rows(bench, "injects", inject),
        *field_rows(bench, "injects", key, ("override_note", _("Why they differ"), "text")),
        sources_row(bench, inject.sources, amending(bench, "injects", key, "sources")),
    ]  # fmt: skip


def proposal_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for a proposal; what was argued and decided is only told."""
    scenario = bench.scenario
    proposal: Proposal = scenario.proposals[key]
    told = [
        (in_words(scenario, ("proposals", key, field), value), "")
        for field in ("arguments", "decided", "outcome")
        if (value := getattr(proposal, field))
    ]
    return [
        Row("title", "", "title", (proposal.name, None, bench.tokens)),
        *field_rows(bench, "proposals", key, ("name", _("The move"), "line")),
        Row("actor", _("Team"), "choice", proposal.actor,
            amending(bench, "proposals", key, "actor"),
            options=((None, _("nobody")), *actor_options(bench))),
        Row("told", "", "sentences", tuple(told)),
        *field_rows(bench, "proposals", key, ("notes", _("Notes"), "text")),
    ]  # fmt: skip
