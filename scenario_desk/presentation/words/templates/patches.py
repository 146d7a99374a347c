"""The words for changes kept as data: what they are of, and why one does not fit."""

from __future__ import annotations

from scenario_desk.presentation.words.field_names import FIELD_NAMES
from scenario_desk.presentation.words.language import Cases, Template, mark

TEMPLATES: dict[str, Template] = {
    # What a change is of, inside a sentence.
    "thing_called": mark("“{name}”"),
    "spot_of_scenario": mark("“{field:field}” of the scenario"),
    "spot_of_assumed": mark("the default profile of {of}"),
    "spot_of_score": mark("the score of {endpoint} on {interest}"),
    "spot_of_actors_score": mark("{actor}'s score of {endpoint} on {interest}"),
    "spot_of_actor": Cases(
        "field",
        {
            "weights": mark("{actor}'s weight on {of}"),
            "red_lines": mark("{actor}'s red line on {of}"),
            "reservation": mark("{actor}'s no-agreement value"),
            "margin": mark("{actor}'s margin"),
        },
    ),
    "spot_of_field": Cases(
        "field",
        dict.fromkeys(("place", *FIELD_NAMES), mark("“{field:field}” of {name:of}"))
        | {
            "probability": mark("the probability of {name:of}"),
            "owner": mark("the owner of {name:of}"),
            "endpoint": mark("the endpoint of {name:of}"),
            "question": mark("the question of {name:of}"),
            "feasibility": mark("the feasibility of {name:of}"),
            "leverage": mark("the leverage of {name:of}"),
            "description": mark("the description of {name:of}"),
            "notes": mark("the notes of {name:of}"),
            "sources": mark("the sources of {name:of}"),
        },
    ),
    "spot_in_table": Cases(
        "field",
        dict.fromkeys(FIELD_NAMES, mark("“{field:field}” of {name:of} for {of}"))
        | {
            "weights": mark("the weight on {of} in {name}"),
            "red_lines": mark("the red line on {of} in {name}"),
            "effects": mark("the effect of {name} on {of}"),
            "profiles": mark("the profile of {of} in {name}"),
        },
    ),
    "spot_in_tables": Cases(
        "field",
        {
            "scores": mark("the score of {at} on {of} in {name}"),
            "endpoint_effects": mark("the effect of {name} on {of} at {at}"),
            "overrides": mark("the probability of {of:of} under {name}"),
        },
    ),
    # Why one is not made.
    "patch_outdated": (
        mark("{what} is no longer as it was before this change; look at it and change it by hand."),
        mark(
            "{what} and other things, {count} in all, are no longer as they were before this"
            " change; look at them and change them by hand."
        ),
    ),
    "step_overtaken": (
        mark("{step}: {what} was changed since, so it stays as it is."),
        mark(
            "{step}: {what} and other things, {count} in all, were changed since, so they stay as"
            " they are."
        ),
    ),
    "patch_place_gone": mark(
        "This change puts something beside or below “{id}”, which is no longer there; put it"
        " elsewhere by hand."
    ),
    "patch_would_orphan": mark(
        "{node} has come below what this change takes away; move it elsewhere or delete it first."
    ),
    "patch_would_circle": mark(
        "With this change “{id}” would stand below itself; move it by hand."
    ),
    "patch_without_place": mark(
        "This change does not fit together: it does not say where “{id}” stands; ask for it anew."
    ),
    # Why one is not read.
    "patch_not_one": mark(
        "{file:quoted} is no change of a scenario: it does not begin with the format"
        " “scenario-desk-patch”; choose another file."
    ),
    "patch_newer": mark(
        "{file:quoted} was written by a newer Scenario Desk (its changes are of version {version},"
        " this program reads up to {known}); update the program to read it."
    ),
    "patch_of_nothing": mark(
        "{file:quoted}, {where}: {path:quoted} is nothing that a scenario has; correct it there."
    ),
    "patch_says_twice": mark(
        "{file:quoted}, {where}: what it says of {path:quoted} it says twice; keep one of the two."
    ),
    "patch_wrong_id": mark(
        "{file:quoted}, {where}: the id {id:quoted} is not that of {path:quoted}; make them one."
    ),
}
