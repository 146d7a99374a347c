"""A scenario as plain text, one fact a line: two such texts compare by their lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scenario_desk.exchange.fragments.as_text import outline
from scenario_desk.exchange.plain import fields_said
from scenario_desk.model.edits.walking import below
from scenario_desk.model.entities import Assumptions, Move, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message
from scenario_desk.model.naming import called, name_of, spot
from scenario_desk.model.patches import Path
from scenario_desk.model.rosters import ROSTERS, SCORED
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.words.changes import SECTIONS
from scenario_desk.presentation.words.changes.difference import section_of
from scenario_desk.presentation.words.changes.values import LONGEST, confidence, in_words
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words


def scenario_text(scenario: Scenario) -> str:
    """What `describe` prints: the same for equal scenarios, under the headings of `diff`."""
    telling = _Telling(scenario)
    head = [line for path, value in _head(scenario) for line in telling.fact(path, value)]
    blocks = {name: [_(heading)] for name, heading in SECTIONS.items()}
    root = words(called(scenario, scenario.root))
    blocks["tree"] += [root, *outline(scenario).splitlines()]
    for path, value in telling.held():
        blocks[section_of(path)] += telling.fact(path, value)
    for move in scenario.moves:
        blocks["tree"] += telling.move(move)
    told = [head, *(lines for lines in blocks.values() if len(lines) > 1)]
    text = "\n\n".join("\n".join(map(_harmless, block)) for block in told)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _head(scenario: Scenario) -> Iterator[tuple[Path, Any]]:
    for name, value in fields_said(scenario):
        if name != "root":
            yield (name,), value


def _harmless(line: str) -> str:
    """A line that nothing obeys, its indent kept."""
    text = line.lstrip("\t")
    return "  " * (len(line) - len(text)) + harmless(text)


class _Telling:
    """Tells what a scenario holds, path by path as a patch would name it."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._ranks: dict[str, dict[str, int]] = {}

    def held(self) -> Iterator[tuple[Path, Any]]:
        """Every value but those of the head and of the outline, each with its path."""
        scenario = self._scenario
        for key in below(scenario, scenario.root):
            for field, value in fields_said(scenario.nodes[key]):
                if field not in _IN_OUTLINE:
                    yield ("nodes", key, field), value
        for name, row in ROSTERS.items():
            for key, entity in getattr(scenario, name).items():
                yield (name, key), entity
                for field, value in fields_said(entity):
                    if field not in ("id", row.named_by):
                        yield from self._inside((name, key, field), value, row.names.get(field, ""))
                if name == "profiles":
                    yield from self._inside((name, key, "scores"), entity.scores, SCORED)
        yield from self._inside(("scores",), scenario.scores, SCORED)

    def _inside(self, path: Path, value: Any, names: str) -> Iterator[tuple[Path, Any]]:
        """A value, or what a table holds at each key, in the order of what the keys name."""
        if not isinstance(value, Table):
            yield path, value
            return
        keys = [(key, (key,) if isinstance(key, str) else key) for key in value]
        collections = names.split("/")
        keys.sort(key=lambda each: [*map(self._rank, collections, each[1]), each[1]])
        for key, parts in keys:
            rest = "/".join(collections[len(parts) :])
            yield from self._inside((*path, *parts), value[key], rest)

    def _rank(self, collection: str, key: str) -> int:
        if collection not in self._ranks:
            listed = getattr(self._scenario, collection)
            if collection == "nodes":
                listed = below(self._scenario, self._scenario.root)
            self._ranks[collection] = {each: rank for rank, each in enumerate(listed)}
        return self._ranks[collection].get(key, len(self._ranks[collection]))

    def fact(self, path: Path, value: Any) -> Iterator[str]:
        """What is said of a value, on a line; on more where there is more to it."""
        if len(path) == 2 and path[0] in ROSTERS:
            name = Message("thing_called", {"name": name_of(self._scenario, *path)})
            yield f"{words(name)} ({path[1]})"
        elif isinstance(value, Assumptions) and len(path) == 1:
            for field, held in fields_said(value):
                for inner, each in self._inside((*path, field), held, "actors"):
                    yield from self.fact(inner, each)
        else:
            what = spot(self._scenario, path)
            yield from _said(what, self._value(path, value))
            yield from self._details(what, value)

    def _value(self, path: Path, value: Any) -> str:
        is_text = isinstance(value, str) and len(value) > LONGEST
        return value if is_text else in_words(self._scenario, path, value)

    def _details(self, what: Message, value: Any) -> Iterator[str]:
        """What somebody said of a number."""
        if isinstance(value, Estimate):
            details: tuple[tuple[str, Any], ...] = (
                ("reason_of_estimate", value.rationale),
                ("confidence_of_estimate", confidence(value) if value.confidence else ""),
                (
                    "sources_of_estimate",
                    self._value(_CITED, value.sources) if value.sources else "",
                ),
            )
        elif isinstance(value, RedLine):
            details = (("text_of_red_line", value.text),)
        else:
            return
        for code, told in details:
            if told:
                detail = Message("detail_of", {"what": what, "detail": Message(code)})
                yield from _said(detail, told)

    def move(self, move: Move) -> Iterator[str]:
        """A branch that happened."""
        what = Message("moves_declared", {"nodes": [called(self._scenario, move.branch)]})
        yield words(what)
        for told in (move.time, move.note):
            if told:
                yield from _said(what, told)


def _said(what: Message, value: str) -> Iterator[str]:
    """What a value is of and the value; a text of several lines below one another."""
    first, *more = value.splitlines() or [""]
    yield words(Message("value_said", {"what": what, "value": first}))
    yield from (f"\t{line}" for line in more if line.strip())


_IN_OUTLINE = ("id", "label", "probability", "children", "endpoint")
_CITED = ("endpoints", "", "sources")
