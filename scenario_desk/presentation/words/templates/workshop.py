"""The words for sessions: why one cannot start, why a phone or a vote is refused."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Template, mark

TEMPLATES: Mapping[str, Template] = {
    # Where a session is served.
    "network_none": mark(
        "This computer is on no network; join the one the phones are on, or open its own hotspot,"
        " then start again."
    ),
    "network_several": mark(
        "This computer is on several networks; choose its address on the one the phones are on:"
        " {hosts}."
    ),
    "address_is_none": mark(
        "{host:quoted} is no address of this computer; choose one like 192.168.1.20."
    ),
    "address_is_all": mark(
        "{host:quoted} would open the session to every network; choose one address."
    ),
    "address_is_local": mark(
        "No browser opens {host:quoted}, for it means something else on every computer; choose"
        " another address."
    ),
    "address_lost": mark(
        "Phones cannot reach this session: this computer no longer has the address {host:quoted};"
        " join that network again, or start the session anew at another address."
    ),
    "address_back": mark(
        "This computer has the address {host:quoted} again, and phones come back by themselves."
    ),
    "address_gone": mark(
        "This computer no longer has the address {host:quoted}; choose one that it has."
    ),
    "port_is_none": mark("{port} is no port; choose one from 1024 to 65535, or 0 for any."),
    "port_taken": mark(
        "Another program already uses port {port}; choose another, or 0 for any that is free."
    ),
    "port_forbidden": mark(
        "The system keeps port {port} to itself; choose one from 1024 on, or 0 for any."
    ),
    "cannot_listen": mark("No session can be opened at {host:quoted}: {reason}."),
    "certificate_unusable": mark(
        "{file:quoted} cannot be used to encrypt: its key is missing or another's, has a password,"
        " or the certificate has expired."
    ),
    "certificate_nameless": mark(
        "{file:quoted} says no name for which it was issued, so no phone would trust it."
    ),
    "session_unencrypted": mark(
        "Others on this network could read along, for the connection is not encrypted; where that"
        " matters, open this computer's own hotspot and let the phones join that."
    ),
    "session_not_running": mark("No session is running."),
    "session_unforeseen": mark(
        "A request of a phone failed in a way nobody foresaw ({error}); the session goes on."
    ),
    "session_trouble": mark("Something went wrong here; try again."),
    "code_locked": mark(
        "The code was guessed at too often and lets nobody in any more; the QR code still does, and"
        " so does a new code."
    ),
    # The ballot box.
    "box_in_use": mark("The votes of this session are open in another program; close it there."),
    "box_damaged": mark(
        "The file of the votes is damaged; put it aside and start the session anew."
    ),
    "box_refused": mark("The votes cannot be kept: {reason}."),
    "box_full": mark("The votes cannot be kept, for the disk is full; make room on it."),
    "box_says": mark("The votes cannot be kept: {text}."),
    "box_of_host": mark(
        "The host cannot keep this at the moment, and has been told so; try again in a while."
    ),
    "box_closed": mark("The session is closed, and no vote can be kept."),
    # Rounds.
    "round_unknown": mark("There is no round {id:quoted}."),
    "round_without_items": mark("The round {round:quoted} asks nothing yet; choose what it asks."),
    "round_not_asked": mark("This round was never opened."),
    "round_not_open": mark("This round is not open; what you sent is not counted."),
    "round_is_closed": mark("This round is closed; what you sent is not counted."),
    "round_not_yours": mark("This round is asked of others."),
    "round_not_sealed": mark("The round is still open; close it first."),
    "round_is_burnt": mark("The votes of this round were erased, as was said before it."),
    "room_asks_nothing": mark("Nothing is asked at the moment."),
    "room_still_blind": mark("The round is still open, and shows nothing before it is closed."),
    "room_ended": mark("The session has ended."),
    # Joining.
    "join_wrong_code": mark("This code is not the one on the projector; look again."),
    "join_too_often": mark("Too many wrong codes; wait a minute, then try again."),
    "join_locked": mark("The code lets nobody in at the moment; scan the QR code instead."),
    "join_no_alias": mark("Type a name the others may see."),
    "join_alias_taken": mark("Somebody here is called {alias:quoted} already; type another name."),
    "join_full": mark("The room is full."),
    "join_no_seat": mark("This session has no such seat."),
    "join_seated": mark("You have a seat already, and keep it."),
    # What phones send.
    "vote_is_none": mark("This is no answer."),
    "vote_not_asked": mark("{item:quoted} is not asked in this round."),
    "vote_no_number": mark("An answer to {item:quoted} is a number."),
    "vote_no_choice": mark("An answer to {item:quoted} is one of what is offered there."),
    "vote_no_yes": mark("An answer to {item:quoted} is yes or no."),
    "vote_off_scale": mark("An answer to {item:quoted} lies between {least} and {most}."),
    "vote_out_of_order": mark(
        "The numbers for {item:quoted} rise from the lowest by the best to the highest."
    ),
    "argue_not_asked": mark("Nobody argues about this move at the moment."),
    "argue_is_none": mark("Type an argument, for the move or against it."),
    "argue_too_many": (
        mark("You have given {count} argument about this move; let others speak."),
        mark("You have given {count} arguments about this move; let others speak."),
    ),
    "request_not_joined": mark("You have not joined this session yet."),
    "request_not_here": mark("There is nothing here; open the page anew."),
    "request_not_ours": mark("This address is not the one of the session; scan the QR code again."),
    "request_elsewhere": mark("Only the session's own page may send this."),
    "request_too_large": mark("This is more than the session takes at once."),
    "request_too_often": mark("Too many requests; wait a moment."),
    "request_is_none": mark("The session does not understand this; open the page anew."),
}
