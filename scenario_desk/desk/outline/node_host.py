"""The outline as a host of nodes: what commands and the editor ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyle, QWidget

from scenario_desk.desk.nodes.host import Part, Way
from scenario_desk.desk.outline.outline_delegate import MARK_PX
from scenario_desk.desk.outline.unfolding import TREE
from scenario_desk.presentation.words.language import ngettext

if TYPE_CHECKING:
    from scenario_desk.desk.outline.outline_list import OutlineList

_MOST_ROWS = 2_000
"""So many are unfolded at once: each edit lists all rows anew."""
_VALUE_PX = 70
"""The end of a row where its probability stands."""
_MARGIN_PX = 5
"""What the editor needs left of the words, so that it leaves the mark in sight."""


class OutlineHost:
    """Answers for the list of the outline; see `NodeHost`."""

    def __init__(self, rows: OutlineList) -> None:
        self._rows = rows
        self._bench = rows.workbench

    @property
    def widget(self) -> QWidget:
        return self._rows

    @property
    def takes_text(self) -> bool:
        return self._rows.on_node

    def box_of(self, node: str, part: Part) -> QRectF | None:
        index = self._rows.outline.index_of("node", node)
        if not index.isValid() or not self._rows.unfolding.reaches(index):
            return None
        row = self._rows.visualRect(index).translated(self._rows.viewport().pos())
        left = row.right() - _VALUE_PX if part == "probability" else row.left() + MARK_PX
        box = QRect(QPoint(left + _MARGIN_PX, row.top()), row.bottomRight())
        return QRectF(QStyle.visualRect(self._rows.layoutDirection(), row, box))

    def font_of(self, part: Part) -> QFont:
        return self._rows.font()

    def show_node(self, node: str) -> None:
        index = self._rows.outline.index_of("node", node)
        if index.isValid():
            self._rows.unfolding.reveal(index)
            self._rows.scrollTo(index)

    def shown_nodes(self) -> Sequence[str]:
        scenario, opened = self._bench.scenario, self._rows.unfolding.open
        if TREE not in opened:
            return []
        shown, waiting = [], [scenario.root]
        while waiting:
            node = waiting.pop()
            shown.append(node)
            if ("node", node) in opened:
                waiting.extend(reversed(scenario.nodes[node].children))
        return shown

    def select(self, nodes: Sequence[str]) -> None:
        self._bench.select("node" if nodes else "", *nodes)

    def is_folded(self, node: str) -> bool:
        branches = self._bench.scenario.nodes[node].children
        return bool(branches) and not self._rows.unfolding.is_open("node", node)

    def fold(self, nodes: Sequence[str]) -> None:
        self._rows.unfolding.set_open("node", nodes, False)

    def unfold(self, nodes: Sequence[str]) -> None:
        self._rows.unfolding.set_open("node", nodes, True)

    def fold_to_depth(self, depth: int | None) -> None:
        frame = self._bench.frame
        deepest = len(frame.level_start) - 2
        wanted = deepest if depth is None else min(depth, deepest)
        levels = wanted
        while levels and frame.level_start[levels + 1] > _MOST_ROWS:
            levels -= 1
        opening = np.flatnonzero(frame.child_count[: frame.level_start[levels]])
        self._rows.show_open([TREE, *(("node", frame.node_ids[int(row)]) for row in opening)])
        if levels < wanted:
            said = ngettext(
                "The outline unfolds {n} level at once; unfold further where you need it.",
                "The outline unfolds {n} levels at once; unfold further where you need it.",
                levels,
            )
            self._bench.refused.emit(said.format(n=levels))

    def step(self, way: Way, extend: bool) -> None:
        chosen = self._bench.selection
        if chosen.kind != "node" or not self._rows.currentIndex().isValid():
            self._go_to(self._bench.scenario.root)
        elif way in ("home", "end"):
            self._leap(way, extend)
        else:
            self._rows.walk(way, extend)

    def _leap(self, way: Way, extend: bool) -> None:
        """To the root or the last row; with `extend` all rows on the way, too."""
        shown, here = self.shown_nodes(), self._bench.selection.primary
        if not shown:
            return
        if extend and here in shown:
            place = shown.index(here)
            passed = shown[place::-1] if way == "home" else shown[place:]
            among = set(passed)
            others = [node for node in self._bench.selection.ids if node not in among]
            self.select([*others, *passed])
        self._go_to(shown[0] if way == "home" else shown[-1], extend)

    def _go_to(self, node: str, extend: bool = False) -> None:
        self.show_node(node)
        if not extend:
            self._bench.select("node", node)
