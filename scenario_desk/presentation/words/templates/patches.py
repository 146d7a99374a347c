"""The words for changes kept as data: what they are of, and why one does not fit."""

from __future__ import annotations

from scenario_desk.presentation.words.language import Template, mark

TEMPLATES: dict[str, Template] = {
    # What a change is of, inside a sentence.
    "thing_called": mark("“{name}”"),
    "spot_of_scenario": mark("“{field:field}” of the scenario"),
    "spot_of_score": mark("the score of {endpoint} on {interest}"),
    "spot_of_field": mark("“{field:field}” of {name:of}"),
    "spot_in_table": mark("“{field:field}” of {name:of} for {of}"),
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
