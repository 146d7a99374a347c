"""Where words stand, for each direction of growth."""

from __future__ import annotations

from typing import Protocol

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.tree import downward, sideways
from scenario_desk.presentation.tree.branches import Branch
from scenario_desk.presentation.tree.notes import Note
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.placed_text import BranchWords, PlacedText
from scenario_desk.presentation.tree.words import Beside


class WordPlaces(Protocol):
    """The places of all words around a node; boxes and points are the pane's."""

    def branch_words(self, picture: Picture, branch: Branch) -> BranchWords:
        """The words of a branch that have room."""

    def question(self, picture: Picture) -> PlacedText:
        """The root's question."""

    def question_at(self, picture: Picture, branch: Branch) -> PlacedText | None:
        """The question of a node within the tree: below all else at its branch, if there is room."""

    def root_notes(self, picture: Picture) -> tuple[Note, ...]:
        """What is noted on demand at the root."""

    def invitation(self, picture: Picture, text: str) -> PlacedText:
        """What to do with a tree that is only a root."""

    def label_box(self, picture: Picture, position: int) -> Box:
        """Where the label of a node's branch stands, or would."""

    def probability_box(self, picture: Picture, position: int) -> Box:
        """Where the probability of a node's branch stands, or would."""

    def notes_box(self, picture: Picture, position: int) -> Box:
        """Where something may be noted on demand."""

    def question_box(self, picture: Picture, position: int) -> Box:
        """Where a node's question stands; below the mark where it has no room, while it is edited."""

    def pill_box(self, picture: Picture, position: int, words: Beside) -> Box:
        """Where the pill stands that says how much a fold hides."""

    def beside_box(self, picture: Picture, position: int, words: Beside) -> Box:
        """Where the name of a leaf, or what a fold says, may stand."""


def word_places(direction: Direction) -> WordPlaces:
    """The places of words for a direction."""
    if direction == "down":
        return downward
    return sideways
