"""The words for what is pasted: why it was not, and what could not come along."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Template, mark

TEMPLATES: Mapping[str, Template] = {
    "paste_nothing": mark(
        "There is neither a branch nor an outline on the clipboard; copy one first."
    ),
    "paste_unreadable": mark(
        "What is on the clipboard says it is a part of a tree, but cannot be read as one; copy the"
        " branches again."
    ),
    "paste_too_large": mark(
        "What is on the clipboard is larger than {limit} MB; copy fewer branches at a time."
    ),
    "paste_too_long": mark(
        "The text on the clipboard has more than {limit} lines; copy a smaller part of it."
    ),
    "pasted": (
        mark("{count} node added under {parent:under}."),
        mark("{count} nodes added under {parent:under}."),
    ),
    # What this scenario lacks.
    "paste_lacking": mark("Pasted without what this scenario lacks: {things}."),
    "lacks_actor": mark("the actor “{name}”"),
    "lacks_endpoint": mark("the endpoint “{name}”"),
    "lacks_phase": mark("the phase “{name}”"),
    "lacks_package": mark("the package “{name}”"),
    "lacks_source": mark("the source “{name}”"),
    "lacks_more": (mark("{count} thing more"), mark("{count} things more")),
}
