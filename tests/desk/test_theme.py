"""The whole program is dressed anew at once, and nothing in it more often than it must be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.theme import dress
from scenario_desk.presentation.tokens import tokens


class Heard(QLabel):
    """Counts what it is told."""

    def __init__(self, text: str) -> None:
        self.events: Counter[QEvent.Type] = Counter()
        super().__init__(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.events[event.type()] += 1


@pytest.fixture
def labels(qtbot: QtBot) -> Iterator[tuple[Heard, Heard]]:
    """A label in a window, and one in twelve frames in it, shown."""
    window = QWidget()
    qtbot.addWidget(window)
    near, far = Heard("near"), Heard("far")
    layout = QVBoxLayout(window)
    layout.addWidget(near)
    for _depth in range(12):
        inner = QWidget()
        layout.addWidget(inner)
        layout = QVBoxLayout(inner)
    layout.addWidget(far)
    with qtbot.waitExposed(window):
        window.show()
    near.events.clear()
    far.events.clear()
    yield near, far
    window.close()


@pytest.mark.parametrize(("theme", "scale"), [("dark", 1.0), ("light", 1.35), ("dark", 2.0)])
def test_what_stands_deep_is_polished_no_more_often(
    qapp: QApplication, labels: tuple[Heard, Heard], theme: str, scale: float
) -> None:
    near, far = labels
    dress(qapp, theme, scale)
    for label in labels:
        assert label.font().pixelSize() == round(13 * scale)
        assert label.palette().windowText().color().name() == tokens(theme).ink.lower()
    assert near.events[QEvent.Type.StyleChange] > 0
    assert far.events[QEvent.Type.StyleChange] == near.events[QEvent.Type.StyleChange]


def test_the_look_it_has_already_is_not_put_on_again(
    qapp: QApplication, labels: tuple[Heard, Heard]
) -> None:
    dress(qapp, "dark", 1.35)
    for label in labels:
        label.events.clear()
    assert dress(qapp, "dark", 1.35) == tokens("dark")
    assert not any(label.events for label in labels)
