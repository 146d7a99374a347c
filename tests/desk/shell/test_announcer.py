"""What is seen to change in the window is said aloud, once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from scenario_desk.desk.shell.window import Window
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.sentences import headline
from tests.desk.conftest import Heard
from tests.desk.showing import CTRL, Key, press, write


def better_for_all(window: Window) -> None:
    """Another answer: what was scored lowest is scored best."""
    scenario = window.workbench.scenario
    scores = {
        (endpoint, interest): Estimate(90)
        for endpoint in scenario.endpoints
        for interest in scenario.interests
    }
    assert window.workbench.apply(edits.set_scores, scores, {})


def test_a_refusal_is_said_once(window: Window, heard: Heard) -> None:
    assert not window.workbench.apply(edits.delete, (window.workbench.scenario.root,))
    assert heard.said == [window.work.status.said.text()]


def test_a_step_is_said_by_its_name_and_so_are_undo_and_redo(window: Window, heard: Heard) -> None:
    window.workbench.apply(edits.set_label, "talks", "They talk")
    assert heard.said == ["Label “They talk”"]
    window.commands.undo()
    assert heard.said[1:] == ["Undone: Label “They talk”"]
    window.commands.redo()
    assert heard.said[2:] == ["Done again: Label “They talk”"]
    window.workbench.apply(edits.set_label, "talks", "They talk")
    assert len(heard.said) == 3, "nothing changed"


def test_nothing_is_said_of_a_preview_until_it_is_a_step(window: Window, heard: Heard) -> None:
    window.workbench.preview(edits.set_label, "talks", "They t")
    window.workbench.preview(edits.set_label, "talks", "They talk")
    assert heard.said == []
    window.workbench.commit()
    assert heard.said == ["Label “They talk”"]


def test_another_answer_is_said_after_what_led_to_it(window: Window, heard: Heard) -> None:
    before = headline(window.workbench.evaluation)
    better_for_all(window)
    answer = headline(window.workbench.evaluation)
    assert answer != before
    assert heard.said[-1] == answer or heard.said[-2] == answer
    assert heard.said.count(answer) == 1
    assert len(heard.said) == 2
    window.workbench.apply(edits.set_label, "talks", "They talk")
    assert len(heard.said) == 3, "the answer is what it was"


def test_held_results_are_not_said_until_they_are_shown(window: Window, heard: Heard) -> None:
    window.workbench.hold(True)
    assert heard.said == []
    better_for_all(window)
    answer = headline(window.workbench.evaluation)
    assert answer not in heard.said
    window.workbench.hold(False)
    assert heard.said[-1] == answer


def test_what_is_refused_at_a_field_is_said(window: Window, heard: Heard) -> None:
    window.work.show_workspace("build")
    window.workbench.select("node", "talks")
    window.work.tree.setFocus()
    write("x")
    press(Key.Key_Escape)
    del heard.said[:]
    write("7")
    press(Key.Key_A, modifiers=CTRL)
    write("1 2")
    press(Key.Key_Return)
    editor = window.work.tree.nodes.writing.editor
    assert heard.said == [editor.refusal] != [""]
    press(Key.Key_Escape)
    control = window.work.inspector.form.controls["probability"]
    control.line.setFocus()
    del heard.said[:]
    press(Key.Key_A, modifiers=CTRL)
    write("lots")
    press(Key.Key_Return)
    assert heard.said == [control.refusal] != [""]


def test_nobody_is_told_where_nobody_listens(
    window: Window, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    QAccessible.setActive(False)
    better_for_all(window)
    assert heard.said == []
