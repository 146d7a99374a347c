"""The two trees beside each other: looked at, folded and selected as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from scenario_desk.desk.bench.selection import Selection
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.compare.compared_tree import ComparedTree
from scenario_desk.desk.compare.comparison import Comparison
from scenario_desk.desk.compare.places import seen_in
from scenario_desk.desk.tree.fitting import SMALL
from scenario_desk.desk.tree.folding import above
from scenario_desk.desk.widgets.elided_label import ElidedLabel
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.presentation.tree.levelling import levelled
from scenario_desk.presentation.tree.scene import Ints, Scene
from scenario_desk.presentation.words.language import _


class TreePair(Pane):
    """The old tree and the new one; what both show stands at the same height."""

    chosen = Signal(str)
    """A node was pointed at or walked to, in either tree; "" for none."""

    def __init__(
        self,
        comparison: Comparison,
        benches: tuple[Workbench, Workbench],
        told: Callable[[str], str],
    ) -> None:
        """benches: those of the old side and of the new one. `told` says what became of a node."""
        super().__init__()
        self._comparison = comparison
        sides = (comparison.old, comparison.new)
        titles = (
            _("Before: {name}").format(name=comparison.old.name),
            _("Now: {name}").format(name=comparison.new.name),
        )
        self.old, self.new = (
            ComparedTree(bench, title, side.codes, told, self._fold_afresh)
            for bench, title, side in zip(benches, titles, sides, strict=True)
        )
        self.trees = (self.old, self.new)
        # Folded as one, by the ids of nodes, which both trees share, and level with each other.
        self.new.content.folding = self.old.content.folding
        self.old.content.level = lambda placed: self._levelled(placed, self.new.content.placed())[0]
        self.new.content.level = lambda placed: self._levelled(self.old.content.placed(), placed)[1]
        self._rows = {self.old: comparison.old.rows, self.new: comparison.new.rows}
        self.only_differing = bool(comparison.changed) and max(map(_size, self.trees)) > SMALL
        self._lead, self._arranging = self.new, False
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        for tree, title in zip(self.trees, titles, strict=True):
            self._split.addWidget(_titled(title, tree))
            tree.looked.connect(lambda tree=tree: self._looked(tree))
            tree.chosen.connect(lambda node, tree=tree: self._choose(tree, node))
            tree.fold_asked.connect(lambda node, tree=tree: self._turn(tree, node))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)
        self.entrances = (self.new,)

    def _levelled(self, old: Scene, new: Scene) -> tuple[Scene, Scene]:
        return levelled(old, new, self._comparison.old.rows)

    # what is selected

    def select(self, meant: Selection) -> bool:
        """Show where something is in both trees, or where it would be; False where it is nowhere."""
        here = meant.within(self._comparison.new.opened.scenario)
        self._lead = self.new if here.ids else self.old
        lead, moved = self._lead, self._moved()
        if self._select(meant) and not moved:
            # What filled the pane before may be many times as much now.
            lead.set_view(replace(lead.view, stretch=min(lead.view.stretch, _STRETCH)))
        if (view := lead.covering()) != lead.view:
            lead.set_view(view)
        lit = lead.content.lit
        places = np.flatnonzero(lit) if lit is not None else np.zeros(0, np.int64)
        if len(places):
            # Breadth first: the last one is what the ways lead to.
            at = lead.content.current if lead.content.current >= 0 else int(places[-1])
            lead.bring_into_sight(at)
            self._follow(lead)
        return bool(len(places))

    def _choose(self, tree: ComparedTree, node: str) -> None:
        self._lead = tree
        self._select(Selection("node", (node,)) if node else Selection())
        if tree.content.current >= 0:
            tree.bring_into_sight(tree.content.current)
        self._follow(tree)
        self.chosen.emit(node)

    def _select(self, meant: Selection) -> bool:
        """Select what is meant in both trees; whether something had to be unfolded for that."""
        sides = (self._comparison.old.opened.scenario, self._comparison.new.opened.scenario)
        picks = (seen_in(meant, *sides), seen_in(meant, *sides[::-1]))
        pairs = tuple(zip(self.trees, picks, strict=True))
        with self._together():
            unfolded = [self._unfold_ways(tree, pick) for tree, pick in pairs]
            for tree, pick in pairs:
                tree.quiet = True
                tree.workbench.select(pick.kind, *pick.ids)
                tree.quiet = False
        return any(unfolded)

    def _unfold_ways(self, tree: ComparedTree, pick: Selection) -> bool:
        content = tree.content
        frame, ends = content.frame, pick.endpoints(content.scenario)
        if pick.kind == "node":
            rows = np.array([frame.node_index[node] for node in pick.ids], np.int64)
        else:
            wanted = [frame.endpoint_index[key] for key in ends if key in frame.endpoint_index]
            rows = np.flatnonzero(np.isin(frame.leaf_endpoint, wanted))[:_MOST_ENDS]
        hidden = bool(len(rows)) and bool((content.scene.place[rows] < 0).any())
        if hidden:
            content.folding.open_ways(frame, rows)
            self._relay()
        return hidden

    # how they are looked at

    def show_only_differing(self, only: bool) -> None:
        """Fold what holds no difference, or fold as a tree that is seen for the first time."""
        self.only_differing = only
        for tree in self.trees:
            tree.own_folds = False
        self._fit_again()

    def fit(self) -> None:
        """Show all that is unfolded, in the scale that the larger of them needs."""
        self._lead = self._larger()
        self._lead.fit()

    def _fit_again(self) -> None:
        """Show all of it, or as much as can be read."""
        self._lead = self._larger()
        self._lead.fit_again()

    def _larger(self) -> ComparedTree:
        return max(self.trees, key=lambda tree: tree.content.scene.count)

    def zoom(self, how: Callable[[ComparedTree], object]) -> None:
        """Zoom both, by a command of one."""
        how(self._lead)

    def _fold_afresh(self) -> None:
        old, new = self.trees
        folding = old.content.folding
        if self.only_differing:
            folding.only_ways(old.content.frame, _differing(old))
            folding.open_ways(new.content.frame, _differing(new))
        else:
            depths = [depth for tree in self.trees if (depth := tree.first_fold()) is not None]
            folding.to_depth(min(depths, default=None))
            for tree in self.trees:
                folding.open_ways(tree.content.frame, _differing(tree))
        self._relay()

    def _turn(self, tree: ComparedTree, node: str) -> None:
        """Fold a node in both trees, or unfold it."""
        content = tree.content
        folded = content.scene.hidden[content.position_of(node)] > 0
        self._lead = tree
        with self._together():
            (content.folding.unfold if folded else content.folding.fold)(node)
            tree.holding_still(node, tree.refold)
            self._other(tree).relay()
        self._follow(tree)

    def _relay(self) -> None:
        with self._together():
            for tree in self.trees:
                tree.relay()

    def _other(self, tree: ComparedTree) -> ComparedTree:
        return self.old if tree is self.new else self.new

    def _looked(self, tree: ComparedTree) -> None:
        if not self._arranging:
            self._lead = tree
            self._follow(tree)

    @contextmanager
    def _together(self) -> Iterator[None]:
        """Both are being arranged: neither follows the other meanwhile."""
        before, self._arranging = self._arranging, True
        try:
            yield
        finally:
            self._arranging = before

    def _follow(self, lead: ComparedTree) -> None:
        """Let the other tree be looked at as this one, with what both show at one height.

        What was moved stands elsewhere in the other; it is level only where it would be out of sight.
        """
        other = self._other(lead)
        self._hold(lead, other, *self._shared(lead, other))
        node = other.workbench.selection.primary
        here, there = (tree.content.position_of(node) for tree in (lead, other))
        if min(here, there) >= 0 and _in_sight(lead, here) and not _in_sight(other, there):
            self._hold(lead, other, here, there)

    def _hold(self, lead: ComparedTree, other: ComparedTree, here: int, there: int) -> None:
        """Look at the other tree so that a node of it is where one of the leading tree is."""
        scene = lead.content.scene
        x, y = lead.view.to_screen(float(scene.x[here]), float(scene.y[here]))
        other.follow(lead.view, there, x, y)

    def _shared(self, lead: ComparedTree, other: ComparedTree) -> tuple[int, int]:
        """The node nearest to the middle of a tree that is level in the other: its place in each.

        Where none is, the nearest that the other shows at all.
        """
        scene, beside = lead.content.scene, other.content.scene
        rows = self._rows[lead][scene.index]
        there = np.where(rows >= 0, beside.place[rows], -1)
        shown = there >= 0
        apart = np.abs(beside.y[there] - scene.y) + np.abs(beside.x[there] - scene.x)
        level = shown & (apart < _LEVEL)
        pane, view = lead.orientation, lead.view
        x, y = view.to_layout(pane.along / 2, pane.across / 2)
        far = ((scene.x - x) * view.scale_x) ** 2 + ((scene.y - y) * view.scale_y) ** 2
        here = int(np.argmin(np.where(level if level.any() else shown, far, np.inf)))
        return here, max(int(there[here]), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._split.setSizes([self.width() // 2] * 2)
        # When both have their new sizes.
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        if not any(tree.own_folds for tree in self.trees) and not self._moved():
            self._fit_again()
        else:
            self._follow(self._lead)

    def _moved(self) -> bool:
        """Whether somebody has chosen what of the trees is in sight."""
        return self._lead.look.settled and not any(tree.look.fitted for tree in self.trees)


_STRETCH = 1.3
"""How far rows stay apart when there are suddenly more of them."""
_LEVEL = 1e-6
"""Layout units that what stands at one place may be apart."""
_MOST_ENDS = 200
"""Leaves of endpoints: no more are unfolded to be shown."""


def _titled(title: str, tree: ComparedTree) -> QWidget:
    held = QWidget()
    label = ElidedLabel(title)
    label.setObjectName("cardTitle")
    label.setBuddy(tree)
    head = QHBoxLayout()
    head.setContentsMargins(14, 6, 14, 6)
    head.addWidget(label)
    head.addStretch(1)
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    column.addWidget(tree, 1)
    return held


def _size(tree: ComparedTree) -> int:
    return len(tree.content.frame.node_ids)


def _in_sight(tree: ComparedTree, position: int) -> bool:
    scene, pane = tree.content.scene, tree.orientation
    x, y = tree.view.to_screen(float(scene.x[position]), float(scene.y[position]))
    return 0 <= x <= pane.along and 0 <= y <= pane.across


def _differing(tree: ComparedTree) -> Ints:
    """The rows that differ; of many, those above them that can be read at once."""
    rows, frame = tree.differing(), tree.content.frame
    depth = tree.first_fold()
    if len(rows) <= SMALL or depth is None:
        return rows
    ways = above(frame, rows)
    ways[rows] = True
    return np.flatnonzero(ways & (np.asarray(frame.depth) <= depth))
