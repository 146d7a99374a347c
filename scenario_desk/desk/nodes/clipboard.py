"""Parts of the tree on the clipboard: whole within the program, an indented outline elsewhere."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from scenario_desk.model.edits import Fragment
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.ids import new_id
from scenario_desk.presentation.numbers import NumberRefused, parse_estimate

MIME = "application/x-scenario-desk-branches"
_LONGEST_LABEL = 1_000
_BULLET = re.compile(r"^(?:[-*•–]\s+|\d+[.)]\s+)")
_SHARE = re.compile(r"^(?P<label>.*\S)\s*\((?P<share>[^()]*\d\s*%)\)$")

_held: dict[bytes, Fragment] = {}
"""The fragment last copied, by the token that is on the clipboard."""


def put(fragment: Fragment) -> None:
    """Put a fragment on the clipboard."""
    token = new_id().encode()
    _held.clear()
    _held[token] = fragment
    data = QMimeData()
    data.setData(MIME, token)
    data.setText(outline(fragment))
    QApplication.clipboard().setMimeData(data)


def taken() -> Fragment | None:
    """The fragment on the clipboard: our own as it was copied, else read from an outline."""
    data = QApplication.clipboard().mimeData()
    if data is None:
        return None
    if data.hasFormat(MIME):
        fragment = _held.get(bytes(data.data(MIME).data()))
        if fragment is not None:
            return fragment
    return from_outline(data.text()) if data.hasText() else None


def outline(fragment: Fragment) -> str:
    """The fragment as text: one branch a line, a tab for each level, the probability behind."""
    nodes = {node.id: node for node in fragment.nodes}
    lines = []
    waiting = [(root, 0) for root in reversed(fragment.roots)]
    while waiting:
        key, level = waiting.pop()
        node = nodes[key]
        share = f" ({_percentages(node.probability)})" if node.probability else ""
        lines.append("\t" * level + " ".join((node.label or node.question).split()) + share)
        waiting.extend((child, level + 1) for child in reversed(node.children))
    return "\n".join(lines) + "\n"


def _percentages(estimate: Estimate) -> str:
    """Low, best and high, or the best alone, to six digits: what arithmetic adds is no judgement."""
    numbers = [estimate.best]
    if estimate.low is not None and estimate.high is not None:
        numbers = [estimate.low, estimate.best, estimate.high]
    return " ".join(f"{100 * number:.6g}" for number in numbers) + " %"


def from_outline(text: str) -> Fragment | None:
    """Branches read from indented lines, with bullets and percentages understood; None for none."""
    entries = [
        (len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip()), line.strip())
        for line in text.splitlines()
        if line.strip()
    ]
    children: dict[str, list[str]] = {}
    lines: dict[str, str] = {}
    roots: list[str] = []
    above: list[tuple[int, str]] = []
    for indent, line in entries:
        key = new_id()
        lines[key] = line
        children[key] = []
        while above and above[-1][0] >= indent:
            above.pop()
        if above:
            children[above[-1][1]].append(key)
        else:
            roots.append(key)
        above.append((indent, key))
    if not roots:
        return None
    nodes = tuple(_node(key, lines[key], tuple(children[key])) for key in lines)
    return Fragment(tuple(roots), nodes, ())


def _node(key: str, line: str, children: tuple[str, ...]) -> Node:
    label, probability = _BULLET.sub("", line), None
    shared = _SHARE.match(label)
    if shared is not None:
        try:
            probability = parse_estimate(shared["share"], 0, 1)
        except NumberRefused:
            probability = None
        else:
            label = shared["label"]
    return Node(
        id=key,
        kind="chance" if children else "leaf",
        label=label[:_LONGEST_LABEL],
        probability=probability,
        children=children,
    )
