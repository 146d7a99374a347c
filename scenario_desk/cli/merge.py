"""Merging files: what git calls, too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scenario_desk.cli.refused import CommandRefused
from scenario_desk.cli.streams import complain, say_json
from scenario_desk.exchange.merge_json import merge_json
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.saving_apart import check_target, save_apart
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.merging import Merged, SideName, merge, two_way
from scenario_desk.model.messages import Message
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.changes import conflict_sentence
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words

NO_BASE = "-"


@dataclass(frozen=True, slots=True)
class Files:
    """What is merged, and where the result goes."""

    base: str
    """`NO_BASE` or an empty file where there is none."""
    ours: Path
    theirs: Path
    out: Path
    name: str = ""
    """What sentences call the scenario where the files are copies with names of their own."""


def merge_files(
    files: Files,
    *,
    decide: SideName | None = None,
    as_json: bool = False,
    replace: bool = False,
) -> bool:
    """Write what two scenarios make of a third; whether no conflict is left.

    `decide` says whose changes stand in every conflict; else ours stand, and each is said. What is
    there already is only replaced if `replace`, or if it is `ours`.
    """
    name, out = files.name, files.out
    if not (out.exists() and out.samefile(files.ours)):
        check_target(out, replace=replace)
    before: Scenario | None = None
    if not _is_none(files.base):
        with _called(name and _("{name} (base)").format(name=name)):
            before = load(files.base)
    with _called(name and _("{name} (ours)").format(name=name)):
        mine = load(files.ours)
    with _called(name and _("{name} (theirs)").format(name=name)):
        other = load(files.theirs)
    prefer: SideName = decide or "ours"
    merged = (
        two_way(mine, other, prefer=prefer)
        if before is None
        else merge(before, mine, other, prefer=prefer)
    )
    with _called(name):
        save_apart(merged.scenario, out)
    sentences = [conflict_sentence(each, before, mine, other) for each in merged.conflicts]
    if as_json:
        say_json(merge_json(merged, sentences, decided=decide is not None))
    elif decide is None:
        _complain(merged, sentences, name or out.name)
    return decide is not None or not merged.conflicts


def _is_none(base: str) -> bool:
    """Whether there is no base: git gives an empty file where two branches added one each."""
    return base == NO_BASE or (Path(base).is_file() and not Path(base).stat().st_size)


@contextmanager
def _called(name: str) -> Iterator[None]:
    """Let a refusal call the file by this name, if it is one."""
    try:
        yield
    except FileRefused as refused:
        if not name:
            raise
        told = refused.message
        raise FileRefused(told.code, **(told.values | {"file": name})) from None


def _complain(merged: Merged, sentences: list[str], out: str) -> None:
    if not sentences:
        return
    if not merged.based:
        complain(words(Message("merge_without_base")))
    for sentence in sentences:
        complain(sentence)
    complain(words(Message("merge_left", {"count": len(sentences), "file": out})))


def side_of(ours: bool, theirs: bool) -> SideName | None:
    """Whose changes the options ask for; None where they do not say."""
    if ours and theirs:
        raise CommandRefused("command_one_side")
    return "ours" if ours else "theirs" if theirs else None
