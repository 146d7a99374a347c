"""Where words stand in a tree that grows down.

Labels and probabilities stand on the last part of the branch, centred above its node, with the
ground cleared behind them; names stand below the leaves. A subtree has the room across it for
itself all the way down, and every node at least a row of it: names no wider than a row never meet.
Labels are wider where what is beside them leaves room.
"""

from __future__ import annotations

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Laid, first_that_fits
from scenario_desk.presentation.tree.branches import Branch, branch_at
from scenario_desk.presentation.tree.metrics import Metrics
from scenario_desk.presentation.tree.notes import (
    ASKED_LINES,
    Note,
    NoteLine,
    asked_at,
    note_lines,
    root_lines,
    set_below,
    zone_lines,
)
from scenario_desk.presentation.tree.picture import Picture, place, turn_of
from scenario_desk.presentation.tree.placed_text import BranchWords, PlacedText
from scenario_desk.presentation.tree.words import Beside, beside_words, probability_tries

_APART = 10.0
"""Pixels between the words of neighbours."""
_NARROWEST = 52.0
"""Pixels below which a label would be all ellipsis."""
_NARROWEST_PILL = 30.0
"""Pixels below which no pill has room."""
_PILL_END = 9.0
"""Pixels from a pill's text to its end, at 100 %."""
_CLEAR = 6.0
"""Pixels between words and the mark that they belong to."""
_MOST_LINES = 3


def branch_words(picture: Picture, branch: Branch) -> BranchWords:
    """The words of a branch that have room."""
    label, probability, notes = _on_branch(picture, branch)
    question = question_at(picture, branch) if asked_at(picture, branch.position) else None
    boxes = [each.box for each in (label, probability, *notes, question) if each is not None]
    ground = _around(boxes) if boxes else None
    pill, pill_frame, name = None, None, None
    zones: tuple[Note, ...] = ()
    width = _width(branch.metrics)
    if width >= _NARROWEST_PILL and _ended(picture, branch.position):
        words = beside_words(picture, branch.position)
        if words.pill:
            laid = _pill_text(picture, branch.metrics, words)
            pill_frame = _pill_box(laid, branch.metrics, branch.y, branch.x)
            if pill_frame.width > width:
                return BranchWords(label, probability, ground, notes=notes, question=question)
            pill = PlacedText(laid, branch.y, pill_frame.top + 2, "muted", "centre")
        if words.text and width >= _NARROWEST:
            top = pill_frame.bottom + 3 if pill_frame else branch.x + _below(branch.metrics)
            if words.figures:
                zones = set_below(_zones(picture, branch.metrics, words), branch.y, top, "centre")
            else:
                face = branch.metrics.small if words.pill else branch.metrics.label
                laid = picture.texts.laid(words.text, face, width, _MOST_LINES)
                name = PlacedText(laid, branch.y, top, words.colour, "centre")
    return BranchWords(label, probability, ground, pill, pill_frame, name, zones, notes, question)


def _zones(picture: Picture, metrics: Metrics, words: Beside) -> list[NoteLine]:
    """What is left behind a fold, below its pill."""
    return zone_lines(picture.texts, metrics, words.figures, _width(metrics), _MOST_LINES)


def _on_branch(
    picture: Picture, branch: Branch
) -> tuple[PlacedText | None, PlacedText | None, tuple[Note, ...]]:
    """The label and, below it, the probability and what is noted."""
    metrics, position = branch.metrics, branch.position
    room, width = _free(branch)
    if position == 0 or room < metrics.line or width < _NARROWEST:
        return None, None, ()
    lines = _noted(picture, position, metrics, room, width)
    taken = len(lines) * metrics.small_line + _asked_height(picture, position, metrics, room, width)
    bottom, room = branch.x - _apart(metrics) - taken, room - taken
    notes = set_below(lines, branch.y, bottom, "centre")
    probability = None
    if room >= metrics.line + metrics.small_line:
        room -= metrics.small_line
        if position != picture.edited or picture.edited_part != "probability":
            laid = _probability(picture, position, metrics, width)
            probability = PlacedText(laid, branch.y, bottom - metrics.small_line, "muted", "centre")
        bottom -= metrics.small_line
    text = picture.node(position).label
    if not text or (position == picture.edited and picture.edited_part == "label"):
        return None, probability, notes
    laid = picture.texts.laid(text, metrics.label, width, _lines(metrics, room))
    return PlacedText(laid, branch.y, bottom - laid.height, "ink", "centre"), probability, notes


