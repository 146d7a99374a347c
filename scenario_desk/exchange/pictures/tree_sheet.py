"""A picture of a tree on a sheet of its own size, with all that must stand around it."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.exchange.pictures.tree_picture import TreePicture
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Surface, Type, TypeSetter
from scenario_desk.presentation.sheet.column import Column, column
from scenario_desk.presentation.sheet.legend import Legend, entries_of, legend

_MARGIN = 28.0
_GAP = 22.0
_NARROWEST = 560.0
"""A heading needs some width, however small the tree is."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Heading, picture, legend and foot, one below the other; lengths are pixels."""

    tree: TreePicture
    texts: TypeSetter
    head: Column
    signs: Legend
    foot: Column

    @property
    def width(self) -> float:
        return self.head.width + 2 * _MARGIN

    @property
    def height(self) -> float:
        return self._foot_top + self.foot.height + _MARGIN

    def draw(self, surface: Surface) -> None:
        """Draw all of it, its left top corner at (0, 0)."""
        tree, tokens = self.tree, self.tree.tokens
        # A narrow tree stands in the middle of its sheet.
        left = _MARGIN + (self.head.width - tree.width) / 2
        top = self._tree_top
        tree.draw(surface, Box(-left, -top, self.width - left, self.height - top))
        self.head.draw(surface, _MARGIN, _MARGIN, tokens)
        self.signs.draw(surface, _MARGIN, self._signs_top, tokens, self.texts)
        self.foot.draw(surface, _MARGIN, self._foot_top, tokens)

    @property
    def _tree_top(self) -> float:
        return _MARGIN + self.head.height + _GAP

    @property
    def _signs_top(self) -> float:
        return self._tree_top + self.tree.height + _GAP

    @property
    def _foot_top(self) -> float:
        return self._signs_top + self.signs.height + (_GAP / 2 if self.foot.height else 0.0)


def sheet(tree: TreePicture, texts: TypeSetter) -> Sheet:
    """Put a picture on a sheet just large enough."""
    width = max(tree.width, _NARROWEST)
    return Sheet(
        tree=tree,
        texts=texts,
        head=column(tree.caption.head(), texts, width),
        signs=legend(entries_of(tree.picture), texts, Type(11), width),
        foot=column(tree.caption.foot(), texts, width),
    )
