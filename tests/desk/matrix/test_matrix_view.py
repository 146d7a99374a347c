"""What the matrix shows of which actors, and the one selection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.matrix.headers import header_font, name_lines
from scenario_desk.desk.matrix.matrix_model import MatrixModel
from scenario_desk.model import edits
from scenario_desk.model.entities import Actor, Endpoint, Interest, Node
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Roster, Table
from tests.desk.matrix.conftest import Matrix, make_matrix
from tests.desk.showing import click
from tests.model.building import small_scenario


def columns(matrix: Matrix) -> tuple[str, ...]:
    model: MatrixModel = matrix.view.model
    return model.interests


def test_the_principals_interests_by_actor(matrix: Matrix) -> None:
    assert columns(matrix) == ("us1", "us2", "ru1", "ru2")
    assert matrix.view.model.endpoints == ("e1", "e2", "e3", "e4")
    assert matrix.view.chooser.words == "Actors: US, RU"


def test_other_actors_are_chosen_in_the_menu(matrix: Matrix) -> None:
    menu = matrix.view.chooser.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["United States", "Russia", "Iran"]
    menu.actions()[2].trigger()
    assert columns(matrix)[4:] == ("ir1", "ir2")
    menu = matrix.view.chooser.menu()
    menu.actions()[0].trigger()
    assert columns(matrix) == ("ru1", "ru2", "ir1", "ir2")
    QApplication.processEvents()


def test_a_score_of_another_actor_that_is_selected_comes_into_sight(matrix: Matrix) -> None:
    matrix.bench.select("score", "e3/ir2")
    assert "ir2" in columns(matrix)
    assert matrix.here() == "e3/ir2"
    assert matrix.view.chooser.words == "Actors: US, RU, IR"


def test_without_principals_everybody_is_shown(qtbot: QtBot) -> None:
    scenario = small_scenario()
    for actor in ("us", "ru"):
        scenario = edits.amend(scenario, "actors", actor, principal=False)
    matrix = make_matrix(qtbot, scenario)
    assert columns(matrix) == ("us1", "us2", "ru1", "ru2", "ir1", "ir2")


def test_from_nothing_it_says_what_to_do_and_then_shows_what_is_added(qtbot: QtBot) -> None:
    matrix = make_matrix(qtbot, empty_scenario())
    view = matrix.view
    assert not view.table.isVisible()
    assert "No endpoints yet" in view.notice.sentence.text()
    matrix.bench.apply(edits.add, "endpoints", Endpoint("peace", "Peace"))
    assert "No interests to score against" in view.notice.sentence.text()
    matrix.bench.apply(edits.add, "actors", Actor("a", "Somebody", principal=True))
    matrix.bench.apply(edits.add, "interests", Interest("i", "a", "Quiet"))
    assert view.table.isVisible()
    assert columns(matrix) == ("i",)
    matrix.bench.apply(edits.remove, "actors", "a")
    assert not view.table.isVisible()


def test_another_scenario_shows_its_own_actors(matrix: Matrix) -> None:
    matrix.view.model.show_actors(("ir",))
    assert columns(matrix) == ("ir1", "ir2")
    matrix.bench.open(Opened.of(small_scenario()), None)
    assert columns(matrix) == ("us1", "us2", "ru1", "ru2")


def test_a_click_on_a_cell_selects_the_score_everywhere(matrix: Matrix) -> None:
    matrix.go("e2", "ru2")
    assert matrix.bench.selection.kind == "score"
    assert matrix.bench.selection.ids == ("e2/ru2",)
    assert matrix.bench.selection.endpoints(matrix.scenario) == {"e2"}


def test_a_selection_elsewhere_marks_the_cell(matrix: Matrix) -> None:
    matrix.bench.select("score", "e4/us2")
    assert matrix.here() == "e4/us2"
    chosen = matrix.view.table.selectionModel().selectedIndexes()
    assert [(index.row(), index.column()) for index in chosen] == [(3, 1)]
    matrix.bench.select("endpoint", "e1")
    assert not matrix.view.table.selectionModel().selectedIndexes()


def test_an_interest_is_named_in_whole_words(matrix: Matrix) -> None:
    font = header_font(matrix.view.font())
    word = QFontMetricsF(font).horizontalAdvance("Counter-terrorism")
    for width in (40.0, word * 0.6, word + 6):
        lines = name_lines("Counter-terrorism cooperation abroad", font, QRectF(0, 0, width, 300))
        for line in lines:
            assert line.endswith("…") or line in {
                "Counter-",
                "terrorism",
                "Counter-terrorism",
                "cooperation",
                "abroad",
            }
    assert lines == ["Counter-terrorism", "cooperation", "abroad"]


def test_an_interest_is_added_to_any_actor_that_is_scored(matrix: Matrix) -> None:
    asked: list[tuple[str, str]] = []
    matrix.view.add_requested.connect(lambda kind, actor: asked.append((kind, actor)))
    adder = matrix.view.adder
    assert adder.isVisible()
    matrix.view.resize(700, 400)
    QApplication.processEvents()
    assert adder.shown() == "Add an interest ▾"
    assert adder.words == "Add an interest"
    adder.menu().aboutToShow.emit()
    assert [action.text() for action in adder.menu().actions()] == ["United States", "Russia"]
    adder.menu().actions()[1].trigger()
    assert asked == [("interest", "ru")]


def test_headers_select_the_endpoint_and_the_interest(matrix: Matrix) -> None:
    table = matrix.view.table
    down, across = table.verticalHeader(), table.horizontalHeader()
    click(down.viewport(), QPoint(40, down.sectionViewportPosition(2) + 10))
    assert (matrix.bench.selection.kind, matrix.bench.selection.ids) == ("endpoint", ("e3",))
    click(across.viewport(), QPoint(across.sectionViewportPosition(3) + 10, across.height() - 8))
    assert (matrix.bench.selection.kind, matrix.bench.selection.ids) == ("interest", ("ru2",))


def test_removing_what_is_selected_leaves_no_trace(matrix: Matrix) -> None:
    matrix.go("e2", "ru2")
    matrix.bench.apply(edits.remove, "endpoints", "e2")
    assert matrix.bench.selection.kind == ""
    matrix.bench.undo()
    matrix.go("e2", "ru2")
    matrix.bench.apply(edits.remove, "interests", "ru2")
    assert columns(matrix) == ("us1", "us2", "ru1")
    matrix.view.grab()


@pytest.mark.parametrize("marking", ["", "CONFIDENTIAL"])
def test_the_picture_bears_the_marking(qtbot: QtBot, marking: str) -> None:
    matrix = make_matrix(qtbot, edits.amend_scenario(small_scenario(), marking=marking))
    picture = matrix.view.copy_picture()
    assert isinstance(picture, QImage)
    plain = make_matrix(qtbot, small_scenario()).view.copy_picture()
    assert (picture.height() > plain.height()) == bool(marking)


def test_a_thousand_endpoints_by_forty_interests(qtbot: QtBot) -> None:
    matrix = make_matrix(qtbot, large_scenario(1_000, 40))
    model = matrix.view.model
    assert (model.rowCount(), model.columnCount()) == (1_000, 40)
    matrix.bench.select("score", "e999/i39")
    assert matrix.here() == "e999/i39"
    assert not matrix.view.grab().isNull()


def large_scenario(endpoints: int, interests: int) -> Scenario:
    """Two principals with no profile, a root, and nothing judged."""
    actors = [Actor("us", "United States", principal=True), Actor("ru", "Russia", principal=True)]
    owners = ("us", "ru")
    return Scenario(
        title="Large",
        root="root",
        nodes=Table({"root": Node("root")}),
        actors=Roster(actors),
        endpoints=Roster(
            Endpoint(f"e{n}", f"Way {n} in which it may end") for n in range(endpoints)
        ),
        interests=Roster(
            Interest(f"i{n}", owners[2 * n // interests], f"Interest number {n}")
            for n in range(interests)
        ),
    )


def test_a_new_name_shows_without_losing_the_place(matrix: Matrix) -> None:
    resets: list[int] = []
    matrix.view.model.modelReset.connect(lambda: resets.append(1))
    matrix.go("e2", "ru2")
    matrix.bench.apply(edits.amend, "endpoints", "e2", name="Victory")
    matrix.bench.apply(edits.amend, "interests", "ru2", name="Trade")
    matrix.bench.apply(edits.amend, "actors", "us", short="USA")
    assert resets == []
    assert matrix.here() == "e2/ru2"
    assert matrix.view.model.endpoint(1).name == "Victory"
    assert matrix.view.chooser.words == "Actors: USA, RU"
    matrix.bench.apply(edits.amend, "actors", "ir", principal=True)
    assert columns(matrix)[-1] == "ir2"
    matrix.bench.apply(edits.reorder_entity, "endpoints", "e4", 0)
    assert matrix.view.model.endpoints[0] == "e4"
    assert matrix.here() == "e2/ru2"


def tick(matrix: Matrix, actor: str) -> None:
    menu = matrix.view.chooser.menu()
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    menu.actions()[names.index(actor)].trigger()


def test_whose_interests_are_shown_is_remembered(qtbot: QtBot) -> None:
    first = make_matrix(qtbot, small_scenario())
    tick(first, "Iran")
    tick(first, "United States")
    later = make_matrix(qtbot, small_scenario())
    assert columns(later) == columns(first) == ("ru1", "ru2", "ir1", "ir2")
    tick(later, "United States")
    tick(later, "Iran")
    later.bench.open(Opened.of(small_scenario()), None)
    assert columns(later) == ("us1", "us2", "ru1", "ru2")


def test_what_is_remembered_never_leaves_a_matrix_empty(qtbot: QtBot) -> None:
    first = make_matrix(qtbot, small_scenario())
    tick(first, "Russia")
    tick(first, "United States")
    assert columns(first) == ()
    assert columns(make_matrix(qtbot, small_scenario())) == ("us1", "us2", "ru1", "ru2")


def test_a_score_selected_elsewhere_shows_its_actor_this_once(qtbot: QtBot) -> None:
    make_matrix(qtbot, small_scenario()).bench.select("score", "e3/ir2")
    assert "ir2" not in columns(make_matrix(qtbot, small_scenario()))
