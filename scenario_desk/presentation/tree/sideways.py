"""Where words stand in a tree that grows to the right, or to the left as its mirror image.

Labels stand above the branch, from where it has turned to its node, probabilities below, names
behind the nodes. All of it is worked out as if the tree grew to the right and then turned.
"""

from __future__ import annotations

from typing import NamedTuple

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Laid, first_that_fits
from scenario_desk.presentation.tree.branches import Branch, branch_at
from scenario_desk.presentation.tree.metrics import Metrics
from scenario_desk.presentation.tree.notes import (
    ASKED_LINES,
    LEFT,
    RIGHT,
    Note,
    asked_at,
    note_lines,
    root_lines,
    set_below,
    zone_lines,
)
from scenario_desk.presentation.tree.picture import Picture, own_place, turn_of
from scenario_desk.presentation.tree.placed_text import BranchWords, PlacedText
from scenario_desk.presentation.tree.words import (
    Beside,
    beside_words,
    probability_tries,
    probability_words,
)

_ENOUGH = 72.0
"""Pixels of label that an inline probability must leave."""
_AFTER_TURN = 4.0
"""Pixels from where a branch has turned to its words."""
_AIR = 10.0
"""Pixels at 100 % between a question and the label below it."""
_NARROWEST = 34.0
"""Pixels below which a label would be all ellipsis."""


def branch_words(picture: Picture, branch: Branch) -> BranchWords:
    """The words of a branch that have room."""
    label, probability, notes = _on_branch(picture, branch)
    pill, pill_frame, name = None, None, None
    zones: tuple[Note, ...] = ()
    if branch.x < picture.along + 20 and _names_fit(picture, branch):
        words = beside_words(picture, branch.position)
        left = branch.x + _beside(branch.metrics)
        if words.pill:
            box = _pill_box(picture, words, branch.metrics, branch.x, branch.y)
            laid = _pill_text(picture, words, branch.metrics)
            middle = (box.left + box.right) / 2
            pill = PlacedText(laid, middle, branch.y - laid.height / 2, "muted", "centre")
            pill = pill.turned(picture.orientation)
            pill_frame = picture.orientation.turned_box(box)
            left = box.right + 7 * branch.metrics.size
        if words.figures:
            zones = _zones(picture, branch, words, left)
        elif words.text:
            name = _name(picture, branch, words, left)
    question = question_at(picture, branch) if asked_at(picture, branch.position) else None
    return BranchWords(label, probability, None, pill, pill_frame, name, zones, notes, question)


class Lines(NamedTuple):
    """How the words of one branch are set."""

    label: int
    """Lines of label; 0 where there is no room for words at all."""
    inline: bool
    """Whether the probability stands at the end of the label's last line."""
    below: bool
    """Whether it stands below the branch."""
    notes: int = 0
    """How many lines may be noted below the probability."""


def lines_of(branch: Branch, notes: int = 0, more: int = 0, least: int = 2) -> Lines:
    """How many words a branch has room for, where so many lines may be noted at any, and more.

    least: how many lines of label there must be room for above a probability that stands below.
    """
    metrics = branch.metrics
    room = _label_right(metrics, branch.x) - branch.turn - _AFTER_TURN
    if branch.position == 0 or room < _NARROWEST:
        return Lines(0, False, False)
    lines = min(
        metrics.lines_above(branch.above, notes, more, least),
        metrics.lines_clear_of(branch.name_above),
    )
    below = (
        lines > 0
        and metrics.below_fits(min(branch.below, branch.above), least)
        and branch.name_below >= 5 * metrics.size + metrics.small_line + metrics.line / 2 + 1
    )
    if not below:
        return Lines(min(lines, 2), lines > 0, False)
    fitting = metrics.notes_below(min(branch.below, branch.above), notes, more)
    return Lines(lines, False, True, metrics.notes_clear_of(branch.name_below, fitting))


def _on_branch(
    picture: Picture, branch: Branch
) -> tuple[PlacedText | None, PlacedText | None, tuple[Note, ...]]:
    """The label and the probability of a branch, and what is noted below."""
    metrics, position = branch.metrics, branch.position
    shown = picture.shown
    # Words of likelihood and notes have room only below; else two lines of label come first.
    least = 1 if shown.likelihood or shown.lines else 2
    lines = lines_of(branch, shown.lines, shown.more_lines, least)
    if not lines.label:
        return None, None, ()
    box = _label_box(metrics, branch.turn, branch.x, branch.y, lines.label)
    if box.right < 0 or box.left > picture.along:
        return None, None, ()
    probability = None
    if position != picture.edited or picture.edited_part != "probability":
        if lines.inline:
            probability = _probability_inline(picture, branch, box)
        else:
            probability = _probability_below(picture, branch)
    spared = probability.laid.width + 6 if probability is not None and lines.inline else 0.0
    room = box.width - spared
    label = None
    text = picture.node(position).label
    being_edited = position == picture.edited and picture.edited_part == "label"
    if text and room >= _NARROWEST and not being_edited:
        laid = picture.texts.laid(text, metrics.label, box.width, lines.label, spared)
        if laid.from_right and picture.direction == "right":
            # What is read from the right ends where the probability begins, in every line.
            laid = picture.texts.laid(text, metrics.label, room, lines.label)
            label = PlacedText(laid, box.left + room, box.bottom - laid.height, "ink", "right")
        else:
            label = PlacedText(laid, box.left, box.bottom - laid.height, "ink")
        label = label.turned(picture.orientation)
    notes = _notes(picture, branch, lines.notes) if lines.notes else ()
    return label, probability and probability.turned(picture.orientation), notes


