"""What the page says on which a participant of a session answers by phone."""

from __future__ import annotations

from scenario_desk.presentation.words.language import _, mark_in


def phone_words() -> dict[str, str]:
    """The texts by their keys in `resources/phone`, in the current language.

    Names in braces are filled in by the page. No text has to agree with a number: the page counts
    behind a colon.
    """
    return {
        "lang": _(mark_in("the code of this language, as in HTML", "en")),
        "dir": _(mark_in("how this language is written: ltr or rtl", "ltr")),
        "program": "Scenario Desk",
        **_coming_in(),
        **_phases(),
        **_round(),
        **_numbers(),
        **_answers(),
        **_results(),
        **_arguments(),
    }


def _coming_in() -> dict[str, str]:
    return {
        "join": _("Join the session"),
        "code": _("Code"),
        "code_more": _("It stands on the projector, beside the QR code."),
        "alias": _("Your name in the room"),
        "alias_more": _("Any name the others may see. It need not be your own."),
        "join_now": _("Join"),
        "no_host": _("The host cannot be reached. Are you on the same network? Then try again."),
        "seat": _("Whom do you speak for?"),
        "no_seat": _("Nobody in particular"),
    }


def _phases() -> dict[str, str]:
    return {
        "waiting": _("You are in"),
        "waiting_more": _("The next round appears here by itself. Your phone may sleep."),
        "closed": _("The round is closed"),
        "closed_more": _("The room looks at the answers next."),
        "revealed": _("What the room said"),
        "held": _("Not shown yet"),
        "held_more": _("The host shows the results later."),
        "ended": _("The session has ended"),
        "ended_more": _("Thank you. You can close this page."),
        "elsewhere": _("Open elsewhere"),
        "elsewhere_more": _(
            "This session is open on newer pages of the same browser, so this one has stopped."
        ),
        "go_on_here": _("Go on here"),
        "connecting": _("Connecting…"),
        "away": _("No connection to the host. Trying again…"),
        "sending": _("Sending…"),
        "kept_here": _("Kept on this phone, will be sent when the connection is back."),
        "understood": _("Understood"),
    }


def _round() -> dict[str, str]:
    return {
        "second": _("Second round"),
        "answer_as": _("Answer as"),
        "begin": _("Begin"),
        "begin_warned": _("I have read this: begin"),
        "progress": _("Answered: {done} of {all}"),
        "left": _("Left: {clock}"),
        "screens": _("Screens of this round"),
        "screen_of": _("{at} of {all}"),
        "back": _("Back"),
        "next": _("Next"),
        "finish": _("Overview"),
        "of": _("{done} of {all}"),
        "together": _("Together: {sum}"),
        "all_in": _("All answered"),
        "still_open": _("Some are still open"),
        "change_until": _(
            "Each answer was sent as you gave it. You can change it until the round is closed."
        ),
    }


def _numbers() -> dict[str, str]:
    return {
        "low": _("Lowest"),
        "high": _("Highest"),
        "best": _("Best"),
        "then_low": _("Now the lowest"),
        "then_high": _("Now the highest"),
        "then_best": _("Now the best"),
        "part_of": _("{part}: {title}"),
        "less": _("Less: {label}"),
        "more": _("More: {label}"),
        "unset": _("nothing yet"),
        "between": _("By the scale and your other numbers it lies between {least} and {most}."),
        "at_least": _("By your other numbers it is at least {least}."),
        "at_most": _("By your other numbers it is at most {most}."),
    }


def _answers() -> dict[str, str]:
    return {
        "answered_one": _("answered"),
        "unknown": _("I do not know"),
        "abstain": _("Abstain"),
        "keep": _("Keep my answer"),
        "rank": _("Tap up to three, the one you like best first."),
        "three_at_most": _("Three at most: tap one of them to take it back."),
        "could_sign": _("I could sign"),
        "could_not_sign": _("I could not sign"),
        "why": _("What moved you?"),
        "persuaded": _("I was persuaded"),
        "new_fact": _("I learned a new fact"),
        "went_along": _("I went along"),
        "add_reason": _("Add a reason"),
        "reason": _("Reason (the others read it later)"),
    }


def _results() -> dict[str, str]:
    return {
        "answers": _("Answers: {count}"),
        "median": _("Median: {value}"),
        "range": _("Middle half: {low} to {high}"),
        "you_said": _("You: {value}"),
        "yours": _("Your choice"),
        "all_could_sign": _("All could sign it"),
        "agreed": _("The room agrees"),
        "reasons": _("Reasons"),
    }


def _arguments() -> dict[str, str]:
    return {
        "proposed_by": _("Proposed by"),
        "for": _("For"),
        "against": _("Against"),
        "none_yet": _("Nothing yet."),
        "side": _("Which side"),
        "argument": _("Your argument"),
        "send_argument": _("Send it"),
        "argument_here": _(
            "No connection to the host. Your argument is still here: send it again."
        ),
    }
