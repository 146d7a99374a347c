"""The scenarios that ship, to start from.

The welcome page lists them before anything else is loaded, so this reads their first lines as
`writing` lays them out, and imports neither the model nor the reader of files.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenario_desk.locate import locate
from scenario_desk.presentation.words.language import _

_FIRST, BLANK = "syria-2017", "blank"
_ENDING = ".scenario"


@dataclass(frozen=True, slots=True)
class Template:
    """A scenario to start from: its name on the command line, and what a person chooses it by."""

    name: str
    title: str
    description: str
    path: Path


def templates() -> list[Template]:
    """The templates: the flagship first, the blank one last; reads no more than their heads."""
    found = [_template(path) for path in locate("scenarios").glob(f"*{_ENDING}")]
    return sorted(found, key=lambda each: (each.name == BLANK, each.name != _FIRST, each.name))


def template(name: str) -> Template:
    """The template of this name; raises FileRefused, which names those there are."""
    from scenario_desk.exchange.refusal import FileRefused

    found = templates()
    for each in found:
        if each.name == name:
            return each
    raise FileRefused("template_unknown", name=name, names=[each.name for each in found])


def _template(path: Path) -> Template:
    head = _head(path)
    title = head.get("title") or _("Blank scenario")
    description = head.get("question") or _(
        "Two principals and the root of a tree. Everything else is yours to judge."
    )
    return Template(path.stem, title, description, path)


def _head(path: Path) -> dict[str, Any]:
    """The fields of the scenario itself, a line each, up to the first section."""
    head: dict[str, Any] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            entry = line.strip().removesuffix(",")
            if entry.endswith("["):
                break
            if entry.startswith('"'):
                head |= json.loads(f"{{{entry}}}")
    return head
