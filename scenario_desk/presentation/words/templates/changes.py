"""The words for what separates two scenarios; what a change is of is worded with `patches`."""

from __future__ import annotations

from scenario_desk.presentation.words.language import Cases, Template, mark

TEMPLATES: dict[str, Template] = {
    # What came, went or moved; collections.py has the same of what rosters hold.
    "branch_came": mark("New branch {name} below {parent:below}"),
    "node_came": mark("{name} added"),
    "branch_went": mark("Branch {name} below {parent:below} removed"),
    "node_went": mark("{name} removed"),
    "branch_moved": mark("Branch {name} moved from {old:from} to {new:to}"),
    "node_moved": mark("{name} moved from {old:from} to {new:to}"),
    "node_put_below": mark("{name} now stands below {parent:below}"),
    "node_taken_from": mark("{name} no longer stands below {parent:below}"),
    "node_put_after": mark("{name} now stands after {after} below {parent:below}"),
    "node_put_first": mark("{name} now stands first below {parent:below}"),
    "root_changed": mark("The tree now begins at {new:at}"),
    "thing_put_after": mark("{name} now stands after {after} in its list"),
    "thing_put_first": mark("{name} now stands first in its list"),
    "with_parts": mark("{said}, with {parts}"),
    "with_places": mark("{said}, also as {places}"),
    "with_parts_and_places": mark("{said}, with {parts}, also as {places}"),
    # What changed.
    "holds_otherwise": Cases(
        "collection",
        {
            "snapshots": mark("The snapshot {name} holds something else"),
            "log": mark("The entry of the log {name} holds something else"),
        },
    ),
    "thing_renamed": mark("{old} is now called {new}"),
    "value_said": mark("{what}: {value}"),
    "detail_of": mark("{what}, {detail}"),
    "value_changed": mark("{what} {old} → {new}"),
    "field_changed": mark("{what}: {old} → {new}"),
    "text_rewritten": mark("{what} rewritten: {old} → {new}"),
    "text_respaced": mark("{what}: blanks or line breaks changed"),
    "text_added": mark("{what} added: {new}"),
    "text_removed": mark("{what} removed: {old}"),
    "list_grew": mark("{what}: {came} added"),
    "list_shrank": mark("{what}: {went} removed"),
    "list_changed": mark("{what}: {came} added, {went} removed"),
    "list_reordered": mark("{what} in another order"),
    "judged_otherwise": mark("{what}: {more}"),
    "changed_also": mark("{said}; {more}"),
    "reason_of_estimate": mark("reason"),
    "confidence_of_estimate": mark("confidence"),
    "sources_of_estimate": mark("sources"),
    "text_of_red_line": mark("its text"),
    "moves_declared": mark("Declared as happened: {nodes}"),
    "moves_taken_back": mark("Taken back: {nodes}"),
    "moves_noted": mark("Time or note changed of what happened: {nodes}"),
    "flag_raised": Cases(
        "field",
        {
            "principal": mark("{name} is now a principal"),
            "needs_agreement": mark("{name} now needs agreement"),
            "historical": mark("{name} is now marked as what history did"),
            "checked": mark("{name} is now marked as checked by the authors"),
        },
    ),
    "flag_lowered": Cases(
        "field",
        {
            "principal": mark("{name} is no longer a principal"),
            "needs_agreement": mark("{name} no longer needs agreement"),
            "historical": mark("{name} is no longer marked as what history did"),
            "checked": mark("{name} is no longer marked as checked by the authors"),
        },
    ),
    # Many alike.
    "many_scores_added": (mark("{count} score added"), mark("{count} scores added")),
    "many_scores_removed": (mark("{count} score removed"), mark("{count} scores removed")),
    "many_scores_changed": (mark("{count} score changed"), mark("{count} scores changed")),
    "many_weights_added": (mark("{count} weight added"), mark("{count} weights added")),
    "many_weights_removed": (mark("{count} weight removed"), mark("{count} weights removed")),
    "many_weights_changed": (mark("{count} weight changed"), mark("{count} weights changed")),
    "many_branches_added": (mark("{count} branch added"), mark("{count} branches added")),
    "many_branches_removed": (mark("{count} branch removed"), mark("{count} branches removed")),
    "many_branches_moved": (mark("{count} branch moved"), mark("{count} branches moved")),
    "many_labels_changed": (mark("{count} label changed"), mark("{count} labels changed")),
    "many_probabilities_changed": (
        mark("{count} probability changed"),
        mark("{count} probabilities changed"),
    ),
    "many_added": (
        mark("“{field:field}”: {count} added"),
        mark("“{field:field}”: {count} added"),
    ),
    "many_removed": (
        mark("“{field:field}”: {count} removed"),
        mark("“{field:field}”: {count} removed"),
    ),
    "many_moved": (
        mark("“{field:field}”: {count} moved"),
        mark("“{field:field}”: {count} moved"),
    ),
    "many_changed": (
        mark("“{field:field}”: {count} changed"),
        mark("“{field:field}”: {count} changed"),
    ),
}
