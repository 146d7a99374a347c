"""The words for what the analysis finds: where a figure rests on something nobody judged."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Cases, Template, mark

TEMPLATES: Mapping[str, Template] = {
    "probabilities_normalised": Cases(
        "shared",
        {
            "in_proportion": mark(
                "At {node:at} the probabilities of the branches add up to {total:percent}; figures"
                " use them in proportion, as if they added up to 100 %."
            ),
            "evenly": mark(
                "At {node:at} no branch has a probability above 0 %; figures take all of them as"
                " equally likely."
            ),
        },
    ),
    "rational_without_owner": mark(
        "Nobody owns the decision {node:decision}, so nobody can choose; figures use the forecast."
    ),
    "rational_without_interests": mark(
        "The owner of the decision {node:decision} has no weighted interests, so what it would choose is"
        " unknown; figures use the forecast."
    ),
    "rational_information_set": mark(
        "The owner cannot tell the decision {node:decision} from others (information set"
        " {information_set:quoted}), so it is not solved by choice; figures use the forecast."
    ),
    "rational_unknown": mark(
        "What the owner would choose at {node:at} is unknown, because an end that can be reached from"
        " there is unfinished or unscored, or an interest unweighed; figures use the forecast."
    ),
    "rational_tie": mark(
        "At {node:at} the best branches are equally good for the owner; they share the probability"
        " evenly."
    ),
    "weights_beyond_range": (
        mark(
            "{actor}: a weight is that of the whole swing from −100 to +100, but the endpoints span"
            " only part of it for {interests}. Check that it was judged for the whole swing, or let"
            " the ends of that scale be what the endpoints reach, and score again."
        ),
        mark(
            "{actor}: weights are those of the whole swing from −100 to +100, but the endpoints span"
            " only part of it for {interests}. Check that they were judged for the whole swing, or"
            " let the ends of those scales be what the endpoints reach, and score again."
        ),
    ),
    "range_of_interest": mark("{interest:quoted} ({low:signed} to {high:signed})"),
    "ranges_further": (mark("{count} more"), mark("{count} more")),
    "bargaining_unknown": mark(
        "An endpoint that could be signed has no known utility, so no bargaining solution is given;"
        " fill in the missing scores and weights."
    ),
    "table_lacks": mark(
        "“{linkage}” is on the table without “{other}”, which it requires; tick that as well."
    ),
    "table_excludes": mark(
        "“{linkage}” and “{other}” are both on the table and exclude one another; untick one."
    ),
    "table_crowds_group": mark(
        "{count} linkages of “{group}” are on the table, of which one can be chosen; keep one."
    ),
    "table_skips_group": mark(
        "No linkage of “{group}” is on the table, of which exactly one is chosen; tick one."
    ),
}
