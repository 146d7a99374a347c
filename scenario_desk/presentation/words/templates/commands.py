"""The words of the command line: why a command was not carried out."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Template, mark

TEMPLATES: Mapping[str, Template] = {
    "command_no_display": mark(
        "There is no display to open a window on; without one these commands work: {commands}."
    ),
    "command_wrong_arguments": mark("{text}; --help says what can be given."),
    "command_unforeseen": mark(
        "Something went wrong that nobody foresaw ({error}); where it happened is in {report}."
    ),
    "command_no_memory": mark(
        "There is not enough free memory for this; close other programs, or ask for less at a time."
    ),
    "command_not_printed": mark(
        "The answer could not be printed ({reason}); free some room, or send it elsewhere."
    ),
    "command_no_session": mark(
        "This scenario has no session yet; add one in the window, and a round that asks something."
    ),
    "command_round_revealed": mark(
        "The round {round:quoted} is revealed already; prepare a second one that asks it again."
    ),
    "command_round_gone": mark(
        "The round {id:quoted} was removed from the file meanwhile; bring it back, or take another file"
        " that has it."
    ),
    "command_reveal_what": mark("Say with --round what is to be revealed in the end."),
    "command_key_of_what": mark("A key encrypts with its certificate; give --cert, too."),
    "command_one_file": mark("A window shows one scenario; name one file."),
    "command_no_file": mark(
        "{name:quoted} is neither a file nor a command; `scenario-desk --help` lists the commands."
    ),
    "command_new_incomplete": mark(
        "Say what to start from and where to save it (new --template NAME -o FILE), or list the"
        " templates (new --list)."
    ),
    "command_package_or_linkages": mark(
        "Either a package is on the table or linkages one by one; give --package or --linkages."
    ),
    "command_lens_alone": mark(
        "A lens says all that is assumed; give --lens, or --profile, --package, --linkages,"
        " --decisions and --lambda."
    ),
    "command_profile_form": mark(
        "{given:quoted} names no profile; write ACTOR=PROFILE, as in --profile us=us-base."
    ),
    "command_profile_of_another": mark(
        "{profile:quoted} is no profile of {actor:quoted}; give one of this actor's own."
    ),
    "command_decisions": mark(
        "{given:quoted} is no way to resolve decisions; give judged, rational or quantal."
    ),
    "command_sharpness": mark(
        "{given:quoted} is no λ; --lambda takes a number from 0, the forecast, upwards."
    ),
    "command_sharpness_alone": mark(
        "How sharply owners choose is said for --decisions quantal alone; leave --lambda out."
    ),
    "command_one_side": mark("Conflicts are decided for one side; give --ours or --theirs."),
    "command_choice": mark("{given:quoted} is nothing that {option} can be; give one of {known}."),
    "command_decided_twice": mark(
        "{linkage:quoted} can be part of one decision only; name it once in --as-one."
    ),
    "command_only_for": mark("{option} says nothing of this file; it is for a {ending}."),
    "command_no_log": mark("No session has left a log in this scenario; play one first."),
    "command_not_for_what": mark("Leave {option} out: --what {what} has no use for it."),
    "command_endpoint_or_target": mark(
        "One figure is asked about at a time; give --endpoint, --target or --node."
    ),
    "command_needs_endpoint": mark(
        "Weights decide on one endpoint at a time; name it with --endpoint."
    ),
    "command_nobody_chooses": mark(
        "Nobody chooses among branches at {id:quoted}; name a decision whose owner has weighted interests."
    ),
    "command_nothing_drawn": mark(
        "Nothing was drawn: judge something with a range that bears on this, and ask for some draws."
    ),
    "command_unknown_node": mark(
        "There is no node {id:quoted} in the tree; `evaluate --json` lists their ids."
    ),
    "command_at_least": mark(
        "{option} {given} makes no sense; give a whole number from {least} up."
    ),
    "command_error_share": mark(
        "{given} is no standard error of a share; give one between 0 and 1, as in --error 0.005."
    ),
    "command_correlation": mark("{given} is no correlation of judgements; give one from 0 to 1."),
    "command_shape_of_percentiles": mark(
        "Leave --shape out: in this scenario low and high are percentiles, no hard limits."
    ),
    "command_no_distributed": mark(
        "A cluster needs the package distributed; install it (pip install distributed), or leave"
        " --scheduler out."
    ),
    "command_no_scheduler": mark(
        "No scheduler of Dask answers at {address:quoted}; give the address it prints when it"
        " starts, as in tcp://host:8786."
    ),
    "command_no_workers": mark(
        "The scheduler at {address:quoted} has no workers; start one there (dask worker ADDRESS)."
    ),
    "command_workers_differ": mark(
        "Not every worker of {address:quoted} has Scenario Desk {version}; install it where they"
        " run."
    ),
}
