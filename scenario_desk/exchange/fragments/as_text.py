"""Branches as an indented outline, for any editor, mail or spreadsheet, and read back from one.

A branch a line, a tab for each level, the probability behind the label, and after an arrow where
a leaf ends: "Talks hold (30 %) → A deal".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from scenario_desk.exchange.fragments.refusal import PasteRefused
from scenario_desk.exchange.table_text import without_quotes
from scenario_desk.model.entities import Endpoint, Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.ids import new_id
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.spelling import Names
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import looks_rounded, parse_probabilities, percentages
from scenario_desk.presentation.words.typed_numbers import narrow

MOST_CHARACTERS, MOST_LINES = 5_000_000, 50_000
_LONGEST_LABEL, _LONGEST_NOTE = 1_000, 100_000
_TAB = 4
_NOISE, _ROUNDING = 1e-9, 1e-5
"""Shares that miss 1 by less add up; by less than the other, but for having been rounded."""
_ARROW = " → "
_BULLET = re.compile(
    r"(?:[-*+•◦▪‣·–—\uf0a7\uf0b7]\s+|(?:\d{1,3}[.)])+\s+"
    # What word processors set apart by a tab may also begin a text.
    r"|(?:[o§]|\(?(?:[a-zA-Z]|[ivxlIVXL]{2,6}|\d{1,3})[.)])\t\s*)"
)
_QUOTE = re.compile(r"\s*> ?")
_ARROWS = re.compile(r"\s*(?:→|->|=>)\s*")
_MOST_ARROWS = 4
"""So many arrows from the end an endpoint is looked for: its own name may have some."""
_DEEPEST_QUOTE = 20
"""So often may a mail have been answered."""
_LONGEST_SHARE = 200


def outline(carried: Scenario) -> str:
    """The branches of a carrier as text."""
    lines = []
    waiting = [(key, 0) for key in reversed(carried.nodes[carried.root].children)]
    while waiting:
        key, level = waiting.pop()
        lines.append((level, _line(carried, carried.nodes[key])))
        waiting.extend((child, level + 1) for child in reversed(carried.nodes[key].children))
    texts = [text for _level, text in lines]
    # What every label begins with would be taken for a bullet: give it one to be taken instead.
    # So with what the quotes of a spreadsheet's cell would be seen in.
    quoted = without_quotes("\n".join(texts)) != "\n".join(texts)
    bullet = "- " if quoted or _all_begin(texts, _BULLET) or _all_begin(texts, _QUOTE) else ""
    return "".join("\t" * level + bullet + text + "\n" for level, text in lines)


def read_outline(text: str, scenario: Scenario) -> Scenario | None:
    """The carrier of the branches that a text lists; None where it lists none or is no text.

    Levels are tabs, spaces or the empty first cells of a spreadsheet's rows; a cell in quotes is
    one line, whatever breaks are in it. Bullets, numbers and the marks of a quoted mail are taken
    off. A leaf ends in the endpoint of `scenario` that its line names. Raises PasteRefused where there is too much of it.
    """
    if "\0" in text:
        # No text has it: this is a picture or a program, offered as if it were text.
        return None
    if len(text) > MOST_CHARACTERS:
        raise PasteRefused("paste_too_long", limit=MOST_LINES)
    # Lines end in more ways than one, so they are counted when they are apart.
    if len(listed := without_quotes(text).splitlines()) > MOST_LINES:
        raise PasteRefused("paste_too_long", limit=MOST_LINES)
    lines = [line.rstrip() for line in listed if line.strip()]
    for _answer in range(_DEEPEST_QUOTE):
        if not _all_begin(lines, _QUOTE):
            break
        lines = [_QUOTE.sub("", line, count=1) for line in lines]
        lines = [line.rstrip() for line in lines if line.strip()]
    entries = _nested(lines)
    if not entries:
        return None
    return _carrier(entries, scenario)


@dataclass(slots=True)
class _Entry:
    """A line of an outline, and the lines below it."""

    key: str
    text: str
    level: int
    below: list[str] = field(default_factory=list)


def _line(carried: Scenario, node: Node) -> str:
    own = " ".join((node.label or node.question).split())
    label = own or _("(no label)")
    endpoint = carried.endpoints.get(node.endpoint) if node.endpoint else None
    end = " ".join(endpoint.name.split()) if endpoint is not None else ""
    if own == _("(no label)") or own.casefold().endswith(_rest()):
        # Somebody's own words, which must not be taken for ours.
        label = f"{label} ({_('rest')})"
    if node.probability is not None:
        label = f"{label} ({percentages(node.probability)})"
    elif _share_of(label)[1] or (not end and _ARROWS.search(label)):
        label = f"{label} ({_('rest')})"
    return f"{label}{_ARROW}{end}" if end else label


def _nested(lines: list[str]) -> list[_Entry]:
    """The lines with their levels: one below the nearest line before it that is indented less."""
    texts = [line.lstrip() for line in lines]
    bulleted = _all_begin(texts, _BULLET)
    entries: list[_Entry] = []
    above: list[tuple[int, _Entry]] = []
    for line, text in zip(lines, texts, strict=True):
        indent = len(line[: len(line) - len(text)].expandtabs(_TAB))
        while above and above[-1][0] >= indent:
            above.pop()
        said = _BULLET.sub("", text, count=1) if bulleted else text
        entry = _Entry(new_id(), said, len(above))
        if above:
            above[-1][1].below.append(entry.key)
        above.append((indent, entry))
        entries.append(entry)
    return entries


def _carrier(entries: list[_Entry], scenario: Scenario) -> Scenario:
    endpoints = scenario.endpoints.values()
    names = Names((each, (each.name, each.title)) for each in endpoints)
    read = {entry.key: _read_line(entry, names) for entry in entries}
    tops = [entry.key for entry in entries if not entry.level]
    root = Node(id=new_id(), kind="chance", children=tuple(tops))
    nodes = {root.id: root}
    for family in (tops, *(entry.below for entry in entries)):
        _judge([read[key] for key in family])
    nodes |= {entry.key: _node(entry, read[entry.key]) for entry in entries}
    ends = {line.endpoint.id: line.endpoint for line in read.values() if line.endpoint is not None}
    unknown = dict.fromkeys(line.unknown[:_LONGEST_LABEL] for line in read.values() if line.unknown)
    return Scenario(
        title=scenario.title,
        root=root.id,
        nodes=Table(nodes),
        # What is not there is named as well, so that it can be said.
        endpoints=Roster([*ends.values(), *(Endpoint(new_id(), name) for name in unknown)]),
    )


def _node(entry: _Entry, line: _Line) -> Node:
    label = line.label
    if label == _("(no label)"):
        label = ""
    elif label.casefold().endswith(_rest()):
        label = label[: -len(_rest())].rstrip()
    return Node(
        id=entry.key,
        kind="chance" if entry.below else "leaf",
        label=label[:_LONGEST_LABEL],
        notes=label[:_LONGEST_NOTE] if len(label) > _LONGEST_LABEL else "",
        probability=line.probability,
        children=tuple(entry.below),
        endpoint=line.endpoint.id if line.endpoint is not None else None,
    )


@dataclass(slots=True)
class _Line:
    """What a line says."""

    label: str
    share: str = ""
    """How likely, as it is written; "" where nothing says so. It is read with those beside it."""
    endpoint: Endpoint | None = None
    unknown: str = ""
    """Where a leaf ends that ends in no endpoint that is there."""
    probability: Estimate | None = None


def _read_line(entry: _Entry, names: Names[Endpoint]) -> _Line:
    cells = [" ".join(cell.split()) for cell in entry.text.split("\t")]
    line = _read_cells([cell for cell in cells if cell], names, is_leaf=not entry.below)
    if not entry.below and line.endpoint is None and not line.unknown:
        _find_end(line, names)
    if not line.share:
        line.label, line.share = _share_of(line.label)
    return line


def _find_end(line: _Line, names: Names[Endpoint]) -> None:
    """Where a leaf ends, behind an arrow."""
    label = line.label
    arrows = list(_ARROWS.finditer(label))
    for arrow in arrows[-_MOST_ARROWS:]:
        line.endpoint = names.get(label[arrow.end() :])
        if line.endpoint is not None:
            line.label = label[: arrow.start()]
            return
    if not arrows or label.casefold().endswith(_rest()) or (_share_of(label)[1] and not line.share):
        return  # What stands behind the arrow is not the last that is said: the label goes on.
    # Nobody knows that endpoint here: what was written stays where it can be read.
    line.unknown = label[arrows[-1].end() :]
    if not line.share:
        before = label[: arrows[-1].start()]
        inner, line.share = _share_of(before)
        line.label = inner + label[len(before) :]


def _read_cells(cells: list[str], names: Names[Endpoint], is_leaf: bool) -> _Line:
    """What a spreadsheet's row says: behind the label may stand a number and an endpoint.

    A number that is an endpoint's name to the letter is that endpoint.
    """
    line = _Line("")
    apart = len(cells) > 2 and _is_share(cells[-2]) and not _is_share(cells[-1])
    if apart and not (is_leaf and names.get(cells[-1])):
        # Something else stands behind the number.
        line.share = cells.pop(-2)
        line.unknown = cells[-1] if is_leaf else ""
    while len(cells) > 1 and not line.unknown:
        is_share = _is_share(cells[-1])
        endpoint = names.get(cells[-1], exactly=is_share) if is_leaf else None
        if endpoint is not None and line.endpoint is None:
            line.endpoint = endpoint
        elif is_share and not line.share:
            line.share = cells[-1]
        else:
            break
        cells.pop()
    line.label = " ".join(cells)
    return line


def _judge(branches: list[_Line]) -> None:
    """Read how likely the branches of a node are, all together.

    Where they miss 1 because somebody rounded them, they are made to add up.
    """
    said = [line for line in branches if line.share]
    numbers = parse_probabilities([line.share for line in said])
    total = sum(number.best for number in numbers if number is not None)
    misses = len(said) == len(branches) and _NOISE < abs(total - 1) <= _ROUNDING
    misses = misses and looks_rounded(" ".join(line.share for line in said))
    for line, number in zip(said, numbers, strict=True):
        line.probability = _scaled(number, 1 / total) if number and misses else number


def _scaled(share: Estimate, by: float) -> Estimate:
    if share.low is None or share.high is None:
        return Estimate(min(share.best * by, 1))
    low, best, high = (min(each * by, 1) for each in (share.low, share.best, share.high))
    return Estimate(best, low, high)


def _share_of(label: str) -> tuple[str, str]:
    """A label without the probability in brackets at its end, and that; "" where there is none."""
    seen = narrow(label)
    start = seen.rfind("(")
    inside = seen[start + 1 : -1]
    written = seen.endswith(")") and start >= 0 and len(inside) <= _LONGEST_SHARE
    if not written or not any(sign in inside for sign in "%٪.,٫") or not _is_share(inside):
        return label, ""
    return label[:start].rstrip(), inside


def _is_share(text: str) -> bool:
    return parse_probabilities([text])[0] is not None


def _rest() -> str:
    return f"({_('rest')})".casefold()


def _all_begin(lines: Iterable[str], pattern: re.Pattern[str]) -> bool:
    begins = [pattern.match(line) is not None for line in lines]
    return bool(begins) and all(begins)
