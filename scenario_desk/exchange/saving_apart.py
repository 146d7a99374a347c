"""Saving a scenario into a file that is not the one that is worked on: a copy, a merge, a new one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from scenario_desk.exchange.file_lock import holder_of
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scenario_file import save
from scenario_desk.exchange.shape import ENDING
from scenario_desk.model.scenario import Scenario


def check_target(path: Path, *, replace: bool) -> None:
    """Raise FileRefused where no scenario is to be saved, before there is anything to save.

    Its name has to say what it is, and what is there already is only replaced if `replace`.
    """
    if path.suffix.lower() != ENDING:
        raise FileRefused("file_named_otherwise", file=path.name)
    if not replace:
        refuse_to_replace(path)


def refuse_to_replace(path: Path) -> None:
    """Raise FileRefused where there is a file, a link or a folder with something in it already."""
    if path.is_dir() and not any(path.iterdir()):
        return
    if os.path.lexists(path):
        raise FileRefused("file_exists", file=path.name)


def save_apart(
    scenario: Scenario, path: Path, keep: Callable[[Path], object] = lambda _path: None
) -> None:
    """Write a scenario file, whole or not at all, unless somebody has it open.

    `keep`: keeps what it holds now, before it is replaced. Raises FileRefused and leaves what was
    there.
    """
    holder = holder_of(path)
    if holder is not None:
        raise holder.refusal(path)
    keep(path)
    save(scenario, path)
