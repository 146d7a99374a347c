"""The form as a whole: sentences, sliders, keys, names of any length, and held results."""

from __future__ import annotations

from dataclasses import replace as amended

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.inspector.choice_controls import ChoiceControl
from scenario_desk.desk.inspector.line_controls import WeightControl
from scenario_desk.model import edits
from scenario_desk.model.entities import Actor, Endpoint
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import replace
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Table
from tests.desk.inspector.conftest import Inspector, make_inspector
from tests.desk.showing import LEFT, Key, focus, press, undo_names
from tests.model.building import small_scenario

HTML = "<b>R&D</b> <img src=x> Дамаск دمشق"
KINDS = [
    ("node", "root"),
    ("node", "talks"),
    ("node", "leave"),
    ("endpoint", "e1"),
    ("actor", "ir"),
    ("interest", "us1"),
    ("profile", "us-base"),
    ("profile", "us-sees-ru"),
    ("linkage", "relief"),
    ("package", "bargain"),
    ("shift", "push-on"),
    ("lens", "seen"),
    ("phase", "first"),
    ("source", "report"),
    ("participant", "owl"),
    ("session", "day"),
    ("seed", "towns"),
    ("inject", "shelling"),
    ("proposal", "cross"),
    ("snapshot", "start"),
    ("score", "e1/us1"),
    ("scenario", "scenario"),
    ("", ""),
]


def slider_of(inspector: Inspector, interest: str) -> WeightControl:
    inspector.of("profile", "us-base")
    control = inspector.control(f"weight.{interest}")
    assert isinstance(control, WeightControl)
    return control


def test_a_drag_of_the_slider_is_live_and_one_step(inspector: Inspector) -> None:
    control = slider_of(inspector, "us1")
    slider, middle = control.slider, control.slider.height() // 2
    seen: list[float] = []
    inspector.bench.updated.connect(
        lambda update: seen.append(update.scenario.profiles["us-base"].weights["us1"].best)
    )
    at = QPoint(round(slider.width() * 0.8), middle)
    QTest.mousePress(slider, LEFT, Qt.KeyboardModifier.NoModifier, at)
    for share in (0.7, 0.5, 0.3):
        QTest.mouseMove(slider, QPoint(round(slider.width() * share), middle))
    QTest.mouseRelease(
        slider, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(slider.width() * 0.3), middle)
    )
    weight = inspector.scenario.profiles["us-base"].weights["us1"]
    assert weight.best < 50
    assert weight.low is not None
    assert weight.low <= weight.best
    assert weight.high == 90
    assert len(set(seen)) >= 3
    assert control.line.text().split()[1] == f"{weight.best:g}"
    assert undo_names(inspector.bench) == ["Change weight in “The United States”"]


