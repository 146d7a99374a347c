"""The words for a copy to share: what it goes without, and where a person's name was written."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Template, mark

TEMPLATES: Mapping[str, Template] = {
    "left_out_snapshots": (
        mark("{count} snapshot is left out."),
        mark("{count} snapshots are left out."),
    ),
    "left_out_notes": (mark("{count} note is left out."), mark("{count} notes are left out.")),
    "left_out_rationales": (
        mark("{count} rationale is left out."),
        mark("{count} rationales are left out."),
    ),
    "left_out_confidences": (
        mark("How sure somebody is of {count} estimate is left out."),
        mark("How sure somebody is of {count} estimates is left out."),
    ),
    "left_out_sources": (
        mark("{count} source is left out."),
        mark("{count} sources are left out."),
    ),
    "left_out_citations": (
        mark("{count} citation of sources is left out."),
        mark("{count} citations of sources are left out."),
    ),
    "left_out_authors": (
        mark("{count} author is left out."),
        mark("{count} authors are left out."),
    ),
    "left_out_lenses": (mark("{count} lens is left out."), mark("{count} lenses are left out.")),
    "left_out_shifts": (mark("{count} shift is left out."), mark("{count} shifts are left out.")),
    "left_out_ratifiers": (
        mark("{count} ratifier is left out."),
        mark("{count} ratifiers are left out."),
    ),
    "left_out_quotas": (
        mark("How many ratifiers are enough is left out of {count} actor."),
        mark("How many ratifiers are enough is left out of {count} actors."),
    ),
    "left_out_perceived": (
        mark("{count} profile of an actor as another sees it is left out."),
        mark("{count} profiles of actors as others see them are left out."),
    ),
    "left_out_participants": (
        mark("{count} participant is left out."),
        mark("{count} participants are left out."),
    ),
    "left_out_aliases": (
        mark("{count} alias of a participant is left out."),
        mark("{count} aliases of participants are left out."),
    ),
    "left_out_assessments": (
        mark("{count} assessment is left out."),
        mark("{count} assessments are left out."),
    ),
    "left_out_reasons": (
        mark("{count} reason of a participant is left out."),
        mark("{count} reasons of participants are left out."),
    ),
    "left_out_log": (
        mark("{count} entry of the log is left out."),
        mark("{count} entries of the log are left out."),
    ),
    "left_out_entries": (
        mark("Of the collection “{what:field}”, {count} entry is left out."),
        mark("Of the collection “{what:field}”, {count} entries are left out."),
    ),
    "left_out_assumptions": mark(
        "The copy opens under other assumptions, for these named what is left out: its figures may"
        " differ."
    ),
    "left_out_readings": (
        mark("{count} lens assumes less, for it named what is left out."),
        mark("{count} lenses assume less, for they named what is left out."),
    ),
    "left_out_named_authors": (
        mark("{count} author of this name is left out."),
        mark("{count} entries of authors are without this name."),
    ),
    "left_out_mentions": (
        mark("In {count} text “—” stands for the name."),
        mark("In {count} texts “—” stands for the name."),
    ),
    "left_out_kept_mentions": (
        mark("In {count} text the name stays."),
        mark("In {count} texts the name stays."),
    ),
    "left_out_kept_ids": (
        mark("The name stays in {count} id, which programs read."),
        mark("The name stays in {count} ids, which programs read."),
    ),
    "left_out_nobody": mark("The name is not written anywhere in the copy."),
    # Where a name is written.
    "rationale_of": mark("{what}, rationale"),
    "spot_then": mark("{what}, in {holder:quoted}"),
    # Why a copy is not saved.
    "share_over_itself": mark(
        "{file:quoted} is the scenario that is copied, and stays as it is; choose another name."
    ),
    "share_unknown_place": mark(
        "The name is not written at {given:quoted}; without --keep all places are listed."
    ),
}
