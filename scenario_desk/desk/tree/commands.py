"""Everything that can be done to the tree by name: the action table, keys and menus call these."""

from __future__ import annotations

from scenario_desk.desk.tree import clipboard
from scenario_desk.desk.tree.typing_in import TypingIn
from scenario_desk.desk.tree.walking import Way, walked
from scenario_desk.model import edits
from scenario_desk.model.entities import NodeKind
from scenario_desk.model.ids import new_id
from scenario_desk.presentation.language import _, ngettext


class Commands(TypingIn):
    """The canvas with its commands; they act on the selected nodes, the last selected first."""

    # growing

    def add_child(self) -> None:
        """Add a branch below the current node, the root where none is, and open its label."""
        node = self.current_node or self.content.scenario.root
        self.content.folding.unfold(node)
        self.open_new(edits.add_child, node, self.add_child)

    def add_sibling(self) -> None:
        """Add a branch below the current one, under the same parent."""
        if self.current_node:
            self.open_new(edits.add_sibling, self.current_node, self.add_child)

    def add_sibling_above(self) -> None:
        """Add a branch above the current one."""
        if self.current_node:
            self.open_new(edits.add_sibling, self.current_node, self.add_child, above=True)

    def add_parent(self) -> None:
        """Put a node between the current one and its parent."""
        if self.current_node:
            self.content.folding.unfold(self.current_node)
            self.open_new(edits.add_parent, self.current_node, self.add_child)

    def duplicate(self) -> None:
        """Copy the selected branches beside themselves, and select the copies."""
        nodes = self._outer()
        fresh = {node: new_id() for node in nodes}
        if nodes and self.workbench.apply(edits.duplicate, nodes, ids=fresh):
            self.workbench.select("node", *fresh.values())

    # pruning

    def delete(self) -> None:
        """Delete the selected branches with all below them."""
        self._delete(False)

    def delete_keep_children(self) -> None:
        """Delete the selected nodes; what is below them takes their place."""
        self._delete(True)

    def _delete(self, keep_children: bool) -> None:
        nodes = self.selected_nodes
        if not nodes:
            return
        after = self._after_deleting(nodes)
        if self.workbench.apply(edits.delete, nodes, keep_children=keep_children):
            self.workbench.select("node", after)

    def _after_deleting(self, nodes: tuple[str, ...]) -> str:
        """The nearest sibling that stays, else the parent: where work goes on."""
        scenario, gone = self.content.scenario, set(nodes)
        node = self._outer()[-1]
        parent = scenario.parents.get(node, scenario.root)
        siblings = scenario.nodes[parent].children
        place = siblings.index(node) if node in siblings else 0
        near = [*siblings[place + 1 :], *reversed(siblings[:place])]
        return next((key for key in near if key not in gone), parent)

    # clipboard

    def copy(self) -> None:
        """Copy the selected branches, for this program and as an indented outline."""
        if self.selected_nodes:
            clipboard.put(edits.copy(self.content.scenario, self.selected_nodes))

    def cut(self) -> None:
        """Copy the selected branches, then delete them."""
        self.copy()
        self.delete()

    def paste(self) -> None:
        """Paste below the current node what was copied here, or an outline from anywhere."""
        fragment = clipboard.taken()
        if fragment is None:
            return
        node = self.current_node or self.content.scenario.root
        fresh = {root: new_id() for root in fragment.roots}
        self.content.folding.unfold(node)
        if self.workbench.apply(edits.paste, node, fragment, ids=fresh):
            self.workbench.select("node", *fresh.values())

    # what nodes and branches are

    def make_decision(self) -> None:
        self._make("decision")

    def make_chance(self) -> None:
        self._make("chance")

    def make_leaf(self) -> None:
        self._make("leaf")

    def _make(self, kind: NodeKind) -> None:
        if self.selected_nodes:
            self.workbench.apply(edits.set_kind, self.selected_nodes, kind)

    def spread_evenly(self) -> None:
        """Give the branches of the current node, or those beside a leaf, equal probabilities."""
        if self.current_node:
            self.workbench.apply(edits.spread_evenly, self._family())

    def normalise(self) -> None:
        """Scale those probabilities so that they add up to 1."""
        if self.current_node:
            self.workbench.apply(edits.normalise, self._family())

    def reorder_up(self) -> None:
        """Move the current branch up among its siblings."""
        if self.current_node:
            self.workbench.apply(edits.reorder, self.current_node, -1)

    def reorder_down(self) -> None:
        """Move the current branch down among its siblings."""
        if self.current_node:
            self.workbench.apply(edits.reorder, self.current_node, 1)

    def move_to(self, nodes: tuple[str, ...], parent: str, index: int | None = None) -> None:
        """Move branches under another parent, or to another place under their own."""
        self.content.folding.unfold(parent)
        if self.workbench.apply(edits.move, nodes, parent, index):
            self.workbench.select("node", *nodes)

    def refusal_of_move(
        self, nodes: tuple[str, ...], parent: str, index: int | None = None
    ) -> str | None:
        """Why branches cannot be moved there; None where they can."""
        return self.workbench.try_edit(edits.move, nodes, parent, index)

    def happened(self) -> None:
        """Declare that the current branch has happened."""
        if self.current_node:
            self.workbench.apply(edits.happened, self.current_node)

    def take_back(self) -> None:
        """Take back that the current branch has happened."""
        if self.current_node:
            self.workbench.apply(edits.take_back, self.current_node)

    # folding

    def fold_toggle(self) -> None:
        """Fold the selected nodes; unfold them where all of them are folded."""
        nodes = [key for key in self.selected_nodes if self.content.scenario.nodes[key].children]
        folding, content = self.content.folding, self.content
        hides = [content.scene.hidden[content.position_of(node)] > 0 for node in nodes]
        for node in nodes:
            if all(hides):
                folding.unfold(node)
            else:
                folding.fold(node)
        if nodes:
            self.relay()

    def fold_to_depth(self, depth: int) -> None:
        """Fold every node this many branches away from the root."""
        self.content.folding.to_depth(depth)
        self.relay()

    def unfold_all(self) -> None:
        """Fold nothing."""
        self.content.folding.to_depth(None)
        self.relay()

    # selecting

    def select_all(self) -> None:
        """Select every node that is not inside a fold."""
        content = self.content
        ids = [content.id_of(position) for position in range(content.scene.count)]
        self.select_quietly(*ids)

    def select_quietly(self, *nodes: str) -> None:
        """Select nodes that are pointed at: the canvas stays where it is."""
        self.quiet = True
        try:
            self.workbench.select("node" if nodes else "", *nodes)
        finally:
            self.quiet = False

    def walk(self, way: Way, extend: bool = False) -> None:
        """Select what is next in a direction; with `extend`, too."""
        content = self.content
        if content.current < 0:
            current = content.position_of(self.current_node) if self.current_node else -1
            self.workbench.select("node", content.id_of(max(current, 0)))
            return
        if way == "right" and content.scene.hidden[content.current]:
            content.folding.unfold(content.id_of(content.current))
            self.relay()
            return
        node = content.id_of(walked(content.scene, content.current, way))
        kept = tuple(key for key in self.selected_nodes if key != node) if extend else ()
        self.workbench.select("node", *kept, node)

    def name_of(self, nodes: tuple[str, ...]) -> str:
        """What to call some nodes in a few words."""
        if len(nodes) == 1:
            node = self.content.scenario.nodes[nodes[0]]
            return node.label or node.question or _("a branch without a label")
        return ngettext("{n} branch", "{n} branches", len(nodes)).format(n=len(nodes))

    def _outer(self) -> tuple[str, ...]:
        """The selected nodes that are not below another selected one."""
        parents, chosen = self.content.scenario.parents, set(self.selected_nodes)

        def inside(node: str) -> bool:
            above = parents.get(node)
            while above is not None and above not in chosen:
                above = parents.get(above)
            return above is not None

        return tuple(node for node in self.selected_nodes if not inside(node))

    def _family(self) -> str:
        """Whose branches are meant: the current node's, or for a leaf its parent's."""
        scenario, node = self.content.scenario, self.current_node
        return node if scenario.nodes[node].children else scenario.parents.get(node, node)
