"""Differences as rows of a list: sections, what is in them, parts, and more where there are many."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from scenario_desk.desk.compare.comparison import Comparison
from scenario_desk.desk.compare.difference_model import DifferenceModel
from scenario_desk.model import edits
from scenario_desk.presentation.words.changes import differences
from scenario_desk.presentation.words.changes.narrowing import narrowed
from tests.desk.compare.conftest import edited
from tests.model.building import big_tree, small_scenario

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def model(qtbot: QtBot) -> DifferenceModel:
    made = DifferenceModel()
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    assert tester.model() is made
    return made


def texts(model: DifferenceModel, parent: QModelIndex | None = None) -> list[str]:
    above = parent or QModelIndex()
    return [model.index(row, 0, above).data() for row in range(model.rowCount(above))]


def test_sections_hold_their_differences(model: DifferenceModel) -> None:
    found = differences(small_scenario(), edited())
    model.show_entries(narrowed(found))
    heads = texts(model)
    assert heads[0] == f"Tree ({sum(each.section == 'tree' for each in found)})"
    within = [text for row in range(len(heads)) for text in texts(model, model.index(row, 0))]
    assert within == [each.sentence for each in found]


def test_what_a_row_tells_is_said_with_what_it_is(model: DifferenceModel) -> None:
    model.show_entries(narrowed(differences(small_scenario(), edited())))
    said = {model.index(row, 0, model.index(0, 0)).data(SPOKEN) for row in range(9)}
    assert "Changed: “Washington leaves” is now called “Washington goes home”" in said


def test_parts_stand_beneath(model: DifferenceModel) -> None:
    old = small_scenario()
    found = differences(old, edits.delete(old, ("resist",)))
    model.show_entries(narrowed(found))
    removed = model.index(0, 0, model.index(0, 0))
    assert texts(model, removed) == [part.sentence for part in found[0].parts]
    assert not model.hasChildren(model.index(0, 0, removed))


def test_many_come_by_the_hundred(model: DifferenceModel) -> None:
    old = big_tree(1_700)
    new, nodes = old, [node for node in old.nodes if node != old.root][:1_200]
    for node in nodes:
        new = edits.set_label(new, node, f"Another {node}")
    model.show_entries(narrowed(differences(old, new)))
    many = model.index(0, 0, model.index(0, 0))
    assert texts(model) == ["Tree (1200)"]
    assert model.rowCount(many) == 501
    assert texts(model, many)[-1] == "… and 700 more"
    assert model.bring_more(model.index(500, 0, many))
    assert model.rowCount(many) == 1_001
    assert texts(model, many)[-1] == "… and 200 more"
    assert model.bring_more(model.index(1_000, 0, many))
    assert model.rowCount(many) == 1_200
    assert not model.bring_more(model.index(1_199, 0, many))
    assert len(set(texts(model, many))) == 1_200


def test_one_more_than_is_shown_is_brought_in_its_place(model: DifferenceModel) -> None:
    old = big_tree(700)
    new, nodes = old, [node for node in old.nodes if node != old.root][:501]
    for node in nodes:
        new = edits.set_label(new, node, f"Another {node}")
    model.show_entries(narrowed(differences(old, new)))
    many = model.index(0, 0, model.index(0, 0))
    last = model.index(500, 0, many)
    assert last.data() == "… and 1 more"
    assert model.bring_more(last)
    assert model.rowCount(many) == 501
    assert model.difference_at(last) is not None


def test_a_node_is_found_by_the_way_to_its_difference(model: DifferenceModel) -> None:
    old = small_scenario()
    compared = Comparison.of(("old", old), ("new", edits.delete(old, ("resist",))))
    model.show_entries(narrowed(compared.differences))
    index = model.index_of(compared.about["hold"])
    assert model.difference_at(index) is compared.about["hold"][-1]
    assert model.difference_at(index.parent()) is compared.differences[0]
    assert not model.index_of(()).isValid()
