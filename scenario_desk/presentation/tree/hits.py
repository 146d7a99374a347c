"""What is under a point of the canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenario_desk.presentation.tree.lettering import pill_box
from scenario_desk.presentation.tree.picture import Picture, column_begin, own_place
from scenario_desk.presentation.tree.viewport import Box
from scenario_desk.presentation.tree.words import beside_words

Part = Literal["mark", "label", "probability", "pill", "beside", "question"]
REACH = 12.0
"""Pixels around a node that count as the node: targets are 24 pixels wide at any zoom."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A node, by its position in the scene, and which part of it."""

    position: int
    part: Part


def hit(picture: Picture, x: float, y: float) -> Hit | None:
    """What is at a point in pixels: the nearest mark in reach, else the words it is on."""
    nearest: tuple[float, int] | None = None
    on_words: Hit | None = None
    for position in _candidates(picture, x, y):
        node_x, node_y = own_place(picture, position)
        distance = max(abs(node_x - x), abs(node_y - y))
        reach = max(REACH, picture.metrics_of(position).radius + 3)
        if distance <= reach and (nearest is None or distance < nearest[0]):
            nearest = (distance, position)
        if on_words is None:
            on_words = _on_words(picture, position, x, y)
    if nearest is not None:
        return Hit(nearest[1], "mark")
    if on_words is None and picture.node(0).question and question_box(picture, 0).holds(x, y):
        return Hit(0, "question")
    return on_words


def label_box(picture: Picture, position: int) -> Box:
    """Where the label of a node's branch stands, one line high."""
    return _branch_box(picture, position, "label")


def probability_box(picture: Picture, position: int) -> Box:
    """Where the probability of a node's branch stands."""
    return _branch_box(picture, position, "probability")


def question_box(picture: Picture, position: int) -> Box:
    """Where a node's question stands: left of the root; else below the mark, while it is edited."""
    x, y = own_place(picture, position)
    metrics = picture.metrics_of(position)
    if position == 0:
        return metrics.question_box(x, y)
    top = y + metrics.radius + 4
    return Box(x - 110, top, x + 110, top + metrics.line)


def _branch_box(picture: Picture, position: int, part: str) -> Box:
    x, y = own_place(picture, position)
    begin = column_begin(picture, position)
    metrics = picture.metrics_of(position)
    if part == "label":
        return metrics.label_box(begin, x, y, 1)
    return metrics.probability_box(begin, x, y)


def _candidates(picture: Picture, x: float, y: float) -> list[int]:
    """The neighbours of the point in every depth whose marks or words may be there."""
    scene, view = picture.scene, picture.view
    at_x, at_y = view.to_layout(x, y)
    beside = (picture.metrics.name_width + 140) / view.scale_x
    slack = (REACH + 2) / view.scale_x
    return [
        position
        for level in range(scene.levels)
        if scene.left[level] - slack <= at_x <= scene.right[level] + beside
        for position in scene.around(level, at_y)
    ]


def _on_words(picture: Picture, position: int, x: float, y: float) -> Hit | None:
    metrics = picture.metrics_of(position)
    if position != 0:
        label = label_box(picture, position)
        taller = Box(label.left, label.top - 4, label.right, label.bottom + 5)
        if metrics.gap >= metrics.line and taller.holds(x, y):
            return Hit(position, "label")
        if metrics.gap >= metrics.line and probability_box(picture, position).holds(x, y):
            return Hit(position, "probability")
    if metrics.row < metrics.line or not picture.scene.ended[position]:
        return None
    node_x, node_y = own_place(picture, position)
    words = beside_words(picture, position)
    if words.pill and pill_box(picture.texts, metrics, words, node_x, node_y).grown(2).holds(x, y):
        return Hit(position, "pill")
    if words.text or words.pill:
        width = metrics.name_width + (60 * metrics.size if words.pill else 0)
        if metrics.beside(node_x, node_y, width).holds(x, y):
            return Hit(position, "beside")
    return None
