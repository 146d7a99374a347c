"""The whole window as one actor sees it: switched by key, menu and button, never an edit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.shell.command_palette import Palette
from scenario_desk.desk.shell.view_band import ViewBand
from scenario_desk.desk.shell.window import Window
from scenario_desk.model import edits
from scenario_desk.model.entities import Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.scenario import replace as replace_in
from scenario_desk.model.table import Table
from scenario_desk.presentation.sheet.caption import caption
from tests.desk.showing import SHIFT, click, undo_names
from tests.model.building import small_scenario

F8 = Qt.Key.Key_F8


def mutual() -> Scenario:
    """Washington has a picture of Moscow, and Moscow one of Washington, which has a second profile."""
    weights = Table({"us1": Estimate(10), "us2": Estimate(90)})
    picture = Profile("ru-sees-us", "us", "US, as seen", "perceived", "ru", weights=weights)
    scenario = edits.add(small_scenario(), "profiles", picture)
    return edits.add(scenario, "profiles", Profile("us-2", "us", "Another", weights=weights))


@pytest.fixture
def room(window: Window) -> Window:
    window.workbench.open(Opened.of(mutual()), None)
    window.start_work()
    window.tree.setFocus()
    QApplication.processEvents()
    return window


def key(window: Window, *, shift: bool = False) -> None:
    QTest.keyClick(window.tree, F8, SHIFT if shift else Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def active(window: Window) -> tuple[str | None, str | None]:
    bench = window.workbench
    return bench.profile_of("us"), bench.profile_of("ru")


def band(window: Window) -> ViewBand:
    return window.work.view_band


def test_the_key_goes_from_view_to_view_and_another_leads_back(room: Window) -> None:
    before = room.workbench.scenario
    assert not band(room).isVisible()
    seen = []
    for _press in range(3):
        key(room)
        seen.append((band(room).title.text(), *active(room)))
    washington = ("As US sees it", "us-base", "us-sees-ru")
    assert seen == [washington, ("As RU sees it", "ru-sees-us", "ru-base"), washington]
    assert band(room).isVisible()
    assert "Not how things are" in band(room).means.text()
    assert "“Russia, as Washington sees it”" in band(room).means.text()
    key(room, shift=True)
    assert active(room) == ("us-base", "ru-base")
    assert not band(room).isVisible()
    assert room.workbench.scenario is before
    assert undo_names(room.workbench) == []


def test_the_button_leads_back_to_the_profiles_that_were_chosen(room: Window) -> None:
    bench = room.workbench
    room.work.header.assumptions._take_profile(bench.scenario.actors["us"], "us-2")
    bench.seeing.see_as("ru")
    assert active(room) == ("ru-sees-us", "ru-base")
    bench.seeing.see_as("us")
    assert active(room) == ("us-2", "us-sees-ru")
    bench.seeing.see_as("ru")
    band(room).back.setFocus()
    QApplication.processEvents()
    click(band(room).back)
    QApplication.processEvents()
    assert active(room) == ("us-2", "ru-base")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()


def test_what_was_chosen_in_another_scenario_does_not_come_back(room: Window) -> None:
    bench = room.workbench
    room.work.header.assumptions._take_profile(bench.scenario.actors["us"], "us-2")
    key(room)
    scenario = mutual()
    opens = replace(scenario.assumptions, profiles=Table({"us": "ru-sees-us"}))
    bench.open(Opened.of(edits.amend_scenario(scenario, assumptions=opens)), None)
    room.start_work()
    room.tree.setFocus()
    assert band(room).title.text() == "As RU sees it"
    key(room, shift=True)
    assert active(room) == ("us-base", "ru-base")


def test_a_profile_chosen_by_hand_is_the_same_view(room: Window) -> None:
    """Whose view it is follows from what is assumed, however that came about."""
    bench = room.workbench
    take = room.work.header.assumptions._take_profile
    take(bench.scenario.actors["ru"], "us-sees-ru")
    assert band(room).title.text() == "As US sees it"
    take(bench.scenario.actors["ru"], "ru-base")
    assert not band(room).isVisible()


def test_it_is_in_the_menu_with_its_name_or_its_reason(room: Window) -> None:
    view, own = room.actions_by_id["see_as"], room.actions_by_id["see_own"]
    assert view.text() == "As US sees it"
    assert view.isEnabled()
    assert not own.isEnabled()
    view.trigger()
    assert view.text() == "As RU sees it"
    assert own.isEnabled()
    own.trigger()
    bare = small_scenario()
    bare = edits.remove(bare, "profiles", "us-sees-ru")
    room.workbench.open(Opened.of(bare), None)
    room.start_work()
    assert not view.isEnabled()
    assert view.text() == "As another sees it (no profile is “seen by” another actor)"


def test_the_palette_finds_it_by_name(room: Window) -> None:
    palette = Palette(room.actions_by_id, room, "as US sees")
    palette.show_over()
    QApplication.processEvents()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert active(room) == ("us-base", "us-sees-ru")


def test_it_is_where_profiles_are_switched(room: Window) -> None:
    menu = room.work.header.assumptions.buttons["actor 1"].menu()
    menu.aboutToShow.emit()
    offered = {each.text(): each for each in menu.actions()}
    offered["As RU sees it"].trigger()
    assert active(room) == ("ru-sees-us", "ru-base")
    menu.aboutToShow.emit()
    offered = {each.text(): each for each in menu.actions()}
    assert offered["As RU sees it"].isChecked()
    offered["Everybody by its own profile"].trigger()
    assert active(room) == ("us-base", "ru-base")


def test_the_band_stands_over_a_presented_picture(room: Window) -> None:
    key(room)
    room.work.present("chart")
    QApplication.processEvents()
    assert band(room).isVisible()
    assert not room.work.header.isVisible()
    room.work.present("")


def test_pictures_and_prints_say_it(room: Window) -> None:
    bench = room.workbench
    assert "sees it" not in caption(bench.evaluation).spoken
    key(room)
    said = caption(bench.evaluation)
    assert said.title.endswith(" — as US sees it")
    assert said.assumptions.startswith("As US sees it: the others by its pictures of them")
    assert "as US sees it" in said.spoken


def test_an_edit_meanwhile_is_one_of_the_picture(room: Window) -> None:
    key(room)
    bench = room.workbench
    profile = bench.profile_of("ru")
    assert profile is not None
    bench.apply(edits.set_weight, profile, "ru1", Estimate(5))
    assert bench.scenario.profiles["us-sees-ru"].weights["ru1"].best == 5
    assert bench.scenario.profiles["ru-base"].weights["ru1"].best != 5
    assert band(room).isVisible()
    bench.undo()
    assert band(room).isVisible()


def test_a_picture_that_is_removed_ends_the_view(room: Window) -> None:
    key(room)
    room.workbench.apply(edits.remove, "profiles", "us-sees-ru")
    assert not band(room).isVisible()
    assert active(room) == ("us-base", "ru-base")


def test_back_leads_out_of_a_view_that_base_profiles_are(window: Window) -> None:
    scenario = small_scenario()
    moscow = replace(scenario.actors["ru"], base_profile="us-sees-ru")
    scenario = replace_in(scenario, actors=scenario.actors.put(moscow))
    window.workbench.open(Opened.of(scenario), None)
    window.start_work()
    assert band(window).isVisible()
    click(band(window).back)
    assert not band(window).isVisible()
    assert active(window) == ("us-base", "ru-base")
    window.workbench.seeing.see_as("us")
    assert band(window).isVisible()
