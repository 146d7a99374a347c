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
    "merge_removed_by_ours": (
        mark("Ours removes {gone:object}; {count} change of theirs needs it"),
        mark("Ours removes {gone:object}; {count} changes of theirs need it"),
    ),
    "merge_removed_by_theirs": (
        mark("Theirs removes {gone:object}; {count} change of ours needs it"),
        mark("Theirs removes {gone:object}; {count} changes of ours need it"),
    ),
    "merge_together": (
        mark("{what}, and {count} more with it"),
        mark("{what}, and {count} more with it"),
    ),
    "thing_there": mark("there"),
    "thing_not_there": mark("not there"),
    "thing_removed": mark("removed"),
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
