"""What screen readers are told of a widget: its role, its words, and what changes in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QAccessibleWidget, QWidget

from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_text import tip, unmarked
from scenario_desk.presentation.words.harmless import harmless_lines

_ROLE = "spoken_role"
_installed: list[object] = []
"""The factory, once Qt has it: it is asked for every widget, and must be given only once."""


def as_role(widget: QWidget, role: QAccessible.Role, name: str) -> None:
    """Give the widget a role and a name; one that paints itself would be nothing in particular.

    The role comes first: with the name a screen reader that listens is told of it, once for all.
    """
    widget.setProperty(_ROLE, role.value)
    if not _installed:
        _installed.append(_interface)
        QAccessible.installFactory(_interface)
    widget.setAccessibleName(name)


def _interface(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_ROLE)
    return None if role is None else QAccessibleWidget(thing, QAccessible.Role(role))


def explain(widget: QWidget, text: str) -> None:
    """Explain a widget in its tooltip, and to those who hear it without the tooltip's markup."""
    widget.setToolTip(tip(text))
    widget.setAccessibleDescription(harmless_lines(text))


def label_of(field: QWidget, text: str) -> None:
    """Say what a field is called that is known by what it holds, as a list of choices is.

    A screen reader asks what labels such a field, and finds only labels under the same parent.
    """
    label = PlainLabel(unmarked(text), field.parentWidget())
    label.setBuddy(field)
    label.hide()


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say, when it has said what it is saying, what is seen to change.

    What is seen in two places in the same moment is said once.
    """
    if words and QAccessible.isActive():
        window = widget.window()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        voice = window.findChild(_Voice, options=direct) or _Voice(window)
        voice.say(words)


class _Voice(QObject):
    """All that one window announces."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[str] = []

    def say(self, words: str) -> None:
        if not self._waiting:
            QTimer.singleShot(0, self, self._speak)
        if words not in self._waiting:
            self._waiting.append(words)

    def _speak(self) -> None:
        said, self._waiting = self._waiting, []
        for words in said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))


def tell_name(view: QAbstractItemView) -> None:
    """Tell that the current item says something else: a screen reader keeps what it was told."""
    _tell(view, QAccessible.Event.NameChanged)


def tell_focus(view: QAbstractItemView) -> None:
    """Tell on which item the keyboard has come into the view: Qt tells of the view alone."""
    if QAccessible.isActive():
        # After Qt has told of the view, which would be the last word.
        QTimer.singleShot(0, view, lambda: _tell(view, QAccessible.Event.Focus))


def _tell(view: QAbstractItemView, kind: QAccessible.Event) -> None:
    child = _current(view)
    if child >= 0:
        event = QAccessibleEvent(view, kind)
        event.setChild(child)
        QAccessible.updateAccessibility(event)


def tell_state(view: QAbstractItemView, *states: str) -> None:
    """Tell that these states of the current item have changed: "expanded", "checked"."""
    child = _current(view)
    if child >= 0:
        changed = QAccessible.State()
        for state in states:
            setattr(changed, state, True)
        event = QAccessibleStateChangeEvent(view, changed)
        event.setChild(child)
        QAccessible.updateAccessibility(event)


def _current(view: QAbstractItemView) -> int:
    """Which child of the view its current item is; -1 where there is none, or nobody listens."""
    whole = QAccessible.queryAccessibleInterface(view) if QAccessible.isActive() else None
    item = whole.focusChild() if whole is not None else None
    return -1 if whole is None or item is None else whole.indexOfChild(item)
