"""The words for edits that the model refuses."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Cases, Template, mark

TEMPLATES: Mapping[str, Template] = {
    # What was typed.
    "estimate_order": mark(
        "{low}, {best}, {high} are out of order; enter low, best and high from small to large."
    ),
    "text_too_long": mark("This text is longer than {limit} characters; shorten it."),
    "listed_twice": mark("“{name}” stands here twice; change one of them, or remove it."),
    "value_without_name": mark("“{value}” has no name before it; write one, or remove the row."),
    "not_an_id": mark(
        "“{value}” cannot be an id; use letters, digits, dots, dashes and underscores, 64 at most."
    ),
    "wrong_value": mark("“{value}” cannot stand here; enter something else."),
    "unknown_field": mark("There is no field “{field}” to change here; check its name."),
    "shift_to_itself": mark(
        "“{shift}” cannot lead from “{endpoint}” to itself; choose another endpoint."
    ),
    "names_itself": mark("“{name}” cannot name itself; choose another."),
    "only_past": mark("The past is only looked at; go back to now (Esc) to change anything."),
    "only_compared": mark("What is compared is only looked at here; change it in its own window."),
    # The tree.
    "unknown_node": mark("The tree has no node “{id}” any more; choose another."),
    "nothing_chosen": mark("No node is selected; select one first."),
    "root_stays": mark(
        "The root holds the whole tree, so it cannot be moved or deleted; choose a branch below it."
    ),
    "root_has_no_branch": mark("No branch leads to the root; choose a node below it."),
    "too_large": Cases(
        "what",
        {
            "endpoints": mark(
                "{endpoints:grouped} endpoints are more than the {limit:grouped} that can be"
                " compared with one another; keep fewer."
            ),
            "scores": mark(
                "{endpoints:grouped} endpoints with {interests:grouped} interests are more scores"
                " than the {limit:grouped} that can be computed; keep fewer of either."
            ),
            "utilities": mark(
                "{endpoints:grouped} endpoints with {actors:grouped} actors are more utilities"
                " than the {limit:grouped} that can be computed; keep fewer of either."
            ),
            "owners": mark(
                "{actors:grouped} actors with {interests:grouped} interests are more pairs than"
                " the {limit:grouped} that can be computed; keep fewer of either."
            ),
            "standards": mark(
                "{actors:grouped} actors with {profiles:grouped} profiles are more pairs than the"
                " {limit:grouped} that can be computed; keep fewer of either."
            ),
            "weights": mark(
                "{profiles:grouped} profiles with {interests:grouped} interests are more weights"
                " than the {limit:grouped} that can be computed; keep fewer of either."
            ),
            "expectations": mark(
                "{nodes:grouped} nodes with {actors:grouped} actors are more expected utilities"
                " than the {limit:grouped} that can be computed; keep fewer of either."
            ),
            "endings": mark(
                "{nodes:grouped} nodes with {endpoints:grouped} endpoints are more ways to end"
                " than the {limit:grouped} that can be computed; keep fewer of either."
            ),
            "pictures": mark(
                "{endpoints:grouped} endpoints with {interests:grouped} interests, seen through"
                " the eyes of {holders:grouped} actors, are more scores than the {limit:grouped}"
                " that can be computed; keep fewer perceived profiles, endpoints or interests."
            ),
            "effects": mark(
                "The linkages come to {effects:grouped} effects on endpoints, more than the"
                " {limit:grouped} that can be computed; attach them to fewer endpoints or give"
                " them fewer effects."
            ),
            "assumed": mark(
                "The lenses name {assumed:grouped} things to assume, more than the {limit:grouped}"
                " that can be compared; keep fewer lenses, or let them assume less."
            ),
            "snapshots": mark(
                "There are {snapshots:grouped} snapshots, more than the {limit:grouped} that can"
                " be compared; remove some."
            ),
            "kept": mark(
                "The snapshots hold {kept:grouped} nodes and scores in all, more than the"
                " {limit:grouped} that can be compared; remove some."
            ),
            "listed": mark(
                "The snapshots hold {listed:grouped} actors, endpoints, sources and the like in all,"
                " more than the {limit:grouped} that can be compared; remove some."
            ),
            "assessments": mark(
                "{assessments:grouped} assessments are more than the {limit:grouped} that can be"
                " computed; remove some."
            ),
            "log": mark(
                "{log:grouped} entries of the log are more than the {limit:grouped} that can be"
                " computed; remove some."
            ),
            "overrides": mark(
                "The packages override {overrides:grouped} probabilities of branches, more than"
                " the {limit:grouped} that can be computed; let them speak of fewer nodes."
            ),
        },
    ),
    "too_deep": mark("The tree would be deeper than {limit} levels; put this nearer to the root."),
    "into_itself": mark(
        "{node} cannot move under {parent:under}, which is part of it; choose a place outside of it."
    ),
    "happened_stays": mark(
        "{node} has happened, so it stays where it is; take that back before moving it."
    ),
    "leaf_is_finished": mark(
        "{node} ends in “{endpoint}”, so nothing goes below it; clear its endpoint first."
    ),
    "leaf_has_branches": mark(
        "{node} has branches, so it cannot be a leaf; move or delete them first."
    ),
    "owner_needs_decision": mark(
        "{node} is not a decision, so nobody owns it; make it a decision first."
    ),
    "endpoint_needs_leaf": mark(
        "{node} is not a leaf, so it ends nowhere; choose a leaf, or make it one."
    ),
    "fragment_is_broken": mark("What was copied is no part of a tree; copy it again."),
    # Probabilities.
    "no_branches": mark("{node} has no branches to share probability; add some first."),
    "not_a_branch": mark("{branch} is no branch of {node:of}; choose one of its branches."),
    "cannot_normalise": mark(
        "No scaling makes the branches of {node:of} add up to 1; change a number, or keep fewer fixed."
    ),
    "override_whole_node": mark(
        "A package says how likely all branches of {node:of} are, or none; give each a number or leave"
        " it as the rest."
    ),
    # What has happened.
    "otherwise_happened": mark(
        "{branch} cannot have happened, since {happened} has; take that back first."
    ),
    "not_happened": mark(
        "{branch} has not been declared to have happened; there is nothing to take back."
    ),
    # Actors, profiles, linkages.
    "base_profile_needed": mark(
        "“{actor}” is judged by its base profile, which must be its own and stay; make another"
        " profile its base first."
    ),
    "profile_of_another": mark(
        "The profile “{profile}” is not one of “{actor}”; choose one that is."
    ),
    "profile_stays": mark(
        "The profile “{profile}” stays with its actor; add a new one for another actor."
    ),
    "holder_needed": mark(
        "“{profile}” is a perceived profile, so it needs a holder other than its actor; choose one."
    ),
    "holder_of_own": mark(
        "“{profile}” is the actor's own profile, so nobody else holds it; clear the holder, or make"
        " it a perceived one."
    ),
    "interest_of_another": mark(
        "“{interest}” is not an interest of “{actor}”, whose profile “{profile}” is; choose one of"
        " its own."
    ),
    "red_line_needs_floor": mark(
        "A red line of the base profile “{profile}” needs a floor; enter one, or remove the line."
    ),
    "not_attached": mark(
        "“{linkage}” cannot be attached to “{endpoint}”; add that to its endpoints first."
    ),
}
