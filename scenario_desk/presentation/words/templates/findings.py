"""The words for what the checks of the model find."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Cases, Template, mark

_OF_THE_TREE: dict[str, Template] = {
    "branches_under_leaf": mark(
        "{node} is a leaf with branches; make it a decision or a chance node."
    ),
    "node_without_branches": mark(
        "{node} has no branches, so it leads nowhere; add some, or make it a leaf."
    ),
    "unfinished_leaf": mark("{node} is unfinished: it names no endpoint; choose one."),
    "decision_without_owner": mark("Nobody owns the decision {node:decision}; choose who decides."),
    "history_took_several": mark(
        "History took {count} branches of {node:of}, and it took one; unmark the others."
    ),
    "information_set_mixed": mark(
        "The information set “{information_set}” (at {node:at}) joins decisions of different owners or"
        " with different numbers of branches; an owner who cannot tell them apart has the same"
        " choice at each."
    ),
    "moves_broken": mark(
        "{branch} is declared to have happened but does not follow from what happened before; take"
        " it back."
    ),
}

_OF_JUDGEMENTS: dict[str, Template] = {
    "endpoint_unreached": mark("No leaf leads to “{endpoint}”; let one end there, or remove it."),
    "names_alike": mark(
        "{name:quoted} and {other:quoted} differ in case, accents, spaces or punctuation alone, so"
        " what is typed or pasted may mean the wrong one; rename one."
    ),
    "nothing_scored": mark("Nothing is scored yet; score the endpoints in the matrix."),
    "actor_unscored": mark(
        "No endpoint is scored for “{actor}”, so its utilities are unknown; score its interests."
    ),
    "endpoint_unscored": mark(
        "“{endpoint}” is not scored at all, so nobody's utility of it is known; score it."
    ),
    "scores_missing": (
        mark(
            "“{endpoint}” lacks {count} of {of} scores for “{actor}”, whose utility of it is"
            " unknown; add it."
        ),
        mark(
            "“{endpoint}” lacks {count} of {of} scores for “{actor}”, whose utility of it is"
            " unknown; add them."
        ),
    ),
    "score_of_nothing": mark(
        "A score is kept for “{endpoint}” against “{interest}”, one of which is not there; remove it."
    ),
    "shift_open": mark(
        "“{shift}” does not say which endpoint it turns into which, so it counts for nothing; choose"
        " both."
    ),
    "shift_goes_nowhere": mark(
        "“{shift}” leads from an endpoint to itself, so it counts for nothing; choose another."
    ),
    "quota_beyond": (
        mark(
            "“{actor}” needs {quota} acceptances, but {count} actor is asked; nothing can be ratified."
        ),
        mark(
            "“{actor}” needs {quota} acceptances, but {count} actors are asked; nothing can be"
            " ratified."
        ),
    ),
    "few_principals": mark(
        "An overlap needs two principals or more; mark the actors whose signature an agreement"
        " needs."
    ),
    "actor_without_interests": mark(
        "The principal “{actor}” has no interests, so nothing can be acceptable to it; add some."
    ),
    "natural_ends_equal": mark(
        "The natural values of “{interest}” at −100 and at +100 are both {at}, so no score can be"
        " told from another by them; correct one."
    ),
    "natural_end_missing": mark(
        "“{interest}” has a natural value at one end of its scale only, which measures nothing; give"
        " the other, or take it out."
    ),
    "no_base_profile": mark(
        "“{actor}” has no base profile of its own, so nothing can be judged for it; choose one."
    ),
    "no_reservation": mark(
        "Nobody said what “{actor}” can have without a deal; state its no-agreement value or derive"
        " it."
    ),
    "reservation_from_nothing": mark(
        "The no-agreement value of “{actor}” is derived from endpoints that need no agreement, and no"
        " leaf leads to one; add one, or state the value."
    ),
    "no_margin": mark("Nobody said what signing costs “{actor}”; give it a margin, or 0."),
    "weights_all_zero": mark(
        "The profile “{profile}” gives no interest any weight, so its utilities are unknown; weigh"
        " some."
    ),
    "weights_missing": (
        mark(
            "The profile “{profile}” leaves {count} interest without a weight; give it one, or 0."
        ),
        mark(
            "The profile “{profile}” leaves {count} interests without weights; give them some, or 0."
        ),
    ),
    "numbers_without_spread": (
        mark(
            "The profile “{profile}” has {count} number without a spread; say how low and high it"
            " could be."
        ),
        mark(
            "The profile “{profile}” has {count} numbers without a spread; say how low and high they"
            " could be."
        ),
    ),
    "perceived_by_nobody": mark(
        "“{profile}” is a perceived profile without a holder other than its actor; choose whose"
        " picture it is."
    ),
    "interest_of_another_actor": mark(
        "The profile “{profile}” judges “{interest}”, which is another actor's interest; remove it"
        " there."
    ),
    "relations_contradict": mark(
        "One relation says that “{one}” and “{other}” collide, another that they support one another;"
        " keep one of the two."
    ),
    "red_line_without_floor": mark(
        "The red line of “{profile}” on “{interest}” has no floor; enter one, or remove it."
    ),
}

_OF_LINKAGES: dict[str, Template] = {
    "no_feasibility": mark("Nobody said how feasible “{linkage}” is; give it a chance of 0 to 1."),
    "linkage_without_endpoints": mark(
        "“{linkage}” can be attached to no endpoint, so it changes nothing; choose some."
    ),
    "effects_not_attached": mark(
        "“{linkage}” has effects at “{endpoint}”, to which it cannot be attached; add that to its"
        " endpoints, or remove them."
    ),
    "linkage_contradicts_itself": mark(
        "“{linkage}” both requires and excludes “{other}”; drop one of the two."
    ),
    "linkage_excludes_itself": mark(
        "“{linkage}” excludes itself, so it can never be chosen; drop that."
    ),
    "linkage_requires_excluded": mark(
        "“{linkage}” can never be chosen: it requires “{other}”, itself or through others, and the"
        " two exclude one another; drop one of these rules."
    ),
    "linkage_requires_excluding": mark(
        "“{linkage}” can never be chosen: it requires “{one}” and “{other}”, itself or through"
        " others, and they exclude one another; drop one of these rules."
    ),
    "linkage_requires_of_its_group": mark(
        "“{linkage}” can never be chosen: it requires “{other}”, itself or through others, and of"
        " their group “{group}” only one can be chosen; drop one of these rules."
    ),
    "linkage_requires_of_one_group": mark(
        "“{linkage}” can never be chosen: it requires “{one}” and “{other}”, itself or through"
        " others, and of their group “{group}” only one can be chosen; drop one of these rules."
    ),
    "linkage_requires_impossible": mark(
        "“{linkage}” can never be chosen, for it requires “{other}”, which can never be chosen."
    ),
    "group_without_choice": mark(
        "Of “{group}” exactly one linkage is to be chosen, but none of it can be; add one, or let"
        " none be chosen."
    ),
    "rules_not_followed": mark(
        "There are too many rules between linkages to follow them all, so not every contradiction"
        " is looked for."
    ),
    "package_lacks": mark(
        "The package “{package}” holds “{linkage}” without “{other}”, which it requires; add it."
    ),
    "package_excludes": mark(
        "The package “{package}” holds “{linkage}” and “{other}”, which exclude one another; drop"
        " one."
    ),
    "package_crowds_group": mark(
        "The package “{package}” holds {count} linkages of “{group}”, of which one can be chosen;"
        " keep one."
    ),
    "package_skips_group": mark(
        "The package “{package}” holds no linkage of “{group}”, of which exactly one is chosen; add"
        " one."
    ),
    "override_of_nothing": mark(
        "“{name}” changes the branches of a node that is not there; remove that."
    ),
    "override_of_strange_branch": mark(
        "“{name}” names a branch that {node} does not have; remove it there."
    ),
    "override_incomplete": mark(
        "“{name}” does not name all branches of {node:of}; say how likely the others are."
    ),
    "override_normalised": Cases(
        "shared",
        {
            "in_proportion": mark(
                "Under “{name}” the branches of {node:of} add up to {total:percent};"
                " figures use them in proportion."
            ),
            "evenly": mark(
                "Under “{name}” no branch of {node:of} has a probability above 0 %;"
                " figures take all of them as equally likely."
            ),
        },
    ),
    "override_of_rational": mark(
        "“{name}” changes how likely the branches of {node:of} are, but its owner"
        " chooses rationally, so that has no effect."
    ),
}

_OF_THE_ROOM: dict[str, Template] = {
    "inject_without_effect": mark(
        "The inject “{inject}” changes no score and no probability; give it an effect, or keep it as"
        " mere news."
    ),
    "inject_without_endpoints": mark(
        "The inject “{inject}” has effects but names no endpoint that they bear on, so it changes"
        " nothing; choose some."
    ),
    "released_nothing": mark("“{id}” is released but is not among the injects; withdraw it."),
    "released_twice": mark(
        "The inject “{inject}” is released twice, though it can be in force once; withdraw one."
    ),
    "seed_without_truth": mark(
        "Nobody said what is true of the seed question “{seed}”, so that no answer can be weighted"
        " by it; enter it."
    ),
    "seed_disordered": mark(
        "The truth of the seed question “{seed}” is outside its bounds; put them in order."
    ),
    "round_is_empty": mark("The round “{round}” asks nothing; choose what it asks."),
    "assessment_of_nothing": mark(
        "The assessment “{id}” does not say what it judges, or has no answer; remove it."
    ),
    "answered_again": mark(
        "“{participant}” has answered twice in one round: {what}; keep one of the two."
    ),
    "answer_beyond_seed": mark(
        "An answer to the seed question “{seed}” is {value}, outside its bounds; correct either."
    ),
}

_OF_REFERENCES: dict[str, Template] = {
    "assumption_of_nothing": mark(
        "The scenario's assumptions name “{id}”, which is not there; choose them again."
    ),
    "assumption_of_another": mark(
        "The scenario's assumptions judge “{actor}” by the profile “{profile}”, which is another"
        " actor's, so figures use its base profile; choose one of its own."
    ),
    "lens_of_another": mark(
        "The lens “{lens}” judges “{actor}” by the profile “{profile}”, which is another actor's, so"
        " figures use its base profile; choose one of its own."
    ),
    "source_unlisted": (
        mark("“{id}” is cited {count} time but is not among the sources; add it there."),
        mark("“{id}” is cited {count} times but is not among the sources; add it there."),
    ),
    "more_findings": (
        mark("There is {count} more like this: {like}"),
        mark("There are {count} more like this: {like}"),
    ),
}

TEMPLATES: Mapping[str, Template] = {
    **_OF_THE_TREE,
    **_OF_JUDGEMENTS,
    **_OF_LINKAGES,
    **_OF_THE_ROOM,
    **_OF_REFERENCES,
}
