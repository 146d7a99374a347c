"""The words for what a room is asked, and for what it cannot do."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Cases, Template, mark

TEMPLATES: Mapping[str, Template] = {
    "judgement_called": Cases(
        "kind",
        {
            "score": mark("the score of “{first}” on “{second}”"),
            "weight": mark("the weight of “{first}”"),
            "branch": mark("the probability of {first:of}"),
            "red_line": mark("the red line on “{first}”"),
            "reservation": mark("the no-agreement value of “{first}”"),
            "poll": mark("the endpoints preferred"),
            "seed": mark("the seed question “{first}”"),
            "package": mark("whether “{first}” could be signed"),
            "success": mark("the chance of success of “{first}”"),
        },
    ),
    # Why something is refused.
    "not_an_item": mark(
        "“{item}” names nothing that can be asked; write it as score/e1/us1 or poll."
    ),
    "session_is_open": mark("The session “{session}” is open; close it first."),
    "session_not_open": mark("The session “{session}” is not open; open it first."),
    "round_is_open": mark("The round “{round}” is open; close it first."),
    "round_asks_nothing": mark("The round “{round}” asks nothing; choose first what it asks."),
    "round_in_state": Cases(
        "state",
        {
            "prepared": mark("The round “{round}” is not open yet; open it first."),
            "open": mark("The round “{round}” is open; close it first."),
            "closed": mark("The round “{round}” is closed; reveal it, or ask it again."),
            "revealed": mark("The round “{round}” is revealed; ask it again as a second round."),
        },
    ),
    "round_stays": mark(
        "Participants have seen what the round “{round}” asks and how, so that stays; prepare another"
        " round."
    ),
    "not_asked": mark("The round “{round}” does not ask for {what}; leave that out."),
    "answered_twice": mark("One participant has answered twice: {what}; keep one of the two."),
    "unlinkable_stays": mark(
        "The round “{round}” was answered unlinkably, so nothing may say who answered or when; leave"
        " that out."
    ),
    "judges_nothing": mark(
        "The assessment “{id}” does not fit what it judges; name that, and nothing else, and answer"
        " it."
    ),
    "seed_out_of_order": mark(
        "The truth of “{seed}” has to be within its bounds, the least below the most; correct one"
        " of them."
    ),
    "seed_beyond": mark(
        "{value} is outside the bounds of the seed question “{seed}”; enter a number in between."
    ),
    "inject_released": mark("“{inject}” is in force already; withdraw it first."),
    "inject_not_released": mark("“{inject}” is not in force; release it first."),
    "argument_empty": mark("This argument on “{proposal}” says nothing; write what it is."),
    "not_decided": mark(
        "Whether “{proposal}” succeeds is not said; choose what decides it, and how."
    ),
    "die_not_thrown": mark(
        "The die on “{proposal}” needs a chance and what it showed; throw it first."
    ),
    "die_says_otherwise": mark(
        "The die on “{proposal}” showed {roll} against a chance of {chance}, which is the other"
        " outcome; take that, or decide in another way."
    ),
    "not_taken": mark("The scenario has no place for {what}; take over something else."),
    "judges_no_profile": mark(
        "None of this is judged by a profile of “{actor}”; choose another actor."
    ),
}
