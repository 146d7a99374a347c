"""Branches as an indented outline, for any editor, mail or spreadsheet, and read back from one.

A branch a line, a tab for each level, the probability behind the label, and after an arrow where
a leaf ends: "Talks hold (30 %) → A deal".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from scenario_desk.exchange.fragments.fitting import folded
from scenario_desk.exchange.fragments.refusal import PasteRefused
from scenario_desk.exchange.table_text import without_quotes
from scenario_desk.model.entities import Endpoint, Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.ids import new_id
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import (
    NumberRefused,
    parse_estimate,
    parse_probability,
)

MOST_CHARACTERS, MOST_LINES = 5_000_000, 50_000
_LONGEST_LABEL, _LONGEST_NOTE = 1_000, 100_000
_TAB = 4
_ROUNDING = 1e-5
"""So far from 1 may shares be that add up but for being written as percentages."""
_ARROW = " → "
_BULLET = re.compile(r"(?:[-*+•◦▪‣·–—\uf0a7\uf0b7]\s+|[o§]\t\s*|\d{1,3}[.)]\s+)")
_QUOTE = re.compile(r"\s*> ?")
_ARROWS = re.compile(r"\s*(?:→|->|=>)\s*")
_MOST_ARROWS = 4
"""So many arrows from the end an endpoint is looked for: its own name may have some."""
_DEEPEST_QUOTE = 20
"""So often may a mail have been answered."""
_LONGEST_SHARE = 60


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
    if own == _("(no label)") or own.casefold().endswith(_rest()):
        # Somebody's own words, which must not be taken for ours.
        label = f"{label} ({_('rest')})"
    if node.probability is not None:
        label = f"{label} ({_percentages(node.probability)})"
    elif _share_of(label)[1] is not None:
        label = f"{label} ({_('rest')})"
    return f"{label}{_ARROW}{' '.join(endpoint.name.split())}" if endpoint is not None else label


def _percentages(estimate: Estimate) -> str:
    """Low, best and high, or the best alone, to six digits: what arithmetic adds is no judgement."""
    numbers = [estimate.best]
    if estimate.low is not None and estimate.high is not None:
        numbers = [estimate.low, estimate.best, estimate.high]
    return " ".join(f"{100 * number:.6g}" for number in numbers) + " %"


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
    named: dict[str, Endpoint] = {}
    for endpoint in reversed(list(scenario.endpoints.values())):
        named[folded(endpoint.title)] = named[folded(endpoint.name)] = endpoint
    named.pop("", None)
    tops = tuple(entry.key for entry in entries if not entry.level)
    root = Node(id=new_id(), kind="chance", children=tops)
    nodes = {root.id: root} | {entry.key: _node(entry, named) for entry in entries}
    for node in list(nodes.values()):
        nodes |= _evened([nodes[child] for child in node.children])
    ends = dict.fromkeys(node.endpoint for node in nodes.values() if node.endpoint)
    return Scenario(
        title=scenario.title,
        root=root.id,
        nodes=Table(nodes),
        endpoints=Roster([scenario.endpoints[key] for key in ends]),
    )


def _node(entry: _Entry, named: dict[str, Endpoint]) -> Node:
    label, probability, endpoint = _read_line(entry, named)
    if label == _("(no label)"):
        label = ""
    elif label.casefold().endswith(_rest()):
        label = label[: -len(_rest())].rstrip()
    return Node(
        id=entry.key,
        kind="chance" if entry.below else "leaf",
        label=label[:_LONGEST_LABEL],
        notes=label[:_LONGEST_NOTE] if len(label) > _LONGEST_LABEL else "",
        probability=probability,
        children=tuple(entry.below),
        endpoint=endpoint.id if endpoint is not None else None,
    )


def _read_line(
    entry: _Entry, named: dict[str, Endpoint]
) -> tuple[str, Estimate | None, Endpoint | None]:
    """What a line says: the label, the probability and where a leaf ends."""
    cells = [" ".join(cell.split()) for cell in entry.text.split("\t")]
    label, probability, endpoint = _read_cells([cell for cell in cells if cell], entry, named)
    arrows = list(_ARROWS.finditer(label)) if endpoint is None and not entry.below else []
    for arrow in arrows[-_MOST_ARROWS:]:
        endpoint = named.get(folded(label[arrow.end() :]))
        if endpoint is not None:
            label = label[: arrow.start()]
            break
    if arrows and endpoint is None and probability is None:
        # Nobody knows that endpoint here: what was written stays where it can be read.
        before = label[: arrows[-1].start()]
        inner, probability = _share_of(before)
        label = inner + label[len(before) :]
    if probability is None:
        label, probability = _share_of(label)
    return label, probability, endpoint


def _read_cells(
    cells: list[str], entry: _Entry, named: dict[str, Endpoint]
) -> tuple[str, Estimate | None, Endpoint | None]:
    """The same of a spreadsheet's row: behind the label may stand a number and an endpoint."""
    probability: Estimate | None = None
    endpoint: Endpoint | None = None
    while len(cells) > 1:
        share, end = _share(cells[-1], parse_probability), named.get(folded(cells[-1]))
        if share is not None and probability is None:
            probability = share
        elif end is not None and endpoint is None and not entry.below:
            endpoint = end
        else:
            break
        cells.pop()
    return " ".join(cells), probability, endpoint


def _evened(branches: list[Node]) -> dict[str, Node]:
    """The branches of a node whose percentages miss 1 by their rounding alone, made to add up."""
    shares = [node.probability for node in branches]
    total = sum(share.best for share in shares if share is not None)
    if None in shares or not 0 < abs(total - 1) <= _ROUNDING:
        return {}
    return {
        node.id: replace(node, probability=_scaled(share, 1 / total))
        for node, share in zip(branches, shares, strict=True)
        if share is not None
    }


def _scaled(share: Estimate, by: float) -> Estimate:
    if share.low is None or share.high is None:
        return Estimate(min(share.best * by, 1))
    low, best, high = (min(each * by, 1) for each in (share.low, share.best, share.high))
    return Estimate(best, low, high)


def _share_of(label: str) -> tuple[str, Estimate | None]:
    """A label without the probability in brackets at its end, and that probability."""
    start = label.rfind("(")
    inside = label[start + 1 : -1]
    written = label.endswith(")") and start >= 0 and len(inside) <= _LONGEST_SHARE
    if not written or not any(sign in inside for sign in "%٪.,٫"):
        return label, None
    share = _share(inside, lambda text: parse_estimate(text, 0, 1))
    return (label[:start].rstrip(), share) if share is not None else (label, None)


def _share(text: str, parse: Callable[[str], Estimate]) -> Estimate | None:
    try:
        return parse(text)
    except NumberRefused:
        return None


def _rest() -> str:
    return f"({_('rest')})".casefold()


def _all_begin(lines: Iterable[str], pattern: re.Pattern[str]) -> bool:
    begins = [pattern.match(line) is not None for line in lines]
    return bool(begins) and all(begins)