def question_at(picture: Picture, branch: Branch) -> PlacedText | None:
    """The question of a node within the tree: just above its mark, below all else."""
    room, width = _free(branch)
    asked = _asked(picture, branch.position, branch.metrics, room, width)
    if asked is None:
        return None
    top = branch.x - _apart(branch.metrics) - asked.height
    return PlacedText(asked, branch.y, top, "ink", "centre")


def _asked(
    picture: Picture, position: int, metrics: Metrics, room: float, width: float
) -> Laid | None:
    """A question, as far as label, probability and what is noted leave room for it."""
    node = picture.node(position)
    if position == 0 or not node.question or width < _NARROWEST:
        return None
    noted = len(_noted(picture, position, metrics, room, width))
    spare = room - (1 + noted) * metrics.small_line
    label = picture.texts.laid(node.label, metrics.label, width, _lines(metrics, spare))
    most = int((spare - max(label.height, metrics.line)) // metrics.small_line)
    if most < 1:
        return None
    return picture.texts.laid(node.question, metrics.small, width, min(most, ASKED_LINES))


def _asked_height(
    picture: Picture, position: int, metrics: Metrics, room: float, width: float
) -> float:
    asked = _asked(picture, position, metrics, room, width)
    return asked.height if asked is not None else 0.0


def _free(branch: Branch) -> tuple[float, float]:
    """How much room there is above a node, and how wide it is."""
    metrics = branch.metrics
    near = branch.above, branch.below, branch.name_above, branch.name_below
    return _room(metrics, branch.turn, branch.x), _label_width(metrics, *near)


def _noted(
    picture: Picture, position: int, metrics: Metrics, room: float, width: float
) -> list[NoteLine]:
    """What is noted, as far as label and probability leave room for it."""
    spare = int((room - metrics.line - metrics.small_line) // metrics.small_line)
    most = min(max(spare, 0), picture.shown.lines + picture.shown.more_lines)
    return note_lines(picture, metrics, position, width)[:most] if most else []


def _probability(picture: Picture, position: int, metrics: Metrics, width: float) -> Laid:
    return first_that_fits(
        picture.texts, probability_tries(picture, position), metrics.small, width
    )


def question(picture: Picture) -> PlacedText:
    """The root's question, above the root, where no branch ever is."""
    x, y = place(picture, 0)
    metrics = picture.metrics_at(0)
    room = _question_width(picture, metrics)
    laid = picture.texts.laid(picture.node(0).question, metrics.bold, room, 4)
    top = y - _apart(metrics) - _CLEAR - laid.height
    return PlacedText(laid, x, top, "ink", "centre")


def root_notes(picture: Picture) -> tuple[Note, ...]:
    """What is noted at the root: above its question."""
    x, y = place(picture, 0)
    metrics = picture.metrics_at(0)
    lines = root_lines(picture, metrics, _question_width(picture, metrics))
    asked = picture.node(0).question
    bottom = question(picture).top - 3 if asked else y - _apart(metrics) - _CLEAR
    return set_below(lines, x, bottom - sum(line.height for line in lines), "centre")


def invitation(picture: Picture, text: str) -> PlacedText:
    """What to do with a tree that is only a root."""
    x, y = place(picture, 0)
    metrics = picture.metrics_at(0)
    laid = picture.texts.laid(text, metrics.label, 240 * metrics.size, 3)
    return PlacedText(laid, x, y + metrics.radius + 16 * metrics.size, "muted", "centre")


def label_box(picture: Picture, position: int) -> Box:
    """Where the label of a node's branch stands."""
    metrics = picture.metrics_of(position)
    x, bottom, room = _above(picture, position)
    if room >= metrics.line + metrics.small_line:
        bottom, room = bottom - metrics.small_line, room - metrics.small_line
    half = _half(picture, position)
    text = picture.node(position).label
    laid = picture.texts.laid(text, metrics.label, 2 * half, _lines(metrics, room))
    return Box(x - half, bottom - len(laid.lines) * metrics.line, x + half, bottom)


def probability_box(picture: Picture, position: int) -> Box:
    """Where the probability of a node's branch stands; over the mark where it has no room."""
    metrics = picture.metrics_of(position)
    x, bottom, room = _above(picture, position)
    if room < metrics.line + metrics.small_line:
        bottom += metrics.small_line
    half = _half(picture, position)
    return Box(x - half, bottom - metrics.small_line, x + half, bottom)


def notes_box(picture: Picture, position: int) -> Box:
    """Where something may be noted below a probability."""
    box = probability_box(picture, position)
    metrics = picture.metrics_of(position)
    _x, y = place(picture, position)
    return Box(box.left, box.bottom, box.right, max(y - _apart(metrics), box.bottom))


def question_box(picture: Picture, position: int) -> Box:
    """Where a node's question stands; below the mark where it has no room, while it is edited."""
    x, y = place(picture, position)
    metrics = picture.metrics_of(position)
    if position == 0:
        half = _question_width(picture, metrics) / 2
        lines = len(question(picture).laid.lines)
        bottom = y - _apart(metrics) - _CLEAR
        return Box(x - half, bottom - lines * metrics.line, x + half, bottom)
    if asked := question_at(picture, branch_at(picture, position)):
        return asked.box
    top = y + _apart(metrics)
    return Box(x - 110, top, x + 110, top + metrics.line)


def pill_box(picture: Picture, position: int, words: Beside) -> Box:
    """Where the pill stands that says how much a fold hides."""
    metrics = picture.metrics_of(position)
    laid = _pill_text(picture, metrics, words)
    return _pill_box(laid, metrics, *place(picture, position))


def _pill_text(picture: Picture, metrics: Metrics, words: Beside) -> Laid:
    """What a fold hides, in short where there is little room."""
    laid = picture.texts.laid(words.pill, metrics.small, 200 * metrics.size)
    if laid.width + 2 * _PILL_END * metrics.size <= _width(metrics):
        return laid
    return picture.texts.laid(words.count, metrics.small, 200 * metrics.size)


def beside_box(picture: Picture, position: int, words: Beside) -> Box:
    """Where the name of a leaf, or what a fold says, may stand."""
    x, y = place(picture, position)
    metrics = picture.metrics_of(position)
    half = _width(metrics) / 2
    if words.figures:
        height = sum(line.height for line in _zones(picture, metrics, words))
    else:
        height = picture.texts.laid(words.text, metrics.label, 2 * half, _MOST_LINES).height
    top = y + _below(metrics)
    bottom = top + height
    if words.pill:
        bottom += metrics.small_line + 7
    return Box(x - half, top, x + half, bottom)


def _above(picture: Picture, position: int) -> tuple[float, float, float]:
    """The middle and the bottom of what stands above a node, and how much room it has."""
    x, y = place(picture, position)
    metrics = picture.metrics_of(position)
    room = _room(metrics, turn_of(picture, position), y)
    width = 2 * _half(picture, position)
    taken = len(_noted(picture, position, metrics, room, width)) * metrics.small_line
    taken += _asked_height(picture, position, metrics, room, width)
    return x, y - _apart(metrics) - taken, room - taken


def _half(picture: Picture, position: int) -> float:
    """Half of what a label may take, or an editor over it."""
    _room, width = _free(branch_at(picture, position))
    return max(width, _NARROWEST) / 2


def _label_width(
    metrics: Metrics, before: float, after: float, end_before: float, end_after: float
) -> float:
    """What a label may take across, this far from its neighbours and from the ends above it.

    Below an end there hangs a name or a pill, as wide as a row, or there is only its mark.
    """
    row = _width(metrics)
    end = row / 2 if row >= _NARROWEST_PILL else metrics.radius - _APART / 2
    half = min(before / 2, after / 2, end_before - end, end_after - end) - _APART / 2
    return min(max(2 * half, 0.0), metrics.name_width)


def _room(metrics: Metrics, turn: float, end: float) -> float:
    """Pixels between where a branch has turned and its mark."""
    return end - _apart(metrics) - turn


def _lines(metrics: Metrics, room: float) -> int:
    return int(min(max(room // metrics.line, 1), _MOST_LINES))


def _width(metrics: Metrics) -> float:
    """What a name may take across: every end has a row for itself."""
    return min(metrics.row - _APART, metrics.name_width)


def _apart(metrics: Metrics) -> float:
    """Pixels from the middle of a node to the words above it."""
    return metrics.radius + metrics.halo + _CLEAR


def _below(metrics: Metrics) -> float:
    """Pixels from the middle of a node to the words below it."""
    return _apart(metrics)


def _pill_box(laid: Laid, metrics: Metrics, x: float, y: float) -> Box:
    top, half = y + _below(metrics), laid.width / 2 + _PILL_END * metrics.size
    return Box(x - half, top, x + half, top + laid.height + 4)


def _question_width(picture: Picture, metrics: Metrics) -> float:
    return min(420 * metrics.size, max(picture.width - 40, 120))


def _ended(picture: Picture, position: int) -> bool:
    scene = picture.scene
    return bool(scene.ended[position]) and (scene.count > 1 or bool(scene.hidden[0]))


def _around(boxes: list[Box]) -> Box:
    """The ground of some words: a little wider, but not towards the mark below them."""
    return Box(
        min(each.left for each in boxes) - 2,
        min(each.top for each in boxes) - 2,
        max(each.right for each in boxes) + 2,
        max(each.bottom for each in boxes),
    )
