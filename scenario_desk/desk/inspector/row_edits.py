"""How a form's rows write: through the workbench, with the refusal's sentence handed back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from scenario_desk.desk.bench.workbench import Edit, Workbench
from scenario_desk.desk.inspector.row import Control, Option, Row
from scenario_desk.model import edits
from scenario_desk.model.estimate import LARGEST, Estimate
from scenario_desk.presentation.words.language import _

Write = Callable[[Any], str | None]


def tried(
    bench: Workbench, edit: Edit, *args: Any, merge: str | None = None, **values: Any
) -> str | None:
    """Apply an edit; the sentence of refusal, or None where it was done."""
    sentence = bench.try_edit(edit, *args, **values)
    if sentence is None:
        bench.apply(edit, *args, merge=merge, **values)
    return sentence


def amending(bench: Workbench, collection: str, key: str, field: str) -> Write:
    """Writes one field of one entity."""

    def write(value: Any) -> str | None:
        return tried(bench, edits.amend, collection, key, **{field: value})

    return write


def field_rows(
    bench: Workbench, collection: str, key: str, *fields: tuple[str, str, Control]
) -> list[Row]:
    """Rows for plain fields of an entity: (field, label, control)."""
    entity = getattr(bench.scenario, collection)[key]
    return [
        Row(
            field,
            label,
            control,
            getattr(entity, field),
            amending(bench, collection, key, field),
        )
        for field, label, control in fields
    ]


def number_row(bench: Workbench, collection: str, key: str, field: str, label: str) -> Row:
    """A plain number of an entity, on no scale; None where it is empty."""
    value = getattr(getattr(bench.scenario, collection)[key], field)
    write = amending(bench, collection, key, field)

    def put(typed: Estimate | None) -> str | None:
        return write(None if typed is None else typed.best)

    shown = None if value is None else Estimate(best=value)
    return Row(field, label, "estimate", shown, put, low=-LARGEST, high=LARGEST)


def signature_rows(bench: Workbench, endpoint: str) -> list[Row]:
    """Whether an endpoint needs a signature: on it turns what the verdict beside it means.

    Of a new one it is asked, until it is decided or the first score is given.
    """
    needed = bench.scenario.endpoints[endpoint].needs_agreement
    scored = any(key == endpoint for key, _interest in bench.scenario.scores)
    asked = _(
        "Do the principals have to sign this, or does it come about by itself? As long as nothing"
        " is ticked, nobody signs."
    )
    switch = Row(
        "needs_agreement",
        _("Needs the principals’ signature"),
        "check",
        needed,
        amending(bench, "endpoints", endpoint, "needs_agreement"),
    )
    return [switch] if needed or scored else [Row("asked", "", "sentences", ((asked, ""),)), switch]


def sources_row(
    bench: Workbench, value: tuple[str, ...], write: Write, key: str = "sources"
) -> Row:
    """The sources that are cited."""
    return Row(key, _("Sources"), "many", value, write, options=source_options(bench))


def source_options(bench: Workbench) -> tuple[Option, ...]:
    return tuple((key, source.title) for key, source in bench.scenario.sources.items())


def weighing_row(bench: Workbench, actor: str) -> Row:
    """The way from a score or an interest to the weights, which live in the active profile."""
    named = bench.scenario.actors.get(actor)
    profile = bench.profile_of(actor) if named is not None else None
    buttons: tuple[tuple[str, str | None], ...] = ()
    if named is not None and profile in bench.scenario.profiles:
        words = _("Weights and red lines of {actor}").format(actor=named.label)
        buttons = ((words, profile),)
    return Row("weights", "", "buttons", buttons, lambda key: bench.select("profile", key))


def actor_options(bench: Workbench, nobody: str | None = None) -> tuple[Option, ...]:
    """The actors to choose from; with `nobody`, words for none."""
    actors: tuple[Option, ...] = tuple(
        (key, actor.name) for key, actor in bench.scenario.actors.items()
    )
    return ((None, nobody), *actors) if nobody is not None else actors


def confidence_options() -> tuple[Option, ...]:
    return (
        (None, _("not said")),
        ("low", _("low")),
        ("medium", _("medium")),
        ("high", _("high")),
    )


def reasons_rows(
    bench: Workbench, prefix: str, estimate: Estimate | None, write: Write
) -> list[Row]:
    """Rationale, confidence and sources of an estimate; none where there is no estimate."""
    if estimate is None:
        return []

    def amended(field: str) -> Write:
        def put(value: Any) -> str | None:
            return write(replace(estimate, **{field: value}))

        return put

    return [
        Row(f"{prefix}rationale", _("Rationale"), "text", estimate.rationale, amended("rationale"),
            hint=_("Why this number?")),
        Row(f"{prefix}confidence", _("Confidence"), "choice", estimate.confidence,
            amended("confidence"), options=confidence_options()),
        sources_row(bench, estimate.sources, amended("sources"), f"{prefix}sources"),
    ]  # fmt: skip
