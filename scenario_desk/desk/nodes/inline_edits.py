"""Writing at nodes: labels, questions and probabilities, edited where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Edit, Workbench
from scenario_desk.desk.nodes.editing import InlineEditor, Purpose
from scenario_desk.desk.nodes.host import NodeHost, Part
from scenario_desk.desk.widgets.typed_text import may_open_menu, typed_text
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.ids import new_id
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.numbers import (
    NumberRefused,
    as_before,
    editable,
    parse_probability,
)
from scenario_desk.presentation.words.typed_numbers import narrow


class Writing(QObject):
    """An editor that opens over the words of a host's nodes; it acts on the current node."""

    changed = Signal()
    """The editor has opened or closed: the words under it are hidden or shown."""

    def __init__(self, workbench: Workbench, host: NodeHost) -> None:
        super().__init__(host.widget)
        self.workbench, self.host = workbench, host
        self.editor = InlineEditor(host.widget, workbench.tokens)
        self.openers: dict[str, Callable[[], None]] = {}
        """What some signs open instead of beginning a label."""
        self.editor.done.connect(self.changed)
        workbench.updated.connect(self._on_update)
        workbench.theme_changed.connect(lambda: self.editor.dress(workbench.tokens))

    @property
    def purpose(self) -> Purpose | None:
        """What is being edited; None where nothing is."""
        return self.editor.purpose

    def edit_label(self, typed: str = "") -> None:
        """Edit the label of the current branch; at the root, which has none, the question.

        Where nothing is selected the root is meant, as it is for a new branch.
        """
        node, root = self._current(), self.workbench.scenario.root
        if not node:
            self.workbench.select("node", root)
            node = root
        if node == root:
            self.edit_question(typed)
        else:
            text = self.workbench.scenario.nodes[node].label
            self._open(self._applying(node, "label", edits.set_label), text, typed)

    def edit_question(self, typed: str = "") -> None:
        """Edit the question at the current node."""
        node = self._current()
        if node:
            text = self.workbench.scenario.nodes[node].question
            self._open(self._applying(node, "question", edits.set_question), text, typed)

    def edit_probability(self, typed: str = "") -> None:
        """Edit the probability of the current branch: one number or three, empty for the rest."""
        node = self._current()
        if not node or node == self.workbench.scenario.root:
            return
        before = self.workbench.scenario.nodes[node].probability

        def commit(text: str) -> str | None:
            try:
                estimate = read_probability(text, before)
            except NumberRefused as refused:
                return words(refused.message)
            return self._applied(edits.set_probability, node, estimate)

        purpose = Purpose(node, "probability", commit, _nothing_to_undo)
        self._open(purpose, editable(before, percentage=True), typed)

    def open_new(self, edit: Edit, node: str, then: Callable[[], None], **values: Any) -> None:
        """Show a new branch and open its label; adding and naming it are one step.

        Enter commits, Tab commits and does what comes `then`, Esc removes the branch again.
        """
        bench, new, before = self.workbench, new_id(), self.workbench.selection
        if not bench.preview(edit, node, new, **values):
            return
        bench.select("node", new)
        part: Part = "question" if new == bench.scenario.root else "label"

        def commit(text: str) -> str | None:
            if new in bench.committed.nodes:
                # Something else was done meanwhile, and with it the new branch was committed.
                return self._applied(edits.set_label, new, text)
            refusal = bench.try_edit(edit, node, new, label=text, **values)
            if refusal is None:
                bench.preview(edit, node, new, label=text, **values)
                bench.commit()
            return refusal

        def cancel() -> None:
            bench.cancel()
            bench.select(before.kind, *before.ids)

        purpose = Purpose(new, part, commit, cancel, then=then, restore=False)
        self._open(purpose, "")

    def begin(self, text: str) -> None:
        """Begin editing with what was typed: a digit or a separator is a probability."""
        sign = narrow(text)
        if sign in self.openers:
            self.editor.give_up()
            self.openers[sign]()
            return
        root = self.workbench.scenario.root
        if (sign.isdecimal() or sign in ".,") and (self._current() or root) != root:
            self.edit_probability(text)
        else:
            self.edit_label(text)

    def begins(self, event: QKeyEvent) -> bool:
        """Whether a key writes something, with a node there to write it at."""
        return bool(typed_text(event)) and self.ready

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key writes something before any command is asked for it."""
        return self.begins(event) and not may_open_menu(event)

    @property
    def ready(self) -> bool:
        """Whether there is a node to write at, and the host lets it be written at."""
        # Before there is a branch, what is typed can only be the question.
        here = bool(self._current()) or len(self.workbench.scenario.nodes) == 1
        return here and self.host.takes_text

    def follow(self) -> None:
        """Keep the open editor over its words; they have moved."""
        purpose = self.editor.purpose
        if purpose is not None:
            box = self.host.box_of(purpose.node, purpose.part)
            if box is not None:
                self.editor.place(box)

    def _current(self) -> str:
        chosen = self.workbench.selection
        return chosen.primary if chosen.kind == "node" else ""

    def _applying(self, node: str, part: Part, edit: Edit) -> Purpose:
        def commit(text: str) -> str | None:
            return self._applied(edit, node, text)

        return Purpose(node, part, commit, _nothing_to_undo)

    def _applied(self, edit: Edit, *values: Any) -> str | None:
        refusal = self.workbench.try_edit(edit, *values)
        if refusal is None:
            self.workbench.apply(edit, *values)
        return refusal

    def _open(self, purpose: Purpose, text: str, typed: str = "") -> None:
        self.editor.give_up()
        self.host.show_node(purpose.node)
        box = self.host.box_of(purpose.node, purpose.part)
        if box is not None:
            self.editor.open(purpose, text, box, self.host.font_of(purpose.part), typed)
            self.changed.emit()

    def _on_update(self, update: Update) -> None:
        purpose = self.editor.purpose
        if purpose is not None and purpose.node not in update.scenario.nodes:
            self.editor.drop()
        self.follow()


def read_probability(text: str, before: Estimate | None) -> Estimate | None:
    """What was typed for a probability; empty or "rest" is the rest. Raises NumberRefused.

    Why and from where it was judged stays with the number until someone changes it.
    """
    if text.strip().casefold() in ("", "rest", _("rest").casefold(), _("the rest").casefold()):
        return None
    return as_before(parse_probability(text), before).reasoned_as(before)


def _nothing_to_undo() -> None:
    """An edit of what is there previews nothing, so giving it up undoes nothing."""
