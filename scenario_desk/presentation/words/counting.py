"""What goes along when something comes or goes, counted in words: "2 interests", "1 effect"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.language import mark, ngettext
from scenario_desk.presentation.words.messages import filled
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS


def along(said: Message | str, counts: Collection[tuple[str, int]]) -> Message:
    """A sentence with how much came or went along: at least one (what, count).

    What is counted is a collection, or a key of `COUNTS`.
    """
    parts = [_counted(*each) for each in counts if each[0] not in _PLACES]
    places = [_counted(*each) for each in counts if each[0] in _PLACES]
    code = ("with_parts_and_places" if parts else "with_places") if places else "with_parts"
    return Message(code, {"said": said, "parts": parts, "places": places})


def _counted(what: str, count: int) -> str:
    pattern = COUNTS.get(what) or ROSTER_WORDS[what].went_along
    return filled(ngettext(*pattern, count), count=count)


_PARTS: Mapping[str, tuple[str, str]] = {
    "nodes_below": (mark("{count} node below it"), mark("{count} nodes below it")),
    "scores": (mark("{count} score"), mark("{count} scores")),
    "weights": (mark("{count} weight"), mark("{count} weights")),
    "red_lines": (mark("{count} red line"), mark("{count} red lines")),
    "effects": (mark("{count} effect"), mark("{count} effects")),
    "overrides": (mark("{count} override in packages"), mark("{count} overrides in packages")),
    "inject_overrides": (
        mark("{count} override in injects"),
        mark("{count} overrides in injects"),
    ),
    "moves": (mark("{count} move"), mark("{count} moves")),
    "released": (mark("{count} release"), mark("{count} releases")),
    "citations": (mark("{count} citation"), mark("{count} citations")),
    "others": (mark("{count} other change"), mark("{count} other changes")),
}
"""What came or went itself, beside things of collections: as it follows "with"."""
_PLACES: Mapping[str, tuple[str, str]] = {
    "actors.base_profile": (mark("base of {count} actor"), mark("base of {count} actors")),
    "actors.ratifiers": (mark("ratifier of {count} actor"), mark("ratifier of {count} actors")),
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
        mark("requirement of {count} linkage"),
        mark("requirement of {count} linkages"),
    ),
    "linkages.excludes": (
        mark("exclusion of {count} linkage"),
        mark("exclusion of {count} linkages"),
    ),
    "linkages.group": (mark("group of {count} linkage"), mark("group of {count} linkages")),
    "packages.linkages": (mark("part of {count} package"), mark("part of {count} packages")),
    "participants.seat": (
        mark("seat of {count} participant"),
        mark("seat of {count} participants"),
    ),
    "sessions.seats": (mark("seat in {count} session"), mark("seat in {count} sessions")),
    "injects.endpoints": (mark("endpoint of {count} inject"), mark("endpoint of {count} injects")),
    "proposals.actor": (mark("team of {count} proposal"), mark("team of {count} proposals")),
    "proposals.branch": (mark("branch of {count} proposal"), mark("branch of {count} proposals")),
    "proposals.arguments": (
        mark("who argued on {count} proposal"),
        mark("who argued on {count} proposals"),
    ),
    "in_rounds": (mark("part of {count} round"), mark("part of {count} rounds")),
    "assessments.choice": (
        mark("choice in {count} assessment"),
        mark("choice in {count} assessments"),
    ),
    "in_lenses": (mark("part of {count} lens"), mark("part of {count} lenses")),
    "assumptions": (
        mark("part of the default assumptions"),
        mark("part of the default assumptions"),
    ),
    "owner": (mark("owner of {count} decision"), mark("owner of {count} decisions")),
    "endpoint": (mark("endpoint of {count} leaf"), mark("endpoint of {count} leaves")),
    "phase": (mark("phase of {count} node"), mark("phase of {count} nodes")),
}
"""As what it was named elsewhere: as it follows "as"."""
COUNTS = {**_PARTS, **_PLACES}
"""What may go along beside things of collections, in the order in which it is said."""
