"""What separates two scenarios as the one JSON object of the command line: a contract for scripts.

Fields may be added, never renamed. `at` is the path of the patch (see `model.patches`); what many
are summed up as has none, nor an id, and all of them as `parts`.
"""

from __future__ import annotations

from typing import Any

from scenario_desk.analysis.effect import Effect, Passage
from scenario_desk.analysis.zones import Zone
from scenario_desk.exchange.change_json import plain_at
from scenario_desk.presentation.words.changes import Difference

Plain = dict[str, Any]


def diff_json(found: tuple[Difference, ...], effect: Effect) -> Plain:
    """Everything `diff --json` prints."""
    return {
        "equal": not found,
        "changes": [_change(each) for each in found],
        "effect": {
            "entered": effect.overlap.entered,
            "left": effect.overlap.left,
            "overlap_reach": effect.overlap_reach,
            "agreement_reach": effect.agreement_reach,
            "with_package_reach": effect.with_package_reach,
            "tolerated_reach": effect.tolerated_reach,
            "zones": {_ZONES[zone]: _passage(passage) for zone, passage in effect.zones.items()},
            "undecided": _passage(effect.undecided),
        },
    }


def _change(each: Difference) -> Plain:
    path = each.paths[0] if each.paths else ()
    change: Plain = {
        "what": each.what,
        "kind": each.kind,
        "id": each.id or None,
        "field": each.field or None,
        "old": plain_at(path, each.old) if path else None,
        "new": plain_at(path, each.new) if path else None,
        "sentence": each.sentence,
        "at": path or None,
    }
    if each.parts:
        change["parts"] = [_change(part) for part in each.parts]
    return change


def _passage(passage: Passage) -> Plain:
    return {"entered": passage.entered, "left": passage.left}


_ZONES = {
    Zone.AGREEMENT: "agreement_zone",
    Zone.WITH_PACKAGE: "with_package",
    Zone.TOLERATED: "tolerated",
}
