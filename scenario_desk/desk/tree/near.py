"""Depths with room: branches as a river, nodes as marks, words where they fit."""

from __future__ import annotations

from itertools import repeat

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from scenario_desk.analysis.frame import DECISION, LEAF
from scenario_desk.desk.tree import marks
from scenario_desk.desk.tree.lettering import paint_words
from scenario_desk.desk.tree.metrics import Metrics
from scenario_desk.desk.tree.picture import Branch, OnScreen, Picture, clearances, gaps, on_screen
from scenario_desk.desk.tree.scene import Slice

_FAR_AWAY = 20_000.0
"""Pixels: coordinates are cut here, well outside what anybody sees bend."""


def paint_near(painter: QPainter, picture: Picture, parts: tuple[Slice, ...]) -> None:
    """Paint the slices: first every branch, then every mark, then every word."""
    branches = [branch for part in parts for branch in _branches(picture, on_screen(picture, part))]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_branches(painter, picture, branches)
    height = picture.height
    seen = [branch for branch in branches if -60 < branch.y < height + 60]
    _paint_marks(painter, picture, seen)
    paint_words(painter, picture, seen)


def _branches(picture: Picture, part: OnScreen) -> list[Branch]:
    above = gaps(picture, part.slice).tolist()
    clear = [each.tolist() for each in clearances(picture, part.slice)]
    return [
        Branch(*each)
        for each in zip(
            part.positions,
            repeat(picture.metrics_at(part.slice.level), part.slice.count),
            part.x.tolist(),
            part.y.clip(-_FAR_AWAY, _FAR_AWAY).tolist(),
            part.from_x.tolist(),
            part.from_y.clip(-_FAR_AWAY, _FAR_AWAY).tolist(),
            above[:-1],
            above[1:],
            *clear,
            strict=True,
        )
    ]


def branch_path(branch: Branch) -> QPainterPath:
    """The way of a branch: out of the parent, a turn, then level under its label to its node."""
    metrics = branch.metrics
    start = branch.from_x
    turn = start + max(metrics.bend(branch.x - start), 2.0)
    half = (turn - start) * 0.55
    path = QPainterPath(QPointF(start, branch.from_y))
    path.cubicTo(start + half, branch.from_y, turn - half, branch.y, turn, branch.y)
    path.lineTo(branch.x - metrics.radius * 0.9, branch.y)
    return path


def branch_width(metrics: Metrics, share: float) -> float:
    """The width in pixels of a branch of this probability."""
    return min((1.2 + 6.8 * share) * min(metrics.size, 1.5), max(metrics.gap * 0.2, 1.2))


def _paint_branches(painter: QPainter, picture: Picture, branches: list[Branch]) -> None:
    looks, palette, lit = picture.looks, picture.palette, picture.lit
    halo = palette.veiled("accent", 0.32)
    ink = palette.colour("ink")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shade, share = looks.shade, looks.share
    # Faded ones first, those that matter last, so that nothing pale runs over them.
    for branch in sorted(branches, key=lambda each: _rank(picture, each.position)):
        position = branch.position
        if position == 0:
            continue
        path = branch_path(branch)
        width = branch_width(branch.metrics, float(share[position]))
        if lit is not None and lit[position]:
            _stroke(painter, path, halo, width + 6)
        if looks.happened[position]:
            _stroke(painter, path, ink, width + 3)
        colours = palette.faded if looks.ruled_out[position] else palette.branch
        colour = colours[shade[position]]
        if picture.greyed is not None and picture.greyed[position]:
            colour = palette.faded[shade[position]]
        _stroke(painter, path, colour, width)


def _rank(picture: Picture, position: int) -> int:
    if picture.lit is not None and picture.lit[position]:
        return 3
    if picture.looks.happened[position]:
        return 2
    return 0 if picture.looks.ruled_out[position] else 1


def _stroke(painter: QPainter, path: QPainterPath, colour: QColor, width: float) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawPath(path)


def _paint_marks(painter: QPainter, picture: Picture, branches: list[Branch]) -> None:
    for branch in branches:
        if not -60 < branch.x < picture.width + 60:
            continue
        _paint_ring(painter, picture, branch)
        mark = mark_of(picture, branch.position, branch.metrics)
        side = mark.width() / picture.ratio
        faded = picture.looks.ruled_out[branch.position] or (
            picture.greyed is not None and picture.greyed[branch.position]
        )
        if faded:
            # What is behind a pale mark must not shine through it.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(picture.palette.colour("background"))
            inner = branch.metrics.radius - 1
            painter.drawEllipse(QPointF(branch.x, branch.y), inner, inner)
            painter.setOpacity(0.45)
        painter.drawPixmap(
            QPointF(
                _on_pixel(branch.x - side / 2, picture.ratio),
                _on_pixel(branch.y - side / 2, picture.ratio),
            ),
            mark,
        )
        if faded:
            painter.setOpacity(1.0)
        if branch.position in picture.selected:
            _paint_selected(painter, picture, branch, branch.metrics.radius + 3.5)


def mark_of(picture: Picture, position: int, metrics: Metrics) -> QPixmap:
    """The picture of a node's mark."""
    row = int(picture.scene.index[position])
    tokens, ratio, frame = picture.palette.tokens, picture.ratio, picture.frame
    # Whole pixels, or every step of a zoom would make its own pictures.
    radius = float(round(metrics.radius))
    kind = int(frame.kind[row])
    if kind == DECISION:
        owner = int(frame.owner[row])
        if owner < 0:
            return marks.decision_mark(tokens, "neither", "?", radius, ratio)
        letters = picture.letters[frame.actor_ids[owner]]
        return marks.decision_mark(tokens, picture.colours[owner], letters, radius, ratio)
    endpoint = int(frame.leaf_endpoint[row])
    if kind == LEAF and endpoint < 0 and not frame.child_count[row]:
        return marks.unfinished_mark(tokens, radius, ratio)
    glyph = picture.glyphs[endpoint] if kind == LEAF and endpoint >= 0 else None
    if glyph is None:
        return marks.chance_mark(tokens, radius, ratio)
    return marks.leaf_mark(tokens, glyph, radius, ratio)


def _paint_ring(painter: QPainter, picture: Picture, branch: Branch) -> None:
    """A soft disc under the node that is pointed at."""
    if branch.position != picture.hovered:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(picture.palette.veiled("accent", 0.16))
    radius = branch.metrics.radius + 6
    painter.drawEllipse(QPointF(branch.x, branch.y), radius, radius)


def _paint_selected(painter: QPainter, picture: Picture, branch: Branch, radius: float) -> None:
    """An outline around a selected node; stronger around the one that keys act on."""
    primary = branch.position == picture.current
    colour = picture.palette.colour("accent")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2.2 if primary else 1.2))
    box = QRectF(branch.x - radius, branch.y - radius, 2 * radius, 2 * radius)
    painter.drawRoundedRect(box, radius * 0.45, radius * 0.45)


def _on_pixel(value: float, ratio: float) -> float:
    """The nearest whole device pixel: a mark between two pixels is blurred."""
    return round(value * ratio) / ratio
