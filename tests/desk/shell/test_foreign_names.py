"""What a scenario is called is shown by the window and never obeyed."""

from __future__ import annotations

import dataclasses
import unicodedata

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.shell.recent_menu import RecentMenu
from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.widgets.plain_text import tip, unmarked
from scenario_desk.model import edits
from scenario_desk.model.table import Table
from tests.model.building import small_scenario

POISON = "\u202eP&O\x1b]0;x\x07\u2066\n"


def obeyed(text: str) -> bool:
    return any(unicodedata.category(letter) in ("Cc", "Cf") for letter in text)


def test_the_title_of_the_window(window: Window) -> None:
    window.workbench.apply(edits.amend_scenario, title=f"{POISON}Talks [*] & more")
    assert window.windowTitle() == (
        "P&O ]0;x  Talks [*][*] & more (not saved yet)[*] — Scenario Desk"
    )


def test_no_button_and_no_menu_obeys_a_name(window: Window) -> None:
    scenario = small_scenario()
    named = dataclasses.replace(scenario, title=POISON)
    for roster, field in (
        ("actors", "name"),
        ("profiles", "name"),
        ("endpoints", "name"),
        ("linkages", "name"),
        ("nodes", "label"),
    ):
        called = [
            dataclasses.replace(each, **{field: f"{POISON}{key}"})
            for key, each in getattr(scenario, roster).items()
        ]
        rows = Table({each.id: each for each in called}) if roster == "nodes" else called
        named = dataclasses.replace(named, **{roster: rows})
    window.workbench.open(Opened.of(named), None)
    window.workbench.select("node", list(named.nodes)[-1])
    window.actions_by_id.refresh()
    found = 0
    for thing in (*window.findChildren(QAbstractButton), *window.findChildren(QAction)):
        text = thing.text()
        found += "P" in text and "O ]0" in text
        assert not obeyed(text.partition("\t")[0]), repr(text)
        assert "P&O" not in text or "P&&O" in text, repr(text)
    for label in window.findChildren(QLabel):
        assert label.buddy() is None or not obeyed(label.text())
    assert found


def test_a_recent_file(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(
        "scenario_desk.desk.settings.recent_files", lambda: [tmp_path / f"a{POISON}b"]
    )
    menu = RecentMenu(lambda _path: None, window)
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["aP&&O ]0;x b"]
    menu.deleteLater()


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Q&A", "Q&&A"), ("a\x9bb\u200fc", "a bc"), ("\u200d\u0645", "\u200d\u0645")],
)
def test_text_for_a_button(text: str, shown: str) -> None:
    assert unmarked(text) == shown


def test_a_tooltip_keeps_its_lines() -> None:
    assert "one\ntwo \u00b7" in tip("one\n\u202dtwo\x1b\u00b7")
