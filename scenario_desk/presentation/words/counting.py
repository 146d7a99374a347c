"""What goes along when something comes or goes, counted in words: "2 interests", "1 override"."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import mark, ngettext
from scenario_desk.presentation.words.messages import filled
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS


def counted(what: str, count: int) -> str:
    """So many of a collection, or of what `COUNTS` names."""
    pattern = COUNTS.get(what) or ROSTER_WORDS[what].went_along
    return filled(ngettext(*pattern, count), count=count)


COUNTS: Mapping[str, tuple[str, str]] = {
    "scores": (mark("{count} score"), mark("{count} scores")),
    "weights": (mark("{count} weight"), mark("{count} weights")),
    "red_lines": (mark("{count} red line"), mark("{count} red lines")),
    "effects": (mark("{count} effect"), mark("{count} effects")),
    "overrides": (mark("{count} override"), mark("{count} overrides")),
    "moves": (mark("{count} move"), mark("{count} moves")),
    "citations": (mark("{count} citation"), mark("{count} citations")),
    "actors.base_profile": (mark("base of {count} actor"), mark("base of {count} actors")),
    "linkages.givers": (mark("giver in {count} linkage"), mark("giver in {count} linkages")),
    "linkages.receivers": (
        mark("receiver in {count} linkage"),
        mark("receiver in {count} linkages"),
    ),
    "linkages.endpoints": (
        mark("endpoint of {count} linkage"),
        mark("endpoint of {count} linkages"),
    ),
    "linkages.requires": (
        mark("required by {count} linkage"),
        mark("required by {count} linkages"),
    ),
    "linkages.excludes": (
        mark("excluded by {count} linkage"),
        mark("excluded by {count} linkages"),
    ),
    "linkages.group": (mark("group of {count} linkage"), mark("group of {count} linkages")),
    "packages.linkages": (mark("part of {count} package"), mark("part of {count} packages")),
    "in_lenses": (mark("part of {count} lens"), mark("part of {count} lenses")),
    "assumptions": (
        mark("part of the default assumptions"),
        mark("part of the default assumptions"),
    ),
    "owner": (mark("owner of {count} decision"), mark("owner of {count} decisions")),
    "endpoint": (mark("end of {count} leaf"), mark("end of {count} leaves")),
    "phase": (mark("phase of {count} node"), mark("phase of {count} nodes")),
    "others": (mark("{count} other change"), mark("{count} other changes")),
}
"""What may go along beside things of collections."""
