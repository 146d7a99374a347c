"""What `share` does: saves a copy without what is not to be given away, and says what that is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scenario_desk.cli.refused import CommandRefused
from scenario_desk.cli.streams import say, say_json


def share(
    file: Path,
    out: Path,
    without: Sequence[str],
    person: str,
    keep: Sequence[str],
    *,
    replace: bool,
    as_json: bool,
) -> None:
    """Save the copy; raises CommandRefused, EditRefused or FileRefused.

    without: names of parts. keep: places, as the list of them says them, where the name stays.
    """
    from scenario_desk.exchange.saving_apart import check_target
    from scenario_desk.exchange.scenario_file import load
    from scenario_desk.exchange.sharing import (
        mentions_of,
        refuse_itself,
        save_copy,
        share_json,
        share_text,
    )
    from scenario_desk.model.sharing import part_names, shared_copy

    for given in without:
        if given not in part_names():
            raise CommandRefused(
                "command_choice", option="--without", given=given, known=part_names()
            )
    refuse_itself(out, file)
    check_target(out, replace=replace)
    scenario = load(file)
    keeping = {tuple(place.split("/")) for place in keep}
    copy, left_out = shared_copy(scenario, frozenset(without), person, keeping)
    for place in keep:
        if tuple(place.split("/")) not in {each.at for each in mentions_of(left_out)}:
            raise CommandRefused("share_unknown_place", given=place)
    save_copy(copy, out, file)
    if as_json:
        say_json(share_json(copy, out, left_out))
    else:
        say(share_text(left_out))
