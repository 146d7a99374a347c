"""The words for what the analysis finds: where a figure rests on something nobody judged."""

from __future__ import annotations

from scenario_desk.presentation.language import mark

TEMPLATES = {
    "probabilities_normalised": mark(
        "The probabilities of the branches add up to {total:percent}; figures use them in"
        " proportion, as if they added up to 100 %."
    ),
    "rational_without_owner": mark(
        "Nobody owns this decision, so nobody can choose; figures use the forecast."
    ),
    "rational_without_interests": mark(
        "The owner of this decision has no weighted interests, so what it would choose is unknown;"
        " figures use the forecast."
    ),
    "rational_information_set": mark(
        "The owner cannot tell this decision from others (information set {information_set:quoted}),"
        " so it is not solved by choice; figures use the forecast."
    ),
    "rational_unknown": mark(
        "What the owner would choose is unknown, because an end that can be reached from here is"
        " unfinished or unscored; figures use the forecast."
    ),
    "rational_tie": mark(
        "The best branches are equally good for the owner; they share the probability evenly."
    ),
}
