"""The words of the tree on a surface: labels, probabilities, names, what folds hide."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Stroke, Surface
from scenario_desk.presentation.tree.branches import Branch
from scenario_desk.presentation.tree.picture import Picture, is_pale
from scenario_desk.presentation.tree.placed_text import BranchWords, PlacedText
from scenario_desk.presentation.tree.word_places import word_places
from scenario_desk.presentation.words.language import _


def draw_words(surface: Surface, picture: Picture, branches: list[Branch]) -> None:
    """Write what fits at each branch: what is on all of them first, then what is at the ends."""
    words_of = word_places(picture.direction).branch_words
    written = [(branch, words_of(picture, branch)) for branch in branches]
    palette = picture.palette
    for branch, words in written:
        if words.label is None and words.probability is None and not words.notes:
            continue
        with _paled(surface, picture, branch):
            if words.ground is not None:
                _fill(surface, words.ground, picture)
            for placed in (words.probability, words.label):
                if placed is not None:
                    placed.draw(surface, palette)
            for note in words.notes:
                note.draw(surface, palette)
            if words.question is not None:
                words.question.draw(surface, palette)
    for branch, words in written:
        if words.pill is not None or words.name is not None or words.zones:
            with _paled(surface, picture, branch):
                _draw_ends(surface, picture, words)


def draw_question(surface: Surface, picture: Picture) -> None:
    """The root's question, and what is noted at the root."""
    if picture.shown.lines + picture.shown.more_lines:
        for note in word_places(picture.direction).root_notes(picture):
            note.draw(surface, picture.palette)
    edited = picture.edited == 0 and picture.edited_part == "question"
    if not picture.node(0).question or edited:
        return
    placed = word_places(picture.direction).question(picture)
    if _in_sight(picture, placed):
        placed.draw(surface, picture.palette)


def draw_invitation(surface: Surface, picture: Picture) -> None:
    """What to do with a tree that is only a root."""
    text = _("Press Tab to add the first branch")
    if not picture.node(0).question:
        text = _("Press Tab to add the first branch, F2 to write the question")
    word_places(picture.direction).invitation(picture, text).draw(surface, picture.palette)


def _draw_ends(surface: Surface, picture: Picture, words: BranchWords) -> None:
    palette, pill = picture.palette, words.pill_box
    if words.pill is not None and pill is not None:
        surface.box(
            pill.left,
            pill.top,
            pill.width,
            pill.height,
            fill=palette.colour("panel"),
            stroke=Stroke(palette.colour("line")),
            radius=pill.height / 2,
        )
        words.pill.draw(surface, palette)
    if words.name is not None:
        words.name.draw(surface, palette)
    for note in words.zones:
        note.draw(surface, palette)


def _fill(surface: Surface, box: Box, picture: Picture) -> None:
    background = picture.palette.colour("background")
    surface.box(box.left, box.top, box.width, box.height, fill=background)


def _paled(surface: Surface, picture: Picture, branch: Branch) -> AbstractContextManager[None]:
    return surface.faded(0.6) if is_pale(picture, branch.position) else nullcontext()


def _in_sight(picture: Picture, placed: PlacedText) -> bool:
    box = placed.box
    return (
        box.right > 0 and box.left < picture.width and box.bottom > 0 and box.top < picture.height
    )
