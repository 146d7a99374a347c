"""What one difference between two scenarios is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as having
from typing import Any, Literal

from scenario_desk.model.patches import Path
from scenario_desk.model.scenario import RECORD
from scenario_desk.presentation.words.language import mark
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS

What = Literal["added", "removed", "changed", "moved"]

SECTIONS: Mapping[str, str] = {
    "tree": mark("Tree"),
    "endpoints": mark("Endpoints"),
    "scores": mark("Scores"),
    "weights": mark("Weights"),
    "actors": mark("Actors and profiles"),
    "linkages": mark("Linkages and packages"),
    "room": mark("The room"),
    "scenario": mark("The scenario as a whole"),
}
"""The headings differences stand under, in a reader's order; `_` says them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that was added, removed, changed or moved, and what goes with it.

    `id` is that of the thing ("endpoint/interest" of a score, "" of the scenario), `field` the
    changed field of it, "" where it is the thing itself. `old` and `new` are the model's values,
    None where there was or is none, as `what` tells. Where many alike are one difference, `id` is
    "" and the values are None. `paths` are those of the patch that are said here; those of
    `parts` stand there.
    """

    what: What
    kind: str
    id: str
    field: str
    old: Any
    new: Any
    paths: tuple[Path, ...]
    section: str
    """A key of `SECTIONS`."""
    say: Callable[[Difference], str] = having(repr=False, compare=False)
    parts: tuple[Difference, ...] = ()

    @property
    def sentence(self) -> str:
        """It in words, without a full stop; made when it is asked for."""
        return self.say(self)

    @property
    def number(self) -> int:
        """How many differences it tells of: more than one where many alike are one."""
        return 1 if self.paths else len(self.parts)

    def all_paths(self) -> list[Path]:
        """The paths said here and in all parts."""
        found = list(self.paths)
        for part in self.parts:
            found += part.all_paths()
        return found


def kind_of(path: Path) -> str:
    """What a path is of: "node", "score", "endpoint", …, or "scenario"."""
    return _KINDS.get(path[0], "scenario")


def id_of(path: Path) -> str:
    """The id of that; "" where it has none."""
    if path[0] == "scores":
        return "/".join(path[1:])
    return path[1] if path[0] in _KINDS and path[0] != "assumptions" else ""


def field_of(path: Path) -> str:
    """The field of that; "" where it is the whole of it."""
    if path[0] == "scores":
        return ""
    if path[0] not in _KINDS:
        return path[0]
    return "".join(path[1:2] if path[0] == "assumptions" else path[2:3])


def section_of(path: Path) -> str:
    """The heading that a path belongs under."""
    if path[0] == "profiles" and len(path) > 3 and path[2] in ("scores", "weights"):
        return path[2]
    return _SECTION.get(path[0], "scenario")


_KINDS = {name: words.kind for name, words in ROSTER_WORDS.items() if words.kind} | {
    "nodes": "node",
    "scores": "score",
    "relations": "relation",
    "groups": "group",
    "glossary": "term",
    "assumptions": "assumptions",
    "rounds": "round",
    "assessments": "assessment",
    "log": "entry",
}
_SECTION = {
    "root": "tree",
    "nodes": "tree",
    "moves": "tree",
    "endpoints": "endpoints",
    "scores": "scores",
    "actors": "actors",
    "interests": "actors",
    "relations": "actors",
    "profiles": "actors",
    "shifts": "actors",
    "linkages": "linkages",
    "groups": "linkages",
    "packages": "linkages",
    **dict.fromkeys(("released", "seeds", "injects"), "room"),
    **{name: "room" for name in RECORD if name != "snapshots"},
}
