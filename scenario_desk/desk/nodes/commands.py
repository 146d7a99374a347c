"""Everything that can be done to nodes by name: the action table, keys and menus call these."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.bench.workbench import Edit, Workbench
from scenario_desk.desk.nodes import clipboard
from scenario_desk.desk.nodes.composing import Composing
from scenario_desk.desk.nodes.find_bar import FindBar
from scenario_desk.desk.nodes.host import NodeHost, Way
from scenario_desk.desk.nodes.inline_edits import Writing
from scenario_desk.desk.nodes.probability_table import ProbabilityTable
from scenario_desk.desk.nodes.quick_line_editor import QuickLineEditor
from scenario_desk.exchange.fragments import PasteRefused, carrier, fitted
from scenario_desk.model import edits
from scenario_desk.model.edits.walking import tops
from scenario_desk.model.entities import NodeKind
from scenario_desk.model.ids import new_id


class NodeCommands(QObject):
    """The commands of one view; they act on the selected nodes, the last selected first."""

    taken_up = Signal()
    """The view has got the keyboard: its commands are the ones meant from now on."""

    def __init__(self, workbench: Workbench, host: NodeHost) -> None:
        super().__init__(host.widget)
        self.workbench, self.host = workbench, host
        self.writing = Writing(workbench, host)
        self.composing = Composing(self.writing)
        self.quick = QuickLineEditor(workbench, host)
        self.table = ProbabilityTable(workbench, host)
        self.find = FindBar(workbench, host)
        workbench.settling.connect(self._settle)
        self.writing.openers |= {"=": self.quick_line, "%": self.probabilities}
        host.widget.installEventFilter(self)

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the selected nodes, the primary one last."""
        chosen = self.workbench.selection
        return chosen.ids if chosen.kind == "node" else ()

    @property
    def current(self) -> str:
        """The id of the node that keys act on; "" where none is selected."""
        return self.selected[-1] if self.selected else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.taken_up.emit()
        return False

    def holds(self, focus: QWidget | None) -> bool:
        """Whether the keyboard is in a panel of these commands, over the window at a node."""
        return focus is self.quick.line or self.table.panel.holds(focus)

    def _settle(self) -> None:
        self.writing.editor.settle()
        self.quick.give_up()
        self.table.leave()

    # growing

    def add_child(self) -> None:
        """Add a branch below the current node, the root where none is, and open its label."""
        self._open_new(edits.add_child, self.current or self.workbench.scenario.root)

    def add_sibling(self) -> None:
        """Add a branch below the current one, under the same parent."""
        if self.current:
            self.writing.open_new(edits.add_sibling, self.current, self.add_child)

    def add_sibling_above(self) -> None:
        """Add a branch above the current one."""
        if self.current:
            self.writing.open_new(edits.add_sibling, self.current, self.add_child, above=True)

    def add_parent(self) -> None:
        """Put a node between the current one and its parent."""
        if self.current:
            self._open_new(edits.add_parent, self.current)

    def _open_new(self, edit: Edit, node: str) -> None:
        self.host.unfold([node])
        self.writing.open_new(edit, node, self.add_child)

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
        nodes = self.selected
        if not nodes:
            return
        after = self._after_deleting(nodes)
        if self.workbench.apply(edits.delete, nodes, keep_children=keep_children):
            self.workbench.select("node", after)

    def _after_deleting(self, nodes: tuple[str, ...]) -> str:
        """The nearest sibling that stays, else the parent: where work goes on."""
        scenario, gone = self.workbench.scenario, set(nodes)
        node = self._outer()[-1]
        parent = scenario.parents.get(node, scenario.root)
        siblings = scenario.nodes[parent].children
        place = siblings.index(node) if node in siblings else 0
        near = [*siblings[place + 1 :], *reversed(siblings[:place])]
        return next((key for key in near if key not in gone), parent)

    # clipboard

    def copy(self) -> bool:
        """Copy the selected branches, for this program and as an indented outline."""
        if not self.selected:
            return False
        clipboard.put(carrier(self.workbench.scenario, self.selected))
        return True

    def cut(self) -> None:
        """Copy the selected branches, then delete them."""
        if self.copy():
            self.delete()

    def paste(self) -> None:
        """Paste below the current node branches from any window, or an outline from anywhere.

        Says how many there are, and what of it this scenario does not have.
        """
        bench, node = self.workbench, self.current or self.workbench.scenario.root
        try:
            pasted = fitted(clipboard.taken(bench.scenario), bench.scenario)
        except PasteRefused as refused:
            bench.refused.emit(str(refused))
            return
        fresh = {root: new_id() for root in pasted.fragment.roots}
        self.host.unfold([node])
        if bench.apply(edits.paste, node, pasted.fragment, ids=fresh):
            bench.select("node", *fresh.values())
            added = clipboard.added_words(bench.scenario, node, len(pasted.fragment.nodes))
            if pasted.lacking:
                bench.refused.emit(f"{added} {clipboard.lacking_words(pasted.lacking)}")
            else:
                bench.told.emit(added)

    # what nodes and branches are

    def quick_line(self) -> None:
        """Open the line in which a few letters judge the selected nodes."""
        self.quick.open()

    def probabilities(self) -> None:
        """Edit the probabilities of the current node's branches together; of a leaf, beside it."""
        if self.current:
            family = self._family()
            self.table.open(family, self.current if family != self.current else "")

    def probabilities_beside(self) -> None:
        """Edit the probabilities of the current branch and those beside it together."""
        parent = self.workbench.scenario.parents.get(self.current)
        if parent is not None:
            self.table.open(parent, self.current)

    def make_decision(self) -> None:
        self._make("decision")

    def make_chance(self) -> None:
        self._make("chance")

    def make_leaf(self) -> None:
        self._make("leaf")

    def _make(self, kind: NodeKind) -> None:
        if self.selected:
            self.workbench.apply(edits.set_kind, self.selected, kind)

    def spread_evenly(self) -> None:
        """Give the branches of the current node, or those beside a leaf, equal probabilities."""
        if self.current:
            self.workbench.apply(edits.spread_evenly, self._family())

    def normalise(self) -> None:
        """Scale those probabilities so that they add up to 1."""
        if self.current:
            self.workbench.apply(edits.normalise, self._family())

    def reorder_up(self) -> None:
        """Move the current branch up among its siblings."""
        if self.current:
            self.workbench.apply(edits.reorder, self.current, -1)

    def reorder_down(self) -> None:
        """Move the current branch down among its siblings."""
        if self.current:
            self.workbench.apply(edits.reorder, self.current, 1)

    def happened(self) -> None:
        """Declare that the current branch has happened."""
        if self.current:
            self.workbench.apply(edits.happened, self.current)

    def take_back(self) -> None:
        """Take back that the current branch has happened."""
        if self.current:
            self.workbench.apply(edits.take_back, self.current)

    # folding

    def fold_toggle(self) -> None:
        """Fold the selected nodes; unfold them where all of them are folded."""
        nodes = [key for key in self.selected if self.workbench.scenario.nodes[key].children]
        if nodes and all(self.host.is_folded(node) for node in nodes):
            self.host.unfold(nodes)
        elif nodes:
            self.host.fold(nodes)

    def fold_to_depth(self, depth: int) -> None:
        """Fold every node this many branches away from the root."""
        self.host.fold_to_depth(depth)

    def unfold_all(self) -> None:
        """Fold nothing."""
        self.host.fold_to_depth(None)

    # selecting

    def select_all(self) -> None:
        """Select every node that is not inside a fold."""
        self.host.select(self.host.shown_nodes())

    def walk(self, way: Way, extend: bool = False) -> None:
        """Select what is next in a direction; with `extend`, too."""
        self.host.step(way, extend)

    def _outer(self) -> tuple[str, ...]:
        """The selected nodes that are not below another selected one."""
        outer = set(tops(self.workbench.scenario, self.selected)) if self.selected else set()
        return tuple(node for node in self.selected if node in outer)

    def _family(self) -> str:
        """Whose branches are meant: the current node's, or for a leaf its parent's."""
        scenario, node = self.workbench.scenario, self.current
        return node if scenario.nodes[node].children else scenario.parents.get(node, node)
