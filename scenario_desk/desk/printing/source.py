"""What of the tree can be taken out of a window: gathered at once, drawn later in a thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.exchange.pictures.picture_files import colours_for
from scenario_desk.exchange.pictures.qt_watched_text import WatchedTypeSetter
from scenario_desk.exchange.pictures.tree_picture import TreePicture, shown_tree, whole_tree
from scenario_desk.presentation.tokens import Theme, tokens
from scenario_desk.presentation.tree.palette import palette
from scenario_desk.presentation.tree.picture import Picture

if TYPE_CHECKING:
    from scenario_desk.desk.tree.tree_view import TreeView

Part = Literal["whole", "arranged", "shown"]
"""Every node; what is left of them by folding and by showing one branch alone; or the pane."""


@dataclass(frozen=True, slots=True)
class Source:
    """A moment of the tree; nothing of it changes any more."""

    evaluation: Evaluation
    picture: Picture
    folded: frozenset[str]
    branch: str
    """The node whose branch alone is shown; "" for the whole tree."""
    held: bool
    theme: Theme

    @property
    def is_arranged(self) -> bool:
        """Whether less than the whole tree is unfolded."""
        return bool(self.folded or self.branch)

    @property
    def count(self) -> int:
        """How many nodes the whole tree has."""
        return len(self.evaluation.frame.node_ids)

    def drawn(
        self, part: Part, ending: str, check: Callable[[], None]
    ) -> tuple[TreePicture, WatchedTypeSetter]:
        """A part of the tree for a kind of file, and what sets its type; called in a thread.

        `check` raises where nobody wants it any more.
        """
        texts = WatchedTypeSetter(check)
        colours = colours_for(ending, self.theme)
        if part == "shown":
            return shown_tree(replace(self.picture, palette=palette(colours)), texts), texts
        arranged = part == "arranged"
        tree = whole_tree(
            self.evaluation,
            texts,
            colours,
            only=self.branch if arranged else "",
            folded=self.folded if arranged else (),
            direction=self.picture.direction,
            shown=self.picture.shown,
            held=self.held,
        )
        return tree, texts


def source(tree: TreeView, *, printed: bool = False) -> Source:
    """The tree as it is now; what is printed is light."""
    bench, content = tree.workbench, tree.content
    frame = content.frame
    rows = np.flatnonzero(content.folding.mask(frame)).tolist()
    dark = bench.tokens is tokens("dark") and not printed
    return Source(
        evaluation=content.evaluation,
        picture=tree.picture(),
        folded=frozenset(frame.node_ids[row] for row in rows),
        branch=content.focus,
        held=bench.hold_results,
        theme="dark" if dark else "light",
    )
