"""The words for what a merge leaves to be decided; what a value is of is worded with `patches`."""

from __future__ import annotations

from scenario_desk.presentation.words.language import Cases, Template, mark

TEMPLATES: dict[str, Template] = {
    "merge_changed": mark("{what} was {base}; ours says {ours}, theirs {theirs}."),
    "merge_differs": mark("{what}: ours says {ours}, theirs {theirs}."),
    "merge_reasons": mark(
        "{what}: both say {ours}, but ours and theirs differ in the reason, how sure they are, or"
        " the sources."
    ),
    "merge_one_has": Cases(
        "has",
        {
            "ours": mark("Only ours has {what:object}."),
            "theirs": mark("Only theirs has {what:object}."),
        },
    ),
    "merge_gone": Cases(
        "by",
        {
            "ours": mark("Ours removes {gone:object}; theirs changes {what:object}."),
            "theirs": mark("Theirs removes {gone:object}; ours changes {what:object}."),
        },
    ),
    "merge_names_gone": Cases(
        "by",
        {
            "ours": mark("Ours removes {gone:object}, on which {what} in theirs rests."),
            "theirs": mark("Theirs removes {gone:object}, on which {what} in ours rests."),
        },
    ),
    "merge_moved": mark("{what} stood {base}; ours moves it {ours}, theirs {theirs}."),
    "merge_order": mark("{what} stood {base}; ours puts it {ours}, theirs {theirs}."),
    "merge_put": mark("Both add {what:object}: ours puts it {ours}, theirs {theirs}."),
    "merge_circle": mark(
        "{what} would come to stand below itself: it is {ours} in ours and {theirs} in theirs."
    ),
    "merge_clash": mark(
        "What one side changed in {what:object} and the other in {against:object} does not go"
        " together."
    ),
    # What is to be decided, as a heading, and what stands there where that is a whole thing.
    "merge_gone_by_ours": (
        mark("Ours removes {gone:object}, in which theirs changed {count} thing"),
        mark("Ours removes {gone:object}, in which theirs changed {count} things"),
    ),
    "merge_gone_by_theirs": (
        mark("Theirs removes {gone:object}, in which ours changed {count} thing"),
        mark("Theirs removes {gone:object}, in which ours changed {count} things"),
    ),
    "merge_names_gone_by_ours": (
        mark("Ours removes {gone:object}, which theirs still uses in {count} place"),
        mark("Ours removes {gone:object}, which theirs still uses in {count} places"),
    ),
    "merge_names_gone_by_theirs": (
        mark("Theirs removes {gone:object}, which ours still uses in {count} place"),
        mark("Theirs removes {gone:object}, which ours still uses in {count} places"),
    ),
    "merge_where": mark("Where {what} stands"),
    "merge_together": (
        mark("{what}, decided together with {count} more"),
        mark("{what}, decided together with {count} more"),
    ),
    "thing_there": mark("there"),
    "thing_not_there": mark("not there"),
    "thing_removed": mark("removed"),
    # What a choice makes of what is decided.
    "outcome_stays_removed": mark(
        "{gone} stays removed; what theirs changed about it is left out."
    ),
    "outcome_comes_back": mark("{gone} comes back, with what theirs changed about it."),
    "outcome_stays_changed": mark("{gone} stays, with what ours changed about it."),
    "outcome_goes": mark("{gone} is removed, and with it what ours changed about it."),
    "outcome_stays": mark("{what} stays."),
    "outcome_removed": mark("{what} is removed."),
    "outcome_left_out": mark("{what} is left out."),
    "outcome_comes_in": mark("{what} comes in."),
    "outcome_value_stays": mark("It stays as it is here: {value}."),
    "outcome_value_becomes": mark("It becomes: {value}."),
    "outcome_place_stays": mark("It stands where ours has it: {value}."),
    "outcome_place_becomes": mark("It stands where theirs has it: {value}."),
    "outcome_reason_stays": mark(
        "Its reason, how sure it is, and its sources stay as they are in ours."
    ),
    "outcome_reason_becomes": mark(
        "Its reason, how sure it is, and its sources become those of theirs."
    ),
    "outcome_all_stays": mark("All that ours says here stays; what theirs says is left out."),
    "outcome_all_becomes": mark("All that theirs says here comes in; what ours says is left out."),
    # Where a thing stands.
    "place_nowhere": mark("nowhere"),
    "place_first": mark("first in its list"),
    "place_after": mark("after {after} in its list"),
    "place_first_below": mark("first below {parent:below}"),
    "place_after_below": mark("after {after} below {parent:below}"),
    # Of all together.
    "merge_without_base": mark(
        "There is no scenario that both were made from, so everything in which they differ is to"
        " be decided."
    ),
    "merge_left": (
        mark("{count} conflict is left; {file:quoted} has what ours says there."),
        mark("{count} conflicts are left; {file:quoted} has what ours says there."),
    ),
}
