"""What the parts are called that a copy to share can go without."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import mark

PART_WORDS: Mapping[str, str] = {
    "snapshots": mark("Snapshots ({count})"),
    "notes": mark("Notes ({count})"),
    "rationales": mark("Rationales, and how sure somebody is ({count})"),
    "sources": mark("Sources, and where they are cited ({count})"),
    "authors": mark("Authors ({count})"),
    "lenses": mark("Lenses ({count})"),
    "shifts": mark("Shifts: which ending an actor could turn into which ({count})"),
    "ratifiers": mark("Ratifiers: whose acceptance an actor needs ({count})"),
    "perceived": mark("Profiles of actors as others see them ({count})"),
    "participants": mark("Participants, with all that they answered ({count})"),
    "aliases": mark("Aliases of participants ({count})"),
    "assessments": mark("Assessments of participants ({count})"),
    "reasons": mark("Reasons of participants ({count})"),
    "log": mark("The log of what happened in sessions ({count})"),
}
"""By part, as `model.sharing` has them."""
