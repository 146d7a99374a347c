"""The question what two scenarios were both made from."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from scenario_desk.desk.merging.base_dialog import BaseDialog


@pytest.mark.parametrize(
    ("saved", "kept", "ways"),
    [
        ("plan & b.scenario", "", ["saved", "file", "none"]),
        ("", "", ["file", "none"]),
        ("plan & b.scenario", "Round 1", ["kept", "saved", "file", "none"]),
    ],
)
def test_it_offers_what_there_is_and_begins_with_what_can_lose_nothing(
    qtbot: QtBot, saved: str, kept: str, ways: list[str]
):
    dialog = BaseDialog("anna.scenario", saved, kept)
    qtbot.addWidget(dialog)
    assert list(dialog.ways) == ways
    assert dialog.chosen == ("kept" if kept else "none")
    for way, button in dialog.ways.items():
        button.setChecked(True)
        assert dialog.chosen == way
        assert button.accessibleDescription()
    if saved:
        assert dialog.ways["saved"].text().startswith("“plan && b.scenario”")
