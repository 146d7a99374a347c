"""A screen reader that listens to what is on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.widgets import spoken


@dataclass
class Heard:
    """What was told, in order."""

    _said: list[str] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    """What changed, by the name of the event or state, and the name of the thing it changed at."""

    @property
    def said(self) -> list[str]:
        """Announcements, which come at the end of a turn."""
        QApplication.processEvents()
        return self._said

    def take(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self._said.append(event.message())
            return
        thing = event.accessibleInterface()
        name = thing.text(QAccessible.Text.Name) if thing is not None else ""
        kind = event.type().name
        if isinstance(event, QAccessibleStateChangeEvent):
            changed = event.changedStates()
            kind = next(each for each in ("expanded", "checked") if getattr(changed, each))
        self.told.append((kind, name))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """A screen reader."""
    ears = Heard()

    class Listening(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:
            ears.take(event)

    monkeypatch.setattr(spoken, "QAccessible", Listening)
    QAccessible.setActive(True)
    yield ears
    QAccessible.setActive(False)
