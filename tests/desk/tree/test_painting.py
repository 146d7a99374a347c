"""What reaches pixels: colours, detail by zoom, words that keep apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.exchange.pictures.qt_surface import PixelSurface
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.tokens import tokens
from scenario_desk.presentation.tree.node_marks import owner_letters
from scenario_desk.presentation.tree.words import beside_words, hint_lines
from tests.desk.tree.desk import shown_tree
from tests.model.building import big_tree, small_scenario

FLAGSHIP = Path(__file__).parents[3] / "scenarios" / "syria-2017.scenario"


def pixel(view: TreeView, x: float, y: float) -> QColor:
    return view.grab().toImage().pixelColor(round(x), round(y))


def near(one: QColor, other: str, slack: int = 12) -> bool:
    wanted = QColor(other)
    return all(
        abs(a - b) <= slack for a, b in zip(one.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    )


@pytest.mark.parametrize("size", [1, 10, 1_000, 20_000])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_zoom_of_every_size_paints(qtbot: Any, size: int, theme: str) -> None:
    bench, view = shown_tree(qtbot, big_tree(size))
    bench.dress(tokens(theme), 1.0)
    view.nodes.unfold_all()
    view.fit()
    middle = view.content.scene.count // 2
    bench.select("node", view.content.id_of(middle))
    for zoom in [view.view.zoom, *np.geomspace(1e-5, 4, 9)]:
        view.set_view(view.view.zoomed_to(float(zoom), 500, 350))
        image = view.grab().toImage()
        assert near(image.pixelColor(5, 5), tokens(theme).background)


def test_detail_goes_with_the_room_a_depth_has(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, big_tree(20_000))
    view.nodes.unfold_all()
    view.fit()
    view.grab()
    shown = view.painted
    deepest = max(part.level for part in shown.far)
    assert deepest == view.content.scene.levels - 1
    assert {part.level for part in shown.near} >= {0, 1, 2}
    view.zoom_100()
    view.grab()
    assert not view.painted.far
    assert not view.painted.middle
    assert sum(part.count for part in view.painted.near) < 200


def test_a_branch_that_ends_in_the_overlap_is_green_and_one_that_cannot_is_grey(
    qtbot: Any,
) -> None:
    bench, view = shown_tree(qtbot, load(FLAGSHIP))
    colours = bench.tokens
    view.nodes.unfold_all()
    view.zoom_100()
    reach = bench.evaluation.overlap_reach
    scene = view.content.scene
    share = view.content.styles.share
    leaves = [at for at in range(scene.count) if scene.ended[at] and share[at] > 0.4]
    sure = next(at for at in leaves if reach[scene.index[at]] == 1)
    never = next(at for at in leaves if reach[scene.index[at]] == 0)
    for position, colour in ((sure, colours.overlap), (never, colours.branch_far)):
        view.bring_into_sight(position)
        x, y = view.place(position)
        assert near(pixel(view, x - 20, y), colour)


def test_held_results_show_in_no_pixel(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, load(FLAGSHIP))
    assert contains(view.grab().toImage(), bench.tokens.overlap)
    bench.hold(True)
    assert not contains(view.grab().toImage(), bench.tokens.overlap)
    assert "overlap" not in " ".join(
        beside_words(view.picture(), at).text for at in range(view.content.scene.count)
    )


def contains(image: QImage, colour: str) -> bool:
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    return bool(np.any(pixels & 0xFFFFFF == int(colour[1:], 16)))


def test_an_edge_is_there_when_its_child_is_off_screen(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    x, y = view.place(0)
    view.set_view(view.view.panned(500 - x, 350 - y).zoomed_to(4.0, 500, 350))
    deal = view.place(view.content.position_of("talks"))
    assert deal[1] < 0
    image = view.grab().toImage()
    row = [image.pixelColor(at, 60) for at in range(1_000)]
    assert any(not near(colour, bench.tokens.background) for colour in row)


def test_a_change_of_a_score_places_nothing_anew(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, load(FLAGSHIP))
    scene, styles = view.content.scene, view.content.styles
    endpoint, interest = next(iter(bench.scenario.scores))
    low = bench.scenario.scores[endpoint, interest]
    bench.apply(edits.set_score, endpoint, interest, type(low)(-100))
    assert view.content.scene is scene
    assert view.content.styles is not styles


@pytest.mark.parametrize("zoom", [0.35, 0.5, 0.7, 1.0, 1.4])
@pytest.mark.parametrize("width", [640, 1_300])
def test_no_words_lie_on_other_words(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, zoom: float, width: int
) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), width, 860)
    view.nodes.unfold_all()
    view.fit()
    view.set_view(view.view.zoomed_to(zoom, width / 2, 430))
    written = record_words(view, monkeypatch)
    assert len(written) > 10
    for at, (text, box) in enumerate(written):
        for other, beside in written[at + 1 :]:
            shared = box & beside
            assert shared.width() <= 1 or shared.height() <= 2, (text, other)


def record_words(view: TreeView, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, QRectF]]:
    """The lines that a frame writes, and where: the ink's own height, not the line's."""
    written: list[tuple[str, QRectF]] = []
    write = PixelSurface.text

    def record(
        surface: PixelSurface, laid: Any, x: float, top: float, colour: Any, align: Any = "left"
    ) -> None:
        # The letters of marks are drawn on pictures of their own.
        on_canvas = surface.painter.device().width() > 100
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
        for number, (line, width) in enumerate(zip(laid.lines, laid.widths, strict=True)):
            place = QRectF(x - share * width, top, width, laid.line_height)
            box = place.translated(0, number * laid.line_height).adjusted(0, 1, 0, -2)
            if on_canvas:
                written.append((line, box))
        write(surface, laid, x, top, colour, align)

    monkeypatch.setattr(PixelSurface, "text", record)
    view.grab()
    return written


def test_a_bare_root_says_what_to_do(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = Scenario(title="New", root="r", nodes=Table({"r": Node("r")}))
    _bench, view = shown_tree(qtbot, bare)
    said = " ".join(text for text, _box in record_words(view, monkeypatch))
    assert "Tab" in said


def test_what_a_file_says_is_never_markup(qtbot: Any) -> None:
    scenario = edits.set_label(small_scenario(), "deal", "<b>x</b> <img src='http://no'>")
    bench, view = shown_tree(qtbot, scenario)
    from scenario_desk.presentation.tree.words import as_hint, hint_lines

    said = as_hint(hint_lines(view.picture(), view.content.position_of("deal")))
    assert "<img" not in said
    assert "&lt;img" in said
    assert bench.scenario is scenario


def test_the_picture_to_copy_carries_the_marking(qtbot: Any) -> None:
    plain = shown_tree(qtbot, small_scenario())[1].copy_picture()
    marked = edits.amend_scenario(small_scenario(), marking="FOR OFFICIAL USE")
    image = shown_tree(qtbot, marked)[1].copy_picture()
    assert image.width() == 2_000
    assert image.devicePixelRatio() == 2
    band = image.height() - plain.height()
    assert band > 20
    assert (
        image.copy(0, band, 2_000, plain.height()).convertToFormat(plain.format()).constBits()
        == plain.copy().constBits()
    )


def test_owners_are_told_apart_by_their_letters() -> None:
    named = owner_letters(
        (("us", "US"), ("un", "UN"), ("ru", "Russia"), ("a0", "Actor 0"), ("a1", "Actor 1"))
    )
    assert named == {"us": "US", "un": "UN", "ru": "R", "a0": "A0", "a1": "A1"}
    short = owner_letters((("sa", "KSA"), ("om", "Oman"), ("ye", "YE"), ("yu", "YE")))
    assert (short["sa"], short["om"]) == ("KSA", "O"), "a short name is not cut"
    assert short["ye"] != short["yu"]
    twins = owner_letters((("x", "Same"), ("y", "Same")))
    assert len(set(twins.values())) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((0.75,), "75 %, counts as 100 %"),
        ((0.75, 0.75), "75 %, counts as 50 %"),
        ((0.2, 0.8), "20 %"),
    ],
)
def test_what_was_typed_is_said_where_it_does_not_add_up(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, typed: tuple[float, ...], said: str
) -> None:
    leaves = tuple(Node(id=f"b{place}", label=f"Way {place}") for place in range(len(typed)))
    root = Node(id="root", kind="chance", children=tuple(leaf.id for leaf in leaves))
    scenario = Scenario(
        title="New", root="root", nodes=Table({each.id: each for each in (root, *leaves)})
    )
    for leaf, share in zip(leaves, typed, strict=True):
        scenario = edits.set_probability(scenario, leaf.id, Estimate(share))
    _bench, view = shown_tree(qtbot, scenario, 1_000, 500)
    words = [
        text.replace("\N{NO-BREAK SPACE}", " ") for text, _box in record_words(view, monkeypatch)
    ]
    assert said in words
    told = " ".join(hint_lines(view.picture(), 1))
    assert ("add up to" in told) == ("counts" in said)


@pytest.mark.parametrize("question", ["", "How does it end?"])
def test_a_root_asks_for_its_question_until_there_is_one(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    alone = Scenario(title="New", root="r", nodes=Table({"r": Node("r", question=question)}))
    _bench, view = shown_tree(qtbot, alone, 900, 500)
    said = " ".join(text for text, _box in record_words(view, monkeypatch))
    assert "Press Tab" in said
    assert ("F2" in said) == (not question)