def test_two_drags_are_two_steps(inspector: Inspector) -> None:
    control = slider_of(inspector, "us1")
    slider, middle = control.slider, control.slider.height() // 2
    for start, end in ((0.8, 0.5), (0.5, 0.2)):
        QTest.mousePress(
            slider,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
            QPoint(round(slider.width() * start), middle),
        )
        at = QPoint(round(slider.width() * end), middle)
        QTest.mouseMove(slider, at)
        QTest.mouseRelease(slider, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert len(undo_names(inspector.bench)) == 2


def test_presses_of_an_arrow_key_are_one_step(inspector: Inspector) -> None:
    control = slider_of(inspector, "us1")
    control.slider.setFocus()
    press(Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert inspector.scenario.profiles["us-base"].weights["us1"].best == 83
    assert len(undo_names(inspector.bench)) == 1


def test_the_wheel_scrolls_and_changes_nothing(inspector: Inspector) -> None:
    control = slider_of(inspector, "us1")
    how = inspector.control("reservation.how")
    assert isinstance(how, ChoiceControl)
    for widget in (control.slider, how.box):
        middle = QPointF(widget.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(widget.mapToGlobal(middle.toPoint())),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
    assert not inspector.bench.undo_text


def test_arrows_on_a_closed_list_choose_nothing(inspector: Inspector) -> None:
    inspector.of("interest", "us1")
    control = inspector.control("relation.add")
    assert isinstance(control, ChoiceControl)
    control.box.setFocus()
    press(Key.Key_Down)
    assert control.box.view().isVisible()
    QTest.keyClick(control.box.view(), Key.Key_Escape)
    assert not inspector.bench.undo_text


def test_the_verdict_comes_before_the_numbers(inspector: Inspector) -> None:
    inspector.of("endpoint", "e1")
    assert inspector.sentences().startswith("RU rejects it: barely below its threshold, within")
    assert "Likelihood 30" in inspector.sentences().splitlines()[-1]


def test_held_results_show_no_class_no_utility_and_no_choice(inspector: Inspector) -> None:
    inspector.bench.hold(True)
    inspector.of("endpoint", "e1")
    assert inspector.sentences() == "Results are held while scores are given."
    assert inspector.control("glyph").row.value[1] is None
    inspector.of("actor", "us")
    assert inspector.sentences() == "Results are held while scores are given."
    inspector.of("node", "root")
    assert "choose" not in inspector.sentences()
    assert "overlap" not in inspector.sentences()
    inspector.bench.hold(False)
    assert "overlap" in inspector.sentences()


def test_a_click_on_a_bar_goes_to_its_score(inspector: Inspector) -> None:
    inspector.of("endpoint", "e1")
    picture = inspector.control("bars").findChild(QWidget)
    line = round(picture.fontMetrics().height() * 1.45)
    QTest.mouseClick(picture, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(20, round(line * 1.5)))
    assert (inspector.bench.selection.kind, inspector.bench.selection.ids) == ("score", ("e1/us1",))


def test_tab_goes_down_the_form_even_where_controls_were_kept(inspector: Inspector) -> None:
    inspector.of("endpoint", "e1").of("node", "push")
    inspector.view.area.setFocus()
    names = []
    for _step in range(6):
        press(Key.Key_Tab)
        names.append(focus().accessibleName())
    assert names[:5] == ["Label", "Probability", "Rationale", "Confidence", "Sources"]


def test_a_removed_thing_leaves_the_form(inspector: Inspector) -> None:
    inspector.of("endpoint", "e1").types("name", "Half")
    inspector.bench.apply(edits.remove, "endpoints", "e1")
    QApplication.processEvents()
    assert inspector.bench.selection.kind == ""
    assert "marking" in inspector.view.form.controls


@pytest.mark.parametrize(("kind", "key"), KINDS)
def test_every_form_updates_in_place(inspector: Inspector, kind: str, key: str) -> None:
    inspector.of(kind, *([key] if key else []))
    before = dict(inspector.view.form.controls)
    inspector.bench.apply(edits.set_score, "e3", "ir1", Estimate(-40))
    inspector.bench.apply(edits.amend_scenario, notes="Something else.")
    assert inspector.view.form.controls == before


@pytest.mark.parametrize(("kind", "key"), KINDS)
def test_names_stay_plain_text_and_push_nothing_out_of_sight(
    inspector: Inspector, kind: str, key: str
) -> None:
    bench = inspector.bench
    long = HTML + " " + "x" * 900
    for collection, thing in (
        ("endpoints", "e1"),
        ("actors", "us"),
        ("actors", "ir"),
        ("interests", "us1"),
        ("interests", "ru1"),
        ("profiles", "us-base"),
        ("linkages", "relief"),
        ("packages", "bargain"),
        ("phases", "first"),
    ):
        bench.apply(edits.amend, collection, thing, name=long)
    bench.apply(edits.amend, "sources", "report", title=long)
    bench.apply(edits.set_label, "talks", long)
    bench.apply(edits.set_question, "root", long)
    inspector.of(kind, *([key] if key else []))
    form = inspector.view.form
    assert form.width() <= inspector.view.area.viewport().width()
    for label in form.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
    for widget in form.findChildren(QWidget):
        assert "<b>" not in widget.toolTip()
        assert "<img" not in widget.toolTip()
    assert not inspector.view.grab().isNull()


def test_letters_of_names_are_no_mnemonics(inspector: Inspector) -> None:
    inspector.bench.apply(edits.amend, "interests", "us1", name="R&D")
    inspector.of("profile", "us-base")
    texts = [label.text() for label in inspector.view.form.findChildren(QLabel)]
    assert "R&&D" in texts


def test_a_scenario_with_nothing_in_it(qtbot: QtBot) -> None:
    inspector = make_inspector(qtbot, empty_scenario())
    inspector.of("node", inspector.scenario.root)
    inspector.bench.apply(edits.add, "endpoints", Endpoint("e", "Peace"))
    inspector.of("endpoint", "e")
    assert "No principals" in inspector.sentences()
    inspector.bench.apply(edits.add, "actors", Actor("a", "Somebody"))
    inspector.of("actor", "a")
    assert "not known" in inspector.sentences()


def test_references_that_name_nothing_are_shown_all_the_same(qtbot: QtBot) -> None:
    small = small_scenario()
    lost = {
        "interests": small.interests.put(amended(small.interests["us1"], actor="nobody")),
        "profiles": small.profiles.put(amended(small.profiles["us-sees-ru"], actor="nobody")),
        "linkages": small.linkages.put(
            amended(
                small.linkages["relief"],
                givers=("nobody",),
                group="nothing",
                effects=Table({"gone": Estimate(1)}),
            )
        ),
        "nodes": small.nodes.set("push", amended(small.nodes["push"], owner="nobody")),
    }
    inspector = make_inspector(qtbot, replace(small, **lost))
    for kind, key in KINDS:
        inspector.of(kind, *([key] if key else []))
        assert not inspector.view.grab().isNull()
    inspector.of("profile", "us-sees-ru")
    assert "not in the scenario" in inspector.sentences()