def question_at(picture: Picture, branch: Branch) -> PlacedText | None:
    """The question of a node within the tree: below what is noted there, above the next label."""
    asked, metrics = picture.node(branch.position).question, branch.metrics
    lines = lines_of(branch, picture.shown.lines, picture.shown.more_lines)
    if not asked or not lines.below:
        return None
    _label, _probability, notes = _on_branch(picture, branch)
    box = _probability_box(metrics, branch.turn, branch.x, branch.y)
    top = max([box.bottom, *(note.box.bottom for note in notes)])
    room = min(
        branch.below - _above_next(picture, branch), metrics.clear_of_name(branch.name_below)
    )
    most = int((branch.y + room - top) // metrics.small_line)
    if most < 1:
        return None
    laid = picture.texts.laid(asked, metrics.small, box.width, min(most, ASKED_LINES))
    return PlacedText(laid, box.left, top, "ink").turned(picture.orientation)


def _above_next(picture: Picture, branch: Branch) -> float:
    """Pixels that the label of the branch below takes above that one, air included."""
    metrics, scene, shown = branch.metrics, picture.scene, picture.shown
    after = branch.position + 1
    height = metrics.line
    if scene.columns is not None:
        # The branch below may be of any depth: it may have as many lines as there are.
        height *= metrics.lines_above(branch.below, shown.lines, shown.more_lines)
    elif after < scene.level_start[scene.level_of(branch.position) + 1]:
        label, _probability, _notes = _on_branch(picture, branch_at(picture, after))
        height = max(label.laid.height if label is not None else 0.0, height)
    return metrics.lift + height + _AIR * metrics.size


def _notes(picture: Picture, branch: Branch, most: int) -> tuple[Note, ...]:
    metrics = branch.metrics
    own = _probability_box(metrics, branch.turn, branch.x, branch.y)
    box = picture.orientation.turned_box(own)
    lines = note_lines(picture, metrics, branch.position, box.width)[:most]
    x, align = (box.right, RIGHT) if picture.direction == "left" else (box.left, LEFT)
    return set_below(lines, x, box.bottom, align)


def _probability_inline(picture: Picture, branch: Branch, box: Box) -> PlacedText | None:
    """The probability at the end of the label's line."""
    metrics = branch.metrics
    words = probability_words(picture, branch.position, short=True)
    laid = picture.texts.laid(words, metrics.small, 120 * metrics.size)
    if box.width - laid.width < _ENOUGH * metrics.size:
        return None
    return PlacedText(laid, box.right, box.bottom - laid.height - 1, "muted", "right")


def _probability_below(picture: Picture, branch: Branch) -> PlacedText:
    metrics = branch.metrics
    box = _probability_box(metrics, branch.turn, branch.x, branch.y)
    tries = probability_tries(picture, branch.position)
    laid = first_that_fits(picture.texts, tries, metrics.small, box.width)
    return PlacedText(laid, box.left, box.top, "muted")


def _names_fit(picture: Picture, branch: Branch) -> bool:
    """Whether words behind a node have room."""
    scene = picture.scene
    ended = bool(scene.ended[branch.position]) and (scene.count > 1 or bool(scene.hidden[0]))
    return ended and branch.metrics.name_fits(branch.next_above, branch.next_below)


def _zones(picture: Picture, branch: Branch, words: Beside, left: float) -> tuple[Note, ...]:
    """What is left behind a fold, beside its pill."""
    metrics = branch.metrics
    most = int((metrics.row - 6) // metrics.small_line)
    width = metrics.zones_width(len(words.figures), words.open_still)
    lines = zone_lines(picture.texts, metrics, words.figures, width, most)
    top = branch.y - sum(line.height for line in lines) / 2
    x, _y = picture.orientation.turned(left, 0.0)
    return set_below(lines, x, top, RIGHT if picture.direction == "left" else LEFT)


def _name(picture: Picture, branch: Branch, words: Beside, left: float) -> PlacedText:
    metrics = branch.metrics
    face = metrics.small if words.pill else metrics.label
    most = 2 if not words.pill and metrics.row >= 2.6 * metrics.line + 6 else 1
    laid = picture.texts.laid(words.text, face, metrics.name_width, most)
    placed = PlacedText(laid, left, branch.y - laid.height / 2, words.colour)
    return placed.turned(picture.orientation)


def question(picture: Picture) -> PlacedText:
    """The root's question, before the root, where no branch ever is."""
    x, y = own_place(picture, 0)
    metrics = picture.metrics_at(0)
    box = _root_question_box(metrics, x, y)
    lines = 4 if metrics.roomy else 6
    laid = picture.texts.laid(picture.node(0).question, metrics.bold, box.width, lines)
    placed = PlacedText(laid, box.right, y - laid.height / 2, "ink", "right")
    return placed.turned(picture.orientation)


def root_notes(picture: Picture) -> tuple[Note, ...]:
    """What is noted at the root: below its question."""
    x, y = own_place(picture, 0)
    metrics = picture.metrics_at(0)
    box = picture.orientation.turned_box(_root_question_box(metrics, x, y))
    lines = root_lines(picture, metrics, box.width)
    asked = picture.node(0).question
    top = question(picture).box.bottom + 3 if asked else y - metrics.small_line / 2
    x, align = (box.left, LEFT) if picture.direction == "left" else (box.right, RIGHT)
    return set_below(lines, x, top, align)


def invitation(picture: Picture, text: str) -> PlacedText:
    """What to do with a tree that is only a root."""
    x, y = own_place(picture, 0)
    metrics = picture.metrics_at(0)
    laid = picture.texts.laid(text, metrics.label, 240 * metrics.size, 3)
    left = x + metrics.radius + 16 * metrics.size
    return PlacedText(laid, left, y - laid.height / 2, "muted").turned(picture.orientation)


def label_box(picture: Picture, position: int) -> Box:
    """Where in the pane the label of a node's branch stands, one line high."""
    x, y = own_place(picture, position)
    box = _label_box(picture.metrics_of(position), turn_of(picture, position), x, y, 1)
    return picture.orientation.turned_box(box)


def probability_box(picture: Picture, position: int) -> Box:
    """Where the probability of a node's branch stands."""
    x, y = own_place(picture, position)
    box = _probability_box(picture.metrics_of(position), turn_of(picture, position), x, y)
    return picture.orientation.turned_box(box)


def notes_box(picture: Picture, position: int) -> Box:
    """Where something may be noted below a branch."""
    x, y = own_place(picture, position)
    metrics = picture.metrics_of(position)
    box = _probability_box(metrics, turn_of(picture, position), x, y)
    most = picture.shown.lines + picture.shown.more_lines
    bottom = box.bottom + most * metrics.small_line
    return picture.orientation.turned_box(Box(box.left, box.bottom, box.right, bottom))


def question_box(picture: Picture, position: int) -> Box:
    """Where a node's question stands; below the mark where it has no room, while it is edited."""
    x, y = own_place(picture, position)
    metrics = picture.metrics_of(position)
    if position == 0:
        return picture.orientation.turned_box(_root_question_box(metrics, x, y))
    if asked := question_at(picture, branch_at(picture, position)):
        return asked.box
    top = y + metrics.radius + 4
    return picture.orientation.turned_box(Box(x - 110, top, x + 110, top + metrics.line))


def pill_box(picture: Picture, position: int, words: Beside) -> Box:
    """Where the pill stands that says how much a fold hides."""
    x, y = own_place(picture, position)
    box = _pill_box(picture, words, picture.metrics_of(position), x, y)
    return picture.orientation.turned_box(box)


def beside_box(picture: Picture, position: int, words: Beside) -> Box:
    """Where the name of a leaf, or what a fold says, may stand."""
    x, y = own_place(picture, position)
    metrics = picture.metrics_of(position)
    left = x + _beside(metrics)
    width = metrics.name_width + (105 * metrics.size if words.pill else 0)
    half = metrics.line / 2
    return picture.orientation.turned_box(Box(left, y - half, left + width, y + half))


def _label_box(metrics: Metrics, turn: float, x: float, y: float, lines: int) -> Box:
    """Where the label of the branch to the node at (x, y) stands."""
    bottom = y - metrics.lift
    left, right = turn + _AFTER_TURN, _label_right(metrics, x)
    return Box(left, bottom - lines * metrics.line, right, bottom)


def _probability_box(metrics: Metrics, turn: float, x: float, y: float) -> Box:
    top = y + 5 * metrics.size
    left, right = turn + _AFTER_TURN, _label_right(metrics, x)
    return Box(left, top, right, top + metrics.small_line)


def _label_right(metrics: Metrics, x: float) -> float:
    """Where words end that stand before the node at x."""
    return x - metrics.radius - metrics.halo - 5


def _beside(metrics: Metrics) -> float:
    """Pixels from the middle of a node to the words behind it."""
    return metrics.radius + metrics.halo + 7 * metrics.size


def _pill_text(picture: Picture, words: Beside, metrics: Metrics) -> Laid:
    said = words.count if metrics.tight else words.pill
    return picture.texts.laid(said, metrics.small, 200 * metrics.size)


def _pill_box(picture: Picture, words: Beside, metrics: Metrics, x: float, y: float) -> Box:
    laid = _pill_text(picture, words, metrics)
    left, half = x + _beside(metrics), laid.height / 2 + 2
    return Box(left, y - half, left + laid.width + 2 * 9 * metrics.size, y + half)


def _root_question_box(metrics: Metrics, x: float, y: float, lines: int = 3) -> Box:
    right = x - metrics.radius - 12 * metrics.size
    half = lines * metrics.line / 2
    return Box(right - metrics.question_width, y - half, right, y + half)
