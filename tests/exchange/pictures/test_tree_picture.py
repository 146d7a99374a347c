"""The picture of a whole tree leaves out nothing, cuts nothing short, and says what it shows."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtGui import QGuiApplication

from scenario_desk.exchange.pictures.picture_files import svg
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.pictures.sheet import sheet
from scenario_desk.exchange.pictures.tree_picture import TreePicture, moved, shown_tree, whole_tree
from scenario_desk.model.edits import set_label
from scenario_desk.model.edits.walking import ancestors
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.tokens import tokens
from scenario_desk.presentation.tree.on_demand import NOTHING, OnDemand
from scenario_desk.presentation.tree.painting import draw_tree
from scenario_desk.presentation.words.titles import title_of
from tests.exchange.pictures.trees_drawn import (
    MARKING,
    SHIPPED,
    Written,
    evaluated,
    evaluation_of,
    shipped,
)

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def texts(qapp: QGuiApplication) -> QtTypeSetter:
    return QtTypeSetter(qapp.font())


@pytest.fixture
def draw(texts: QtTypeSetter):
    def whole(evaluation=None, theme="light", **asked) -> TreePicture:
        return whole_tree(evaluation or evaluated(), texts, tokens(theme), **asked)

    return whole


def written(tree: TreePicture) -> Written:
    surface = Written(tree.width, tree.height)
    tree.draw(surface, Box(0, 0, tree.width, tree.height))
    return surface


def sheet_of(tree: TreePicture, texts: QtTypeSetter) -> Written:
    on = sheet(tree, texts)
    surface = Written(on.width, on.height)
    on.draw(surface)
    return surface


def without_spaces(*lines: str) -> str:
    """Texts as they read on wherever a line ended: after a space or a hyphen."""
    return "".join("".join(lines).split())


def source_of(tree: TreePicture, texts: QtTypeSetter) -> str:
    return b"".join(svg(sheet(tree, texts), texts)).decode()


def document(tree: TreePicture, texts: QtTypeSetter) -> ElementTree.Element:
    return ElementTree.fromstring(source_of(tree, texts))


def svg_texts(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("direction", ["right", "left", "down"])
@pytest.mark.parametrize("name", SHIPPED)
def test_every_label_and_name_is_in_it_in_full(name, direction, draw):
    evaluation = evaluated(name)
    scenario = evaluation.frame.scenario
    said = without_spaces(*written(draw(evaluation, direction=direction)).said)
    for node in scenario.nodes.values():
        assert without_spaces(node.label) in said
        if not node.children and node.endpoint:
            assert without_spaces(scenario.endpoints[node.endpoint].name) in said
    assert without_spaces(scenario.nodes[scenario.root].question) in said


@pytest.mark.parametrize("direction", ["right", "left", "down"])
@pytest.mark.parametrize("shown", [NOTHING, OnDemand(reach=True, overlap=True, likelihood=True)])
@pytest.mark.parametrize("name", SHIPPED)
def test_no_words_lie_on_others(name, shown, direction, draw):
    tree = draw(evaluated(name), shown=shown, direction=direction)
    boxes = [box for _line, box in written(tree).lines_of_text]
    for one, other in combinations(boxes, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        assert across <= 1 or down <= 2, (one, other)


def test_the_sheet_is_just_as_large_as_what_is_on_it(draw, texts):
    on = sheet(draw(), texts)
    surface = Written(on.width, on.height)
    on.draw(surface)
    ink = surface.ink
    assert 0 < ink[:, 0].min() < 40
    assert 0 < ink[:, 1].min() < 40
    assert on.width - 40 < ink[:, 2].max() < on.width
    assert all(box[3] < on.height for _line, box in surface.lines_of_text)


def test_around_it_stands_what_it_is(draw, texts):
    surface = sheet_of(draw(), texts)
    scenario = shipped("syria-2017")
    said = surface.said
    markings = [box for line, box in surface.lines_of_text if line == MARKING]
    tops = [box[1] for _line, box in surface.lines_of_text]
    assert [box[1] for box in markings] == [min(tops), max(tops)]
    assert scenario.title in said
    assert scenario.question in " ".join(said)
    assert "Nothing is on the table." in said
    assert {"Could be signed", "Acceptable to US only", "United States decides"} <= set(said)


def test_an_svg_says_what_the_surface_was_told(draw, texts):
    tree = draw()
    root = document(tree, texts)
    # Marks are defined once and used many times: their letters count once.
    marks = {text for each in root.iter(f"{SVG}defs") for text in svg_texts(each)}
    drawn = [line for line in sheet_of(tree, texts).said if line not in marks]
    assert [line for line in svg_texts(root) if line not in marks] == drawn


def test_every_node_has_a_name_in_the_svg(draw, texts):
    root = document(draw(), texts)
    named = {each.get("data-id"): each.findtext(f"{SVG}title") for each in root.iter(f"{SVG}g")}
    nodes = shipped("syria-2017").nodes
    for key, node in nodes.items():
        assert key in named
        assert named[key] == (node.label or None)


def test_hostile_labels_are_only_text(draw, texts):
    hostile = "<script>alert('x')</script> & \"]]>\u202e \x07"
    scenario = set_label(shipped("syria-2017"), "n02", hostile)
    root = document(draw(evaluation_of(scenario)), texts)
    assert not list(root.iter(f"{SVG}script"))
    titles = {each.text for each in root.iter(f"{SVG}title")}
    assert hostile.replace("\x07", "\ufffd") in titles


def test_held_back_results_are_in_no_part_of_it(draw, texts):
    # Its authors may ask who signs what.
    scenario = shipped("syria-2017")
    unasked = scenario.nodes
    for key, node in list(scenario.nodes.items()):
        unasked = unasked.set(key, replace(node, question=""))
    quiet = evaluation_of(replace(scenario, nodes=unasked))
    said = " ".join(sheet_of(draw(quiet, held=True), texts).said)
    for word in ("sign", "tolerate", "Acceptable", "overlap"):
        assert word not in said
    source = source_of(draw(held=True), texts)
    assert tokens("light").overlap not in source
    assert tokens("light").overlap in source_of(draw(), texts)


def test_what_is_noted_on_demand_is_noted(draw, texts):
    noted = draw(shown=OnDemand(reach=True))
    assert sum(line.startswith("reached ") for line in written(noted).said) > 50
    held = written(draw(shown=OnDemand(reach=True, overlap=True), held=True)).said
    assert any(line.startswith("reached ") for line in held)
    assert not any("overlap" in line for line in held)


def test_what_a_pane_shows_is_what_its_picture_says(draw, texts):
    pane = moved(draw().picture, Box(300, 600, 1100, 1200))
    screen = Written(pane.width, pane.height)
    draw_tree(screen, pane)
    tree = shown_tree(pane, texts)
    assert written(tree).said == screen.said
    said = sheet_of(tree, texts)
    on = sheet(tree, texts)
    assert on.height > tree.height
    assert [line for line in said.said if line in screen.said][: len(screen.said)] == screen.said


def test_a_branch_alone_says_so(draw, texts):
    scenario = shipped("syria-2017")
    branch = draw(only="n05")
    surface = sheet_of(branch, texts)
    said = " ".join(surface.said)
    assert f"Only the branch “{scenario.nodes['n05'].label}”" in said
    assert scenario.nodes["n05"].question in said
    others = scenario.nodes[scenario.root].children
    assert scenario.nodes[others[-1]].label not in said
    assert branch.height < draw().height / 2


def test_a_fold_says_what_it_hides(draw):
    scenario = shipped("syria-2017")
    folded = scenario.nodes[scenario.root].children[0]
    said = written(draw(folded=[folded])).said
    below = sum(folded in ancestors(scenario, node) for node in scenario.nodes)
    assert any(words.startswith(f"+{below} · ") for words in said)
    assert scenario.nodes[scenario.nodes[folded].children[0]].label not in " ".join(said)


@pytest.mark.parametrize("name", ["syria-2017", "after-assad-2024", "chemical-weapons-2013"])
def test_the_legend_explains_the_zones_that_are_told_at_folds_alone(draw, name):
    scenario = shipped(name)
    root = scenario.nodes[scenario.root]
    folded = draw(evaluated(name), folded=root.children)
    told = " ".join(written(folded).said)
    words = [entry.words for entry in folded.signs]
    zones = {"could be signed": "Could be signed", "tolerated": "Tolerated, nobody signs"}
    figures = evaluated(name)
    assert ("Could be signed" in words) == bool(figures.agreement_reach[0] > 0.005)
    assert ("Tolerated, nobody signs" in words) == bool(figures.tolerated_reach[0] > 0.005)
    assert any(zones[each] in words for each in zones if each in told)
    held = [entry.words for entry in draw(evaluated(name), folded=root.children, held=True).signs]
    assert not {"Could be signed", "Tolerated, nobody signs"}.intersection(held)


def test_growing_to_the_left_is_the_mirror_of_growing_to_the_right(draw):
    right, left = draw(), draw(direction="left")
    assert left.height == right.height
    assert left.width == pytest.approx(right.width, abs=60)
    root = shipped("syria-2017").nodes["n01"].question.split()[0]
    at = max(box[0] for line, box in written(left).lines_of_text if line.startswith(root))
    assert at > left.width - 200


def test_a_tree_of_nothing_but_a_root_can_be_drawn(draw, texts):
    said = sheet_of(draw(evaluated("blank")), texts).said
    assert title_of(shipped("blank")) in said
