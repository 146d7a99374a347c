"""Phases as columns of a whole tree: bands behind it, and their names where they cover nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from scenario_desk.exchange.pictures.picture_files import colours_for, pages_on, svg, unhurried
from scenario_desk.exchange.pictures.qt_pages import pdf_of_pages
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.pictures.sheet import sheet
from scenario_desk.exchange.pictures.tree_picture import TreePicture, whole_tree
from scenario_desk.model.edits import set_label
from scenario_desk.model.entities import Phase
from scenario_desk.model.scenario import replace
from scenario_desk.model.table import Roster
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.tokens import tokens
from scenario_desk.presentation.tree.on_demand import OnDemand
from scenario_desk.presentation.tree.phase_headers import bands_in_sight
from scenario_desk.presentation.tree.picture import place
from tests.exchange.pictures.pdf_text import pages_of
from tests.exchange.pictures.trees_drawn import SHIPPED, Written, evaluated, evaluation_of, shipped

DIRECTIONS = ["right", "left", "down"]
PHASES = OnDemand(phases=True)
NAMES = ["Opening moves", "End of the caliphate", "Endgame in the north and south"]
NAMES += ["Freeze or break"]
DATES = ["2017-02 to 2017-09", "2017-06 to 2018-12", "2018-01 to 2020-12", "2021-01 to 2025-12"]


@pytest.fixture
def texts(qapp: QGuiApplication) -> QtTypeSetter:
    return QtTypeSetter(qapp.font())


@pytest.fixture
def draw(texts: QtTypeSetter):
    def whole(evaluation=None, shown=PHASES, **asked) -> TreePicture:
        return whole_tree(evaluation or evaluated(), texts, tokens("light"), shown=shown, **asked)

    return whole


class Unclipped(Written):
    """Keeps what is written around a part of the tree, which is clipped."""

    @contextmanager
    def clipped(self, left: float, top: float, width: float, height: float) -> Iterator[None]:
        kept = self.lines_of_text, self.cut_short
        self.lines_of_text = []
        yield
        self.lines_of_text, self.cut_short = kept


def written(tree: TreePicture) -> Written:
    surface = Written(tree.width, tree.height)
    tree.draw(surface, Box(0, 0, tree.width, tree.height))
    return surface


def assert_apart(surface: Written) -> None:
    boxes = [box for _line, box in surface.lines_of_text]
    for one, other in combinations(boxes, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        assert across <= 1 or down <= 2, (one, other)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_names_and_dates_are_in_the_svg_as_text(draw, texts, theme):
    tree = whole_tree(evaluated(), texts, tokens(theme), shown=PHASES)
    source = b"".join(svg(sheet(tree, texts), texts)).decode()
    for words in (*NAMES, *DATES):
        assert source.count(f">{words}<") == 1


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("shown", [PHASES, OnDemand(phases=True, reach=True, overlap=True)])
@pytest.mark.parametrize("name", SHIPPED)
def test_no_words_lie_on_others_and_none_is_cut_short(draw, name, shown, direction):
    surface = written(draw(evaluated(name), shown=shown, direction=direction))
    assert_apart(surface)
    assert surface.cut_short == 0


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_names_lie_beside_the_tree(draw, direction):
    tree = draw(direction=direction)
    assert tree.ink[:, 0].min() >= tree.beside
    assert tree.ink[:, 1].min() >= tree.above
    assert (tree.beside > 0, tree.above > 0) == (direction == "down", direction != "down")
    said = " ".join(
        line
        for line, box in written(tree).lines_of_text
        if (box[2] <= tree.beside if tree.beside else box[3] <= tree.above)
    )
    for words in (*NAMES, *DATES):
        assert words in said


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_mark_lies_in_the_band_of_its_phase(draw, direction):
    tree = draw(direction=direction)
    picture, scenario = tree.picture, shipped("syria-2017")
    bands = {band.name: (start, stop) for band, start, stop in bands_in_sight(picture)}
    assert list(bands) == NAMES
    above = {child: key for key, node in scenario.nodes.items() for child in node.children}
    for position in range(picture.scene.count):
        node = picture.node(position)
        while not node.phase:
            node = scenario.nodes[above[node.id]]
        start, stop = bands[scenario.phases[node.phase].name]
        along, _across = picture.orientation.turned(*place(picture, position))
        radius = picture.metrics_of(position).radius
        assert start <= along - radius
        assert along + radius <= stop


def test_a_label_uses_all_of_a_branch_that_leads_over_several_columns(draw):
    label = "A single label that goes on for a very long time, over more than one of the columns"
    plain = draw()
    long = draw(evaluation_of(set_label(shipped("syria-2017"), "n12", label)))
    assert long.width <= plain.width + 20
    assert label in written(long).said


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_long_name_widens_its_band(draw, direction):
    scenario = shipped("syria-2017")
    long = "Freeze or break: whatever the patrons can still pay for, and what they cannot any more"
    phases = [dataclasses.replace(each, name=long) for each in scenario.phases.values()]
    surface = written(
        draw(evaluation_of(replace(scenario, phases=Roster(phases))), direction=direction)
    )
    assert_apart(surface)
    assert surface.cut_short == 0


def test_without_phases_nothing_is_different(draw):
    scenario = replace(shipped("syria-2017"), phases=Roster[Phase]([]))
    evaluation = evaluation_of(scenario)
    plain = draw(evaluation, shown=OnDemand())
    tree = draw(evaluation)
    assert (tree.width, tree.height, tree.above) == (plain.width, plain.height, 0)
    assert written(tree).said == written(plain).said


@pytest.mark.parametrize("asked", [{"only": "n05"}, {"folded": ["n05"]}, {"held": True}])
def test_a_part_of_the_tree_has_the_phases_it_reaches(draw, asked):
    tree = draw(**asked)
    assert_apart(written(tree))
    said = written(tree).said
    assert "End of the caliphate" in said
    assert ("Opening moves" in said) == ("only" not in asked)


@pytest.mark.parametrize("fitting", ["width", "page", "full"])
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_pages_show_everything_and_their_bands_by_name(draw, texts, direction, fitting):
    tree = draw(direction=direction)
    pages, _layout = pages_on(tree, texts, fitting, "a4")
    assert pages.count > 1
    said = []
    for number, tile in enumerate(pages.plan.tiles):
        box = pages.picture_box(number)
        assert box.width <= pages.body.width + 0.01
        assert box.height <= pages.body.height + 0.01
        surface = Unclipped(tile.across.length + tree.beside, tile.down.length + tree.above)
        pages.draw_picture(surface, number)
        said.append(set(surface.said))
        # Every page names some band; what is named is whole.
        assert said[-1]
        assert surface.cut_short == 0
        for _line, (left, top, right, bottom) in surface.lines_of_text:
            assert left >= 0
            assert top >= 0
            assert right <= (tree.beside or surface.width)
            assert bottom <= (tree.above or surface.height)
    everything = set().union(*said)
    assert set(DATES) <= everything
    for name in NAMES:
        assert name in everything or set(name.split()) <= set(" ".join(everything).split())
    seen = np.zeros(len(tree.words), bool)
    for tile in pages.plan.tiles:
        left, top, right, bottom = tree.words.T
        across = (left >= tile.across.start) & (right <= tile.across.stop)
        seen |= across & (top >= tile.down.start) & (bottom <= tile.down.stop)
    assert seen.all()


def test_a_pdf_names_them_at_the_top_of_every_page_of_a_column(draw, texts):
    tree = whole_tree(evaluated(), texts, colours_for(".pdf", "light"), shown=PHASES)
    pages, layout = pages_on(tree, texts, "width", "a4")
    read = pages_of(pdf_of_pages(pages, layout, "Syria 2017", unhurried))
    columns = {}
    for tile, text in zip(pages.plan.tiles, read, strict=True):
        named = {name for name in NAMES if "".join(name.split()) in text}
        assert named
        assert columns.setdefault(tile.column, named) == named
    assert set().union(*columns.values()) == set(NAMES)
