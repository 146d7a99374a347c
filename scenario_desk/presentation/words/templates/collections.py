"""The messages that speak of one of a scenario's collections: a sentence for each of them."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Cases, Template, mark
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS

_SAID: Mapping[str, Mapping[str, str]] = {
    "nodes": {
        "id_taken": mark("The id “{id}” is taken among the nodes; choose another."),
        "unknown_reference": mark(
            "“{id}” is not among the nodes; choose one that is, or add it first."
        ),
        "names_nothing": mark(
            "“{name}” names “{id}”, which is not among the nodes; choose another, or remove it."
        ),
    },
    **{name: words.said for name, words in ROSTER_WORDS.items()},
}

TEMPLATES: Mapping[str, Template] = {
    code: Cases("collection", {name: said[code] for name, said in _SAID.items() if code in said})
    for code in dict.fromkeys(code for said in _SAID.values() for code in said)
}
