"""Weighing by swings is opened from the menu and from a profile's form, for the profile meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.swings.swings_dialog import SwingsDialog
from scenario_desk.model import edits
from scenario_desk.model.messages import Message


def dialog(window: Window) -> SwingsDialog:
    QApplication.processEvents()
    (found,) = window.work.findChildren(SwingsDialog)
    return found


def close(asking: SwingsDialog) -> None:
    asking.reject()
    QCoreApplication.sendPostedEvents(asking, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize(
    ("selected", "profile"),
    [
        (("profile", "us-sees-ru"), "us-sees-ru"),
        (("actor", "ru"), "ru-base"),
        (("interest", "ru2"), "ru-base"),
        (("score", "e1/ru1"), "ru-base"),
        (("node", "root"), "us-base"),
        (("",), "us-base"),
    ],
)
def test_it_is_about_the_profile_that_is_meant(
    window: Window, selected: tuple[str, ...], profile: str
) -> None:
    window.workbench.select(*selected)
    window.actions_by_id["swings"].trigger()
    asking = dialog(window)
    named = window.workbench.scenario.profiles[profile]
    actor = window.workbench.scenario.actors[named.actor]
    assert asking.windowTitle() == f"Weigh by swings: {actor.name}, {named.name}"
    assert set(asking.rows) == {
        each.id for each in window.workbench.scenario.interests_of(named.actor)
    }
    close(asking)


def test_the_form_of_a_profile_opens_it(window: Window) -> None:
    window.workbench.select("profile", "ru-base")
    QApplication.processEvents()
    control = window.work.inspector.form.controls["swings"]
    control.buttons["ru-base"].click()  # type: ignore[attr-defined]
    close(dialog(window))
    assert window.workbench.scenario.profiles["ru-base"].weights


def test_one_interest_alone_is_weighed_against_nothing(window: Window) -> None:
    bench, action = window.workbench, window.actions_by_id["swings"]
    bench.select("profile", "ru-base")
    for interest in bench.scenario.interests_of("ru")[1:]:
        bench.apply(edits.remove, "interests", interest.id)
    QApplication.processEvents()
    assert "swings" not in window.work.inspector.form.controls
    # The menu goes on to an actor with several.
    assert window.work.profile_to_weigh == "us-base"
    assert action.isEnabled()
    for actor in list(bench.scenario.actors):
        for interest in bench.scenario.interests_of(actor)[1:]:
            bench.apply(edits.remove, "interests", interest.id)
    assert not action.isEnabled()


def test_it_is_not_offered_where_nothing_may_be_edited(window: Window) -> None:
    window.workbench.read_only = Message("read_only", {})
    window.workbench.select("profile", "ru-base")
    QApplication.processEvents()
    assert "swings" not in window.work.inspector.form.controls
    window.actions_by_id.refresh()
    assert not window.actions_by_id["swings"].isEnabled()
    window.workbench.read_only = None
