"""Large type on and off again: everything is laid out as it was."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from scenario_desk.desk.theme import LARGE_TYPE, dress
from scenario_desk.desk.widgets.elided_button import ElidedButton
from scenario_desk.desk.widgets.elided_label import ElidedLabel


def application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def widest(qtbot: Any) -> tuple[QWidget, ElidedLabel, ElidedButton]:
    window = QWidget()
    qtbot.addWidget(window)
    title, button = ElidedLabel("Syria 2017", least=24), ElidedButton()
    title.setObjectName("title")
    button.say("Decisions: judged")
    across = QHBoxLayout(window)
    across.addWidget(title)
    across.addWidget(button)
    across.addStretch(1)
    window.resize(900, 40)
    with qtbot.waitExposed(window):
        window.show()
    return window, title, button


def test_words_have_their_room_in_every_size(qtbot: Any) -> None:
    _window, title, button = widest(qtbot)
    for scale in (1.0, LARGE_TYPE, 1.0):
        dress(application(), "light", scale)
        QApplication.processEvents()
        assert title.shown() == "Syria 2017"
        assert button.shown().startswith("Decisions: judged")
