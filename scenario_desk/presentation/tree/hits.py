"""What is under a point of the canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.tree.branches import branch_at
from scenario_desk.presentation.tree.phase_headers import header_at
from scenario_desk.presentation.tree.picture import Picture, own_place
from scenario_desk.presentation.tree.word_places import word_places
from scenario_desk.presentation.tree.words import beside_words

Part = Literal["mark", "label", "probability", "pill", "beside", "question", "notes"]
REACH = 12.0
"""Pixels around a node that count as the node: targets are 24 pixels wide at any zoom."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A node, by its position in the scene, and which part of it."""

    position: int
    part: Part


def hit(picture: Picture, x: float, y: float) -> Hit | None:
    """What is at a point of the pane: the nearest mark in reach, else the words it is on."""
    if header_at(picture, x, y) is not None:
        return None
    along, across = picture.orientation.turned(x, y)
    nearest: tuple[float, int] | None = None
    on_words: Hit | None = None
    for position in _candidates(picture, along, across):
        node_x, node_y = own_place(picture, position)
        distance = max(abs(node_x - along), abs(node_y - across))
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
    """Where the label of a node's branch stands, in the pane."""
    return word_places(picture.direction).label_box(picture, position)


def probability_box(picture: Picture, position: int) -> Box:
    """Where the probability of a node's branch stands."""
    return word_places(picture.direction).probability_box(picture, position)


def question_box(picture: Picture, position: int) -> Box:
    """Where a node's question stands; below the mark where it has no room, while it is edited."""
    return word_places(picture.direction).question_box(picture, position)


def _candidates(picture: Picture, along: float, across: float) -> list[int]:
    """The neighbours of the point in every depth whose marks or words may be there."""
    scene, view = picture.scene, picture.view
    at_x, at_y = view.to_layout(along, across)
    beside = (picture.metrics.name_width + 140) / view.scale_x
    slack = (REACH + 2) / view.scale_x
    return [
        position
        for level in range(scene.levels)
        if scene.left[level] - slack <= at_x <= scene.right[level] + beside
        for position in scene.around(level, at_y)
    ]


def _on_words(picture: Picture, position: int, x: float, y: float) -> Hit | None:
    places, metrics = word_places(picture.direction), picture.metrics_of(position)
    if position != 0:
        label = places.label_box(picture, position)
        taller = Box(label.left, label.top - 4, label.right, label.bottom + 5)
        if metrics.gap >= metrics.line:
            if places.probability_box(picture, position).holds(x, y):
                return Hit(position, "probability")
            if taller.holds(x, y):
                return Hit(position, "label")
            asked = places.question_at(picture, branch_at(picture, position))
            if asked is not None and asked.box.holds(x, y):
                return Hit(position, "question")
            if places.notes_box(picture, position).holds(x, y):
                return Hit(position, "notes")
    if metrics.row < metrics.line or not picture.scene.ended[position]:
        return None
    words = beside_words(picture, position)
    if words.pill and places.pill_box(picture, position, words).grown(2).holds(x, y):
        return Hit(position, "pill")
    if (words.text or words.pill) and places.beside_box(picture, position, words).holds(x, y):
        return Hit(position, "beside")
    return None
