"""What nodes are called inside the sentences, by what the phrase follows."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Cases, Template, mark, mark_in

TEMPLATES: Mapping[str, Template] = {
    "node_called": mark("“{name}”"),
    "node_is_root": Cases(
        "role",
        {
            "": mark("the root"),
            "object": mark_in("object", "the root"),
            "decision": mark_in("decision", "at the root"),
            "of": mark_in("of", "the root"),
            "at": mark_in("at", "the root"),
            "before": mark_in("before", "the root"),
            "under": mark_in("under", "the root"),
            "below": mark_in("below", "the root"),
            "from": mark_in("from", "the root"),
            "to": mark_in("to", "the root"),
        },
    ),
    "node_below": Cases(
        "role",
        {
            "": mark("a node without a name below {above:below}"),
            "object": mark_in("object", "a node without a name below {above:below}"),
            "decision": mark_in("decision", "without a name below {above:below}"),
            "of": mark_in("of", "a node without a name below {above:below}"),
            "at": mark_in("at", "a node without a name below {above:below}"),
            "before": mark_in("before", "a node without a name below {above:below}"),
            "under": mark_in("under", "a node without a name below {above:below}"),
            "below": mark_in("below", "a node without a name below {above:below}"),
            "from": mark_in("from", "a node without a name below {above:below}"),
            "to": mark_in("to", "a node without a name below {above:below}"),
        },
    ),
    "node_unnamed": Cases(
        "role",
        {
            "": mark("the unnamed node {id}"),
            "object": mark_in("object", "the unnamed node {id}"),
            "decision": mark_in("decision", "without a name ({id})"),
            "of": mark_in("of", "the unnamed node {id}"),
            "at": mark_in("at", "the unnamed node {id}"),
            "before": mark_in("before", "the unnamed node {id}"),
            "under": mark_in("under", "the unnamed node {id}"),
            "below": mark_in("below", "the unnamed node {id}"),
            "from": mark_in("from", "the unnamed node {id}"),
            "to": mark_in("to", "the unnamed node {id}"),
        },
    ),
}
