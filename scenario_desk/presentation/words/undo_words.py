"""The words of undo labels: one pattern for each kind of edit."""

from __future__ import annotations

from scenario_desk.presentation.words.language import mark

FIELDS = {
    "title": mark("Change title"),
    "question": mark("Change question"),
    "baseline_date": mark("Change baseline"),
    "baseline": mark("Change baseline"),
    "horizon_date": mark("Change horizon"),
    "authors": mark("Change authors"),
    "marking": mark("Change marking"),
    "notes": mark("Change notes"),
    "limits": mark("Change how low and high are read"),
    "assumptions": mark("Change default assumptions"),
}
"""By field of the scenario."""

WITH_THE_FILE = {"reload": mark("Reload from the file")}
"""By what was done with what others saved."""

_OWNER = (mark("Change owner of {name:of}"), mark("Change owner of {count} nodes"))
_ENDPOINT = (mark("Change endpoint of {name:of}"), mark("Change endpoint of {count} nodes"))
_PROBABILITY = (
    mark("Change probability of {name:of}"),
    mark("Change probability of {count} branches"),
)
_EVENLY = (mark("Spread probability evenly"), mark("Spread probability evenly"))
_NORMALISED = (mark("Normalise probabilities"), mark("Normalise probabilities"))
_OWN_SCORES = mark("Change scores in {name}")
ON_NODES = {
    "set_kind": (mark("Change kind of {name:of}"), mark("Change kind of {count} nodes")),
    "set_owner": _OWNER,
    "make_decisions": _OWNER,
    "set_label": (mark("Label {name:object}"), mark("Label {count} branches")),
    "set_question": (
        mark("Change question of {name:of}"),
        mark("Change question of {count} nodes"),
    ),
    "set_endpoint": _ENDPOINT,
    "make_leaves": _ENDPOINT,
    "set_probability": _PROBABILITY,
    "set_probabilities": _PROBABILITY,
    "judge_probability": _PROBABILITY,
    "spread_evenly": _EVENLY,
    "spread_families": _EVENLY,
    "normalise": _NORMALISED,
    "normalise_families": _NORMALISED,
    "amend_node": (mark("Edit {name:object}"), mark("Edit {count} nodes")),
}
"""By edit: for one node and for several."""

ON_ENTITY = {
    "set_weight": mark("Change weight in {name}"),
    "shift_weights": mark("Weigh by swings in {name}"),
    "set_profile_score": mark("Change score in {name}"),
    "set_profile_scores": _OWN_SCORES,
    "set_scores": _OWN_SCORES,
    "clear_scores": _OWN_SCORES,
    "set_red_line": mark("Change red line in {name}"),
    "set_reservation": mark("Change no-agreement value in {name}"),
    "set_margin": mark("Change margin in {name}"),
    "shift_reservation": mark("Change no-agreement value in {name}"),
    "shift_margin": mark("Change margin in {name}"),
    "set_effect": mark("Change effect of {name}"),
    "set_overrides": mark("Change probabilities under {name}"),
    "open_session": mark("Open the session {name}"),
    "close_session": mark("Close the session {name}"),
    "argue": mark("Argue about {name}"),
    "amend": mark("Edit {name}"),
}
"""By edit of one entity of a roster."""

ROUNDS = {
    "prepared": mark("Prepare the round {name}"),
    "open": mark("Open the round {name}"),
    "closed": mark("Close the round {name}"),
    "revealed": mark("Reveal the round {name}"),
}
"""By the state that it comes to."""
DECIDE = mark("Decide on {name}")
TAKE = mark("Take over what the room judges")
RELEASE = mark("Release {name}")
WITHDRAW = mark("Withdraw {name}")
GO_BACK = mark("Go back to {name}")
HAPPENED = mark("Declare {name:object} as happened")
TAKE_BACK = mark("Take back {name:object}")
NEW_BRANCH = mark("Add branch")
NAMED_BRANCH = mark("Add branch {name}")
ADD_PARENT = mark("Add a step before {name:before}")
PASTE = (mark("Paste {count} node"), mark("Paste {count} nodes"))
DUPLICATE = (mark("Duplicate {count} node"), mark("Duplicate {count} nodes"))
MOVE = (mark("Move {name:object}"), mark("Move {count} branches"))
REORDER_BRANCHES = mark("Reorder branches")
DELETE = (mark("Delete {name:object}"), mark("Delete {count} branches"))
DELETE_KEEPING = (
    mark("Delete {name:object} (keeping what is below it)"),
    mark("Delete {count} nodes (keeping what is below them)"),
)
DELETE_WITH_BELOW = (
    (
        mark("Delete {name:object} and {count} node below it"),
        mark("Delete {name:object} and {count} nodes below it"),
    ),
    (
        mark("Delete {branches} branches and {count} node below them"),
        mark("Delete {branches} branches and {count} nodes below them"),
    ),
)
"""Of one branch, and of several; the nodes below are counted."""
REMOVE = mark("Remove {name}")
RENAME = mark("Rename {old} to {new}")
SCORE = mark("Score {endpoint} on {interest}")
SCORES = (mark("Change {count} score"), mark("Change {count} scores"))
MERGE = mark("Merge with {name}")
ANYTHING = mark("Edit")
