"""A large tree on pages: all of it, large enough to read, and marked so that it can be joined."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QGuiApplication

from scenario_desk.exchange.pictures.page_plan import LEAST_TYPE
from scenario_desk.exchange.pictures.pages import Pages
from scenario_desk.exchange.pictures.picture_files import colours_for, pages_on, unhurried
from scenario_desk.exchange.pictures.qt_pages import pdf_of_pages
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.pictures.tree_picture import whole_tree
from scenario_desk.presentation.box import Box
from tests.analysis.growing import large_scenario
from tests.exchange.pictures.pdf_text import pages_of
from tests.exchange.pictures.trees_drawn import MARKING, Written, evaluated, evaluation_of, shipped


@pytest.fixture
def texts(qapp: QGuiApplication) -> QtTypeSetter:
    return QtTypeSetter(qapp.font())


@pytest.fixture
def spread(texts: QtTypeSetter):
    def pages(evaluation=None, fitting="width", paper="a4", upright=None, **asked) -> Pages:
        colours = colours_for(".pdf", "light")
        tree = whole_tree(evaluation or evaluated(), texts, colours, **asked)
        return pages_on(tree, texts, fitting, paper, upright)[0]

    return pages


def around(pages: Pages, number: int) -> list[str]:
    surface = Written(pages.paper.width, pages.paper.height)
    pages.draw_around(surface, number)
    return surface.said


def shown_whole(pages: Pages, number: int) -> list[str]:
    """The lines of text that one page shows from end to end."""
    tile = pages.plan.tiles[number]
    tree = pages.drawing
    surface = Written(tile.across.length + tree.beside, tile.down.length + tree.above)
    pages.draw_picture(surface, number)
    return [
        line
        for line, (left, top, right, bottom) in surface.lines_of_text
        if left >= 0 and top >= 0 and right <= surface.width and bottom <= surface.height
    ]


def whole(pages: Pages) -> list[str]:
    tree = pages.drawing
    surface = Written(tree.width, tree.height)
    tree.draw(surface, Box(0, 0, tree.width, tree.height))
    return surface.said


@pytest.mark.parametrize("fitting", ["width", "page", "full"])
def test_every_word_is_whole_on_some_page(spread, fitting):
    pages = spread(fitting=fitting)
    assert pages.count > 1
    shown = [line for number in range(pages.count) for line in shown_whole(pages, number)]
    for line in whole(pages):
        assert line in shown
    assert len(shown) >= len(whole(pages))


@pytest.mark.parametrize("upright", [True, False])
def test_no_text_is_torn_between_its_lines_and_no_mark_in_two(spread, upright):
    pages = spread(upright=upright)
    for left, top, right, bottom in pages.drawing.words.tolist():
        assert any(
            tile.across.start <= left
            and right <= tile.across.stop
            and tile.down.start <= top
            and bottom <= tile.down.stop
            for tile in pages.plan.tiles
        )


def test_the_pages_cover_everything_that_is_drawn(spread):
    pages = spread()
    tiles = pages.plan.tiles
    for left, top, right, bottom in pages.drawing.ink.tolist():
        corners = [(x, y) for x in (left, right) for y in (top, bottom)]
        for x, y in corners:
            assert any(
                tile.across.start <= x <= tile.across.stop
                and tile.down.start <= y <= tile.down.stop
                for tile in tiles
            )


def test_a_thousand_nodes_take_pages_that_can_be_read(spread):
    pages = spread(evaluation_of(large_scenario(1_000)))
    assert pages.count > 1
    assert pages.plan.scale * pages.drawing.smallest >= LEAST_TYPE
    assert all(above.stop > below.start for above, below in pairwise(pages.plan.rows))
    names = {line for number in range(pages.count) for line in shown_whole(pages, number)}
    assert set(whole(pages)) <= names


def test_a_small_tree_stands_in_the_middle_of_its_only_page(spread):
    pages = spread(evaluated("blank"), fitting="page")
    assert pages.count == 1
    box = pages.picture_box(0)
    middle = (box.left + box.right) / 2
    assert middle == pytest.approx((pages.body.left + pages.body.right) / 2)
    assert "page 1 of 1" in around(pages, 0)


def test_every_page_says_what_it_is_and_where_it_belongs(spread):
    pages = spread(upright=True)
    columns, rows = len(pages.plan.columns), len(pages.plan.rows)
    names = [tile.name for tile in pages.plan.tiles]
    for number, name in enumerate(names):
        said = around(pages, number)
        assert said.count(MARKING) == 2
        assert shipped("syria-2017").title in said
        assert "Nothing is on the table." in said
        place = f"{name} of {columns} × {rows} · page {number + 1} of {pages.count}"
        assert place in said


def test_neighbours_name_each_other(spread):
    pages = spread(upright=True)
    named = {}
    for number, tile in enumerate(pages.plan.tiles):
        said = [line.split() for line in around(pages, number)]
        named[tile.name] = {line[0]: line[1] for line in said if line and line[0] in "←→↑↓"}
    back = {"←": "→", "→": "←", "↑": "↓", "↓": "↑"}
    assert sum(map(len, named.values())) >= pages.count
    for name, others in named.items():
        for arrow, other in others.items():
            assert named[other][back[arrow]] == name


def test_nothing_around_the_tree_lies_on_it_or_leaves_the_page(spread):
    pages = spread()
    for number in range(pages.count):
        surface = Written(pages.paper.width, pages.paper.height)
        pages.draw_around(surface, number)
        body = pages.picture_box(number)
        for line, (left, top, right, bottom) in surface.lines_of_text:
            assert left >= 0
            assert right <= pages.paper.width
            assert top >= 0
            assert bottom <= pages.paper.height
            inside = left < body.right - 1 and right > body.left + 1
            inside = inside and top < body.bottom - 3 and bottom > body.top + 3
            assert not inside, line


def test_a_pdf_holds_its_text_as_text(spread, texts):
    tree = whole_tree(evaluated(), texts, colours_for(".pdf", "light"))
    pages, layout = pages_on(tree, texts, "width", "a4")
    content = pdf_of_pages(pages, layout, "Syria 2017", unhurried)
    assert content.startswith(b"%PDF-")
    assert b"/FontFile2" in content or b"/FontFile3" in content
    assert b"/Subtype /Image" not in content
    read = pages_of(content)
    assert len(read) == pages.count
    for number, text in enumerate(read):
        for line in (*shown_whole(pages, number), MARKING, "Syria 2017"):
            assert "".join(line.split()) in text
    everything = "".join(read)
    for node in shipped("syria-2017").nodes.values():
        for word in node.label.split():
            assert word in everything


def test_pages_that_are_not_wanted_any_more_stop(spread, texts):
    class Stopped(Exception):
        """Raised by whoever waits."""

    done = []

    def advance(share: float) -> None:
        done.append(share)
        if len(done) == 3:
            raise Stopped

    tree = whole_tree(evaluated(), texts, colours_for(".pdf", "light"))
    pages, layout = pages_on(tree, texts, "width", "a4")
    with pytest.raises(Stopped):
        pdf_of_pages(pages, layout, "Syria 2017", advance)
    assert done == sorted(done)
    assert done[0] == 0
