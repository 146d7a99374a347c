"""What of the tree is shown: folding around the selection, and one branch alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scenario_desk.desk import settings
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.tree.scene import Ints

if TYPE_CHECKING:
    from scenario_desk.desk.tree.tree_view import TreeView


class ViewCommands:
    """The commands of one canvas that change what it shows, and nothing else."""

    def __init__(self, canvas: TreeView) -> None:
        self._canvas = canvas

    def unfold_to_selection(self) -> None:
        """Unfold what hides a selected node, or a leaf of a selected endpoint."""
        content = self._canvas.content
        content.folding.open_ways(content.frame, self._meant())
        self._canvas.refold()

    def fold_around_selection(self) -> None:
        """Fold everything but the ways to what is selected; to the root where nothing is."""
        content, rows = self._canvas.content, self._meant()
        if len(rows):
            content.folding.only_ways(content.frame, rows)
        else:
            content.folding.to_depth(1)
        self._canvas.refold()

    def show_selected_branch(self) -> None:
        """Show nothing but the current node and what is below it."""
        node = self._canvas.nodes.current
        if node:
            self.show_branch(node)

    def show_branch(self, node: str) -> None:
        """Show nothing but a node and what is below it; at the root, the whole tree."""
        content = self._canvas.content
        focus = "" if node == content.scenario.root else node
        if focus == content.focus or (focus and focus not in content.frame.node_index):
            return
        content.focus = focus
        if focus:
            content.folding.unfold(focus)
        self._canvas.refocus()

    def show_wider(self) -> None:
        """Show the branch that this one hangs on."""
        content = self._canvas.content
        if content.focus:
            self.show_branch(content.scenario.parents[content.focus])

    def show_whole_tree(self) -> None:
        """Show every branch again."""
        self.show_branch(self._canvas.content.scenario.root)

    def grow(self, direction: Direction) -> None:
        """Let the tree grow that way, now and from now on."""
        settings.TREE_GROWS.write(direction)
        self._canvas.set_direction(direction)

    def toggle(self, name: str) -> None:
        """Show a thing on demand, or no more: now and from now on."""
        on_demand = self._canvas.content.on_demand.toggled(name)
        settings.TREE_SHOWS.write(on_demand.names)
        fitted = self._canvas.look.fitted
        with self._canvas.motion.through():
            self._canvas.content.on_demand = on_demand
            self._canvas.ask_draws()
            self._canvas.relay()
            if fitted:
                self._canvas.fit()

    def shows(self, name: str) -> bool:
        """Whether a thing is shown on demand."""
        return name in self._canvas.content.on_demand.names

    def _meant(self) -> Ints:
        """The rows of the selected nodes, or of the leaves of the selected endpoints."""
        bench, frame = self._canvas.workbench, self._canvas.content.frame
        if bench.selection.kind == "node":
            return np.array([frame.node_index[node] for node in bench.selection.ids], np.int64)
        ends = [frame.endpoint_index[key] for key in bench.selection.endpoints(bench.scenario)]
        return np.flatnonzero(np.isin(frame.leaf_endpoint, ends)) if ends else np.zeros(0, np.int64)
