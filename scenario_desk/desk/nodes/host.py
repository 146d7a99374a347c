"""What a view that shows nodes offers to those who work on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

Part = Literal["label", "question", "probability"]
"""The words of a node that are edited where they stand."""
Way = Literal["left", "right", "up", "down", "home", "end"]


class NodeHost(Protocol):
    """A view of the nodes: the canvas, the outline. Nodes are meant by their ids."""

    @property
    def widget(self) -> QWidget:
        """What takes the keys; editors open over it."""

    @property
    def takes_text(self) -> bool:
        """Whether what is typed is meant for the current node."""

    def box_of(self, node: str, part: Part) -> QRectF | None:
        """Where the words stand, in pixels of the widget; None where the node is not shown."""

    def font_of(self, part: Part) -> QFont:
        """The type of those words."""

    def show_node(self, node: str) -> None:
        """Unfold what hides a node and bring it into sight."""

    def shown_nodes(self) -> Sequence[str]:
        """Every node that is not inside a fold, in the order shown."""

    def select(self, nodes: Sequence[str]) -> None:
        """Select nodes without moving to them; none of them selects nothing."""

    def is_folded(self, node: str) -> bool:
        """Whether a node hides what is below it."""

    def fold(self, nodes: Sequence[str]) -> None:
        """Hide what is below these nodes."""

    def unfold(self, nodes: Sequence[str]) -> None:
        """Show what is right below these nodes."""

    def fold_to_depth(self, depth: int | None) -> None:
        """Fold every node this many branches away from the root; None folds none."""

    def step(self, way: Way, extend: bool) -> None:
        """Select what is next that way; with `extend`, beside what is selected."""
