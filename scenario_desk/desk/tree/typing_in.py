"""Typing into the tree: labels, questions and probabilities, edited where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.selection import Selection
from scenario_desk.desk.tree import hits
from scenario_desk.desk.tree.canvas import Canvas
from scenario_desk.desk.tree.editing import InlineEditor, Purpose
from scenario_desk.desk.tree.picture import Picture
from scenario_desk.desk.tree.viewport import Box, Viewport
from scenario_desk.desk.workbench import Edit, Update, Workbench
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.ids import new_id
from scenario_desk.presentation.language import _
from scenario_desk.presentation.messages import words
from scenario_desk.presentation.numbers import NumberRefused, editable, parse_probability


class TypingIn(Canvas):
    """The canvas with an editor that opens over its words."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.editor = InlineEditor(self, workbench.tokens)
        self.editor.done.connect(self.update)

    @property
    def selected_nodes(self) -> tuple[str, ...]:
        """The ids of the selected nodes, the primary one last."""
        chosen: Selection = self.workbench.selection
        return chosen.ids if chosen.kind == "node" else ()

    @property
    def current_node(self) -> str:
        """The id of the node that keys act on; "" where none is selected."""
        return self.selected_nodes[-1] if self.selected_nodes else ""

    def edit_label(self, typed: str = "") -> None:
        """Edit the label of the current branch; at the root, which has none, the question.

        Where nothing is selected the root is meant, as it is for a new branch.
        """
        node, root = self.current_node, self.content.scenario.root
        if not node:
            self.workbench.select("node", root)
            node = root
        if node == root:
            self.edit_question(typed)
        else:
            text = self.content.scenario.nodes[node].label
            self._open(self._applying(node, "label", edits.set_label), text, typed)

    def edit_question(self, typed: str = "") -> None:
        """Edit the question at the current node."""
        node = self.current_node
        if node:
            text = self.content.scenario.nodes[node].question
            self._open(self._applying(node, "question", edits.set_question), text, typed)

    def edit_probability(self, typed: str = "") -> None:
        """Edit the probability of the current branch: one number or three, empty for the rest."""
        node = self.current_node
        if not node or node == self.content.scenario.root:
            return
        before = self.content.scenario.nodes[node].probability

        def commit(text: str) -> str | None:
            try:
                estimate = read_probability(text, before)
            except NumberRefused as refused:
                return words(refused.message)
            return self._applied(edits.set_probability, node, estimate)

        purpose = Purpose(node, "probability", commit, self._nothing_to_undo)
        self._open(purpose, editable(before, percentage=True), typed)

    def open_new(self, edit: Edit, node: str, then: Callable[[], None], **values: Any) -> None:
        """Show a new branch and open its label; adding and naming it are one step.

        Enter commits, Tab commits and does what comes `then`, Esc removes the branch again.
        """
        bench, new, before = self.workbench, new_id(), self.workbench.selection
        if not bench.preview(edit, node, new, **values):
            return
        bench.select("node", new)
        part = "question" if new == bench.scenario.root else "label"

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

    def _applying(self, node: str, part: str, edit: Edit) -> Purpose:
        def commit(text: str) -> str | None:
            return self._applied(edit, node, text)

        return Purpose(node, part, commit, self._nothing_to_undo)

    def _applied(self, edit: Edit, *values: Any) -> str | None:
        refusal = self.workbench.try_edit(edit, *values)
        if refusal is None:
            self.workbench.apply(edit, *values)
        return refusal

    def _nothing_to_undo(self) -> None:
        """An edit of what is there previews nothing, so giving it up undoes nothing."""

    def _open(self, purpose: Purpose, text: str, typed: str = "") -> None:
        self.editor.give_up()
        self.content.reveal(purpose.node)
        position = self.content.position_of(purpose.node)
        if position < 0:
            return
        self.bring_into_sight(position)
        box, font = self._box_of(purpose, position)
        self.editor.open(purpose, text, box, font, typed)
        self.update()

    def _box_of(self, purpose: Purpose, position: int) -> tuple[Box, QFont]:
        """Where the edited words stand in the pane, and their type."""
        picture = self.picture()
        boxes: dict[str, Callable[..., Box]] = {
            "label": hits.label_box,
            "question": hits.question_box,
            "probability": hits.probability_box,
        }
        sizes = picture.metrics
        font = {"question": sizes.bold, "probability": sizes.small}.get(purpose.part, sizes.label)
        return boxes[purpose.part](picture, position), font

    def picture(self) -> Picture:
        picture, purpose = super().picture(), self.editor.purpose
        if purpose is None:
            return picture
        edited = self.content.position_of(purpose.node)
        return replace(picture, edited=edited, edited_part=purpose.part)

    def set_view(self, view: Viewport) -> None:
        super().set_view(view)
        self._follow()

    def _follow(self) -> None:
        """Keep the open editor over its words."""
        purpose = self.editor.purpose
        if purpose is None:
            return
        position = self.content.position_of(purpose.node)
        if position >= 0:
            self.editor.place(self._box_of(purpose, position)[0])

    def _on_update(self, update: Update) -> None:
        super()._on_update(update)
        purpose = self.editor.purpose
        if purpose is not None and purpose.node not in update.scenario.nodes:
            self.editor.drop()
        self._follow()

    def _on_theme(self) -> None:
        super()._on_theme()
        self.editor.dress(self.workbench.tokens)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()


def read_probability(text: str, before: Estimate | None) -> Estimate | None:
    """What was typed for a probability; empty or "rest" is the rest. Raises NumberRefused.

    Why and from where it was judged stays with the number until someone changes it.
    """
    if text.strip().casefold() in ("", "rest", _("rest").casefold(), _("the rest").casefold()):
        return None
    return parse_probability(text).reasoned_as(before)
