"""Merging files: what git calls, too."""

from __future__ import annotations

from pathlib import Path

from scenario_desk.cli.refused import CommandRefused
from scenario_desk.cli.streams import complain, say_json
from scenario_desk.exchange.merge_json import merge_json
from scenario_desk.exchange.saving_apart import check_target, save_apart
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.merging import Merged, SideName, merge, two_way
from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.changes import conflict_sentence
from scenario_desk.presentation.words.messages import words

NO_BASE = "-"


def merge_files(
    base: str,
    ours: Path,
    theirs: Path,
    out: Path,
    *,
    decide: SideName | None = None,
    as_json: bool = False,
    replace: bool = False,
) -> bool:
    """Write what two files make of a third; whether no conflict is left.

    `decide` says whose changes stand in every conflict; else ours stand, and each is said. What is
    there already is only replaced if `replace`, or if it is `ours`.
    """
    if not (out.exists() and out.samefile(ours)):
        check_target(out, replace=replace)
    before = None if _is_none(base) else load(base)
    mine, other = load(ours), load(theirs)
    prefer: SideName = decide or "ours"
    merged = (
        two_way(mine, other, prefer=prefer)
        if before is None
        else merge(before, mine, other, prefer=prefer)
    )
    save_apart(merged.scenario, out)
    sentences = [conflict_sentence(each, before, mine, other) for each in merged.conflicts]
    if as_json:
        say_json(merge_json(merged, sentences, decided=decide is not None))
    elif decide is None:
        _complain(merged, sentences, out)
    return decide is not None or not merged.conflicts


def _is_none(base: str) -> bool:
    """Whether there is no base: git gives an empty file where two branches added one each."""
    return base == NO_BASE or (Path(base).is_file() and not Path(base).stat().st_size)


def _complain(merged: Merged, sentences: list[str], out: Path) -> None:
    if not sentences:
        return
    if not merged.based:
        complain(words(Message("merge_without_base")))
    for sentence in sentences:
        complain(sentence)
    complain(words(Message("merge_left", {"count": len(sentences), "file": out.name})))


def side_of(ours: bool, theirs: bool) -> SideName | None:
    """Whose changes the options ask for; None where they do not say."""
    if ours and theirs:
        raise CommandRefused("command_one_side")
    return "ours" if ours else "theirs" if theirs else None
