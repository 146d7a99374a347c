"""Depths with room: branches as a river, nodes as marks, words where they fit."""

from __future__ import annotations

from contextlib import nullcontext

from scenario_desk.analysis.frame import DECISION, LEAF
from scenario_desk.presentation.drawing import Curve, Line, Move, Path, Stamping, Stroke, Surface
from scenario_desk.presentation.tree.branches import Branch, branches_of
from scenario_desk.presentation.tree.change_drawing import change_colour, draw_change_at
from scenario_desk.presentation.tree.figure_signs import draw_diamond, draw_ring, ring_radius
from scenario_desk.presentation.tree.junctures import LEAST
from scenario_desk.presentation.tree.lettering import draw_words
from scenario_desk.presentation.tree.metrics import Metrics
from scenario_desk.presentation.tree.node_marks import Mark, draw_mark
from scenario_desk.presentation.tree.orientation import Turned
from scenario_desk.presentation.tree.owner_choice import choice_of
from scenario_desk.presentation.tree.picture import Picture, is_pale, on_screen
from scenario_desk.presentation.tree.scene import Slice


def draw_near(surface: Surface, picture: Picture, parts: tuple[Slice, ...]) -> None:
    """Draw the slices: first every branch, then every mark, then every word."""
    branches = [
        branch for part in parts for branch in branches_of(picture, on_screen(picture, part))
    ]
    _draw_branches(Turned(surface, picture.orientation), picture, branches)
    across = picture.across
    words = picture.metrics.name_width / 2 if picture.direction == "down" else 0.0
    margin = max(60.0, words)
    seen = [branch for branch in branches if -margin < branch.y < across + margin]
    if picture.shown.rational:
        _draw_choices(surface, picture, seen)
    _draw_marks(surface, picture, seen)
    draw_words(surface, picture, seen)


def branch_path(branch: Branch) -> Path:
    """The way of a branch: out of the parent, a turn, then level under its label to its node."""
    metrics = branch.metrics
    start, turn = branch.from_x, branch.turn
    half = (turn - start) * 0.55
    return (
        Move(start, branch.from_y),
        Curve(start + half, branch.from_y, turn - half, branch.y, turn, branch.y),
        Line(branch.x - metrics.radius * 0.9, branch.y),
    )


def branch_width(metrics: Metrics, share: float) -> float:
    """The width in pixels of a branch of this probability."""
    return min((1.2 + 6.8 * share) * metrics.size, max(metrics.gap * 0.2, 1.2))


def _draw_branches(surface: Turned, picture: Picture, branches: list[Branch]) -> None:
    styles, palette, lit = picture.styles, picture.palette, picture.lit
    halo = palette.veiled("accent", 0.32)
    ink = palette.colour("ink")
    shade, share = styles.shade, styles.share
    # Faded ones first, those that matter last, so that nothing pale runs over them.
    for branch in sorted(branches, key=lambda each: _rank(picture, each.position)):
        position = branch.position
        if position == 0:
            continue
        path = branch_path(branch)
        width = branch_width(branch.metrics, float(share[position]))
        strokes = []
        if lit is not None and lit[position]:
            strokes.append(Stroke(halo, width + 6))
        what = picture.marks.of(position) if picture.marks is not None else None
        if what is not None:
            strokes.append(Stroke(change_colour(what, palette.tokens, 0.34), width + 9))
        if styles.happened[position]:
            strokes.append(Stroke(ink, width + 3))
        colours = palette.faded if is_pale(picture, position) else palette.branch
        strokes.append(Stroke(colours[shade[position]], width))
        surface.path(path, strokes)


def _rank(picture: Picture, position: int) -> int:
    if picture.lit is not None and picture.lit[position]:
        return 3
    if picture.styles.happened[position]:
        return 2
    return 0 if picture.styles.ruled_out[position] else 1


def _draw_choices(surface: Surface, picture: Picture, branches: list[Branch]) -> None:
    """A diamond in the owner's colour where a branch that the owner would choose turns level.

    Small where the forecast agrees, hollow where the lead is within the scores' uncertainty.
    """
    palette = picture.palette
    for branch in branches:
        row = int(picture.scene.index[branch.position])
        choice = choice_of(picture.answers, row) if picture.answers is not None else None
        if choice is None:
            continue
        metrics = branch.metrics
        x, y = picture.orientation.turned(branch.turn + 6 * metrics.size, branch.y)
        colour = palette.colour(picture.colours[choice.owner])
        fill = palette.colour("panel") if choice.doubted and not choice.agrees else colour
        radius = (3.2 if choice.agrees and not choice.tied else 5.0) * metrics.size
        radius = min(radius, metrics.gap * 0.3)
        with surface.faded(0.45) if is_pale(picture, branch.position) else nullcontext():
            draw_diamond(surface, x, y, radius, Stroke(colour, 1.6), fill)


