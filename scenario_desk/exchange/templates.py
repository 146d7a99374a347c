"""The scenarios that ship, to start from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scanning import Scanner
from scenario_desk.exchange.shape import ENDING, HEADER
from scenario_desk.locate import locate

_FIRST, _LAST = "syria-2017", "blank"


@dataclass(frozen=True, slots=True)
class Template:
    """A scenario to start from: its name on the command line, and what a person chooses it by."""

    name: str
    title: str
    description: str
    path: Path


def templates() -> list[Template]:
    """The templates: the flagship first, the blank one last; reads no more than their heads."""
    found = [_template(path) for path in locate("scenarios").glob(f"*{ENDING}")]
    return sorted(found, key=lambda each: (each.name == _LAST, each.name != _FIRST, each.name))


def template(name: str) -> Template:
    """The template of this name; raises FileRefused, which names those there are."""
    found = templates()
    for each in found:
        if each.name == name:
            return each
    raise FileRefused("template_unknown", name=name, names=[each.name for each in found])


def _template(path: Path) -> Template:
    with path.open("rb") as stream:
        head = _head(Scanner(stream))
    description = head.get("question") or head.get("notes") or ""
    return Template(path.stem, head.get("title", path.stem), description, path)


def _head(scanner: Scanner) -> dict[str, Any]:
    """The fields of the scenario itself, which come before anything that is long."""
    head: dict[str, Any] = {}
    for key, content, is_element in scanner:
        if key not in ("format", "version", *HEADER):
            break
        if not is_element:
            head[key] = content
    return head