def _draw_juncture(surface: Surface, picture: Picture, branch: Branch, x: float, y: float) -> None:
    """A ring around a node that settles something of what is still open."""
    if picture.answers is None or not picture.shown.junctures:
        return
    share = float(picture.answers.shares[picture.scene.index[branch.position]])
    if share >= LEAST:
        metrics = branch.metrics
        radius = ring_radius(metrics.radius, min(metrics.size, metrics.radius / 8))
        draw_ring(surface, picture.palette, x, y, radius, metrics.size, share)


def _draw_marks(surface: Surface, picture: Picture, branches: list[Branch]) -> None:
    stamping = surface if isinstance(surface, Stamping) else None
    orientation = picture.orientation
    for branch in branches:
        if not -60 < branch.x < picture.along + 60:
            continue
        x, y = orientation.turned(branch.x, branch.y)
        position = branch.position
        _draw_ring(surface, picture, branch, x, y)
        _draw_juncture(surface, picture, branch, x, y)
        if stamping is not None and not stamping.names_parts:
            _draw_mark(surface, stamping, picture, branch, x, y)
        else:
            node = picture.node(position)
            with surface.group(node.label, node.id):
                _draw_mark(surface, stamping, picture, branch, x, y)
        draw_change_at(surface, picture, position, x, y)
        if position in picture.selected:
            _draw_selected(surface, picture, branch, x, y)


def _draw_mark(
    surface: Surface,
    stamping: Stamping | None,
    picture: Picture,
    branch: Branch,
    x: float,
    y: float,
) -> None:
    """A mark; a pale one where the node is ruled out."""
    mark, palette = mark_of(picture, branch.position), picture.palette
    # Whole pixels, or every step of a zoom would make its own pictures.
    radius = round(branch.metrics.radius)

    def draw(ground: Surface, x: float, y: float) -> None:
        draw_mark(ground, mark, x, y, radius, palette.tokens, picture.texts)

    def put() -> None:
        if stamping is None:
            draw(surface, x, y)
        else:
            # A palette is itself only: as a key it takes no time.
            stamping.stamp((mark, radius, palette), x, y, mark.reach(radius), draw)

    if not is_pale(picture, branch.position):
        put()
        return
    # What is behind a pale mark must not shine through it.
    inner = branch.metrics.radius - 1
    surface.ellipse(x, y, inner, inner, fill=palette.colour("background"))
    with surface.faded(0.45):
        put()


def mark_of(picture: Picture, position: int) -> Mark:
    """The mark of a node."""
    row = int(picture.scene.index[position])
    frame = picture.frame
    kind = int(frame.kind[row])
    if kind == DECISION:
        owner = int(frame.owner[row])
        if owner < 0:
            return Mark("decision", letters="?")
        letters = picture.letters[frame.actor_ids[owner]]
        return Mark("decision", picture.colours[owner], letters)
    endpoint = int(frame.leaf_endpoint[row])
    if kind == LEAF and endpoint < 0 and not frame.child_count[row]:
        return Mark("unfinished")
    glyph = picture.glyphs[endpoint] if kind == LEAF and endpoint >= 0 else None
    return Mark("chance") if glyph is None else Mark("leaf", glyph=glyph)


def _draw_ring(surface: Surface, picture: Picture, branch: Branch, x: float, y: float) -> None:
    """A soft disc under the node that is pointed at."""
    if branch.position == picture.hovered:
        radius = branch.metrics.radius + 6
        surface.ellipse(x, y, radius, radius, fill=picture.palette.veiled("accent", 0.16))


def _draw_selected(surface: Surface, picture: Picture, branch: Branch, x: float, y: float) -> None:
    """An outline around a selected node; stronger around the one that keys act on."""
    radius = branch.metrics.radius + 3.5
    width = 2.2 if branch.position == picture.current else 1.2
    surface.box(
        x - radius,
        y - radius,
        2 * radius,
        2 * radius,
        stroke=Stroke(picture.palette.colour("accent"), width),
        radius=radius * 0.45,
    )
