"""Hands on mouse and keyboard: events as a window system sends them, to whatever is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

_LOOK_EVERY_MS = 2
_PATIENCE = 30_000
"""So many looks after its answer a dialog must be gone, lest the test hang for ever."""


def press(*keys: str) -> None:
    """Press keys one after the other, each written as in a menu: "Ctrl+S", "Tab", "Down"."""
    for key in keys:
        combination = QKeySequence(key)[0]
        QTest.keyClick(_listening(), combination.key(), combination.keyboardModifiers())


def write(text: str) -> None:
    """Type letter by letter, wherever the focus goes meanwhile."""
    for letter in text:
        QTest.keyClick(_listening(), letter)


def hold_key(key: Qt.Key) -> None:
    QTest.keyPress(_listening(), key)


def let_key_go(key: Qt.Key) -> None:
    QTest.keyRelease(_listening(), key)


def _listening() -> QWindow:
    """The window that has the keyboard.

    The offscreen platform has nobody who gives it to a dialog, or back to the window behind one.
    """
    dialog = QApplication.activeModalWidget()
    focus = QGuiApplication.focusWindow()
    if focus is None or (dialog is not None and focus is not dialog.windowHandle()):
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        (dialog or shown[0]).activateWindow()
        QApplication.processEvents()
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the keyboard"
    return window


def click(widget: QWidget, at: QPoint | None = None, modifiers: Any = PLAIN) -> None:
    """Click what is really there at a place of a widget, its middle if none is given."""
    window, place = _aim(widget, at)
    QTest.mouseMove(window, place)
    QTest.mouseClick(window, LEFT, modifiers, place)


def double_click(widget: QWidget, at: QPoint) -> None:
    window, place = _aim(widget, at)
    QTest.mouseMove(window, place)
    QTest.mouseClick(window, LEFT, PLAIN, place)
    QTest.mouseDClick(window, LEFT, PLAIN, place)


def ask_for_menu(widget: QWidget, at: QPoint) -> None:
    """Click the right button; a menu may open there."""
    window, place = _aim(widget, at)
    QTest.mouseMove(window, place)
    QTest.mouseClick(window, Qt.MouseButton.RightButton, PLAIN, place)


def hover(widget: QWidget, at: QPoint) -> None:
    window, place = _aim(widget, at)
    QTest.mouseMove(window, place)


def grab(widget: QWidget, at: QPoint) -> None:
    """Press the left button and keep it down."""
    window, place = _aim(widget, at)
    QTest.mouseMove(window, place)
    QTest.mousePress(window, LEFT, PLAIN, place)


def pull(widget: QWidget, start: QPoint, by: QPoint, steps: int = 6) -> None:
    """Move the grabbed thing in steps."""
    for step in range(1, steps + 1):
        window, place = _aim(widget, (QPointF(start) + QPointF(by) * step / steps).toPoint())
        QTest.mouseMove(window, place)


def drop(widget: QWidget, at: QPoint) -> None:
    window, place = _aim(widget, at)
    QTest.mouseRelease(window, LEFT, PLAIN, place)


def _aim(widget: QWidget, at: QPoint | None) -> tuple[QWindow, QPoint]:
    """The native window under a place of a widget, and the place in it, once all is laid out."""
    QApplication.processEvents()
    top = widget.window()
    handle = top.windowHandle()
    assert handle is not None
    assert widget.isVisible(), f"{widget.accessibleName() or widget} cannot be seen"
    inside = at if at is not None else widget.rect().center()
    place = widget.mapTo(top, inside)
    assert QRect(QPoint(), top.size()).contains(place), "that is off the window"
    return handle, place


def pick(menu: QMenu, text: str) -> None:
    """Click an entry of an open menu by its words."""
    entries = {entry.text().replace("&", ""): entry for entry in menu.actions()}
    found = [name for name in entries if name == text or name.startswith(f"{text} ")]
    assert found, f"“{text}” is not among {list(entries)}"
    entry = entries[found[0]]
    assert entry.isEnabled(), f"“{text}” cannot be chosen"
    click(menu, menu.actionGeometry(entry).center())


@contextmanager
def answering(
    answer: Callable[[QWidget], None],
    appears: Callable[[], QWidget | None] = QApplication.activeModalWidget,
) -> Iterator[list[QWidget]]:
    """Answer the dialog, or menu, that what is done meanwhile brings up; it must come, and once.

    Those run event loops of their own, so it is a timer that looks out for them.
    """
    asked: list[QWidget] = []
    wrong: list[BaseException] = []
    waited = 0

    def look() -> None:
        nonlocal waited
        came = appears()
        if came is None or not came.isVisible():
            return
        if asked:
            waited += came is asked[0]
            if waited > _PATIENCE:
                wrong.append(AssertionError("the answer does not close it"))
                came.close()
            return
        asked.append(came)
        try:
            answer(came)
        except BaseException as error:
            wrong.append(error)
            came.close()

    eye = QTimer()
    eye.setInterval(_LOOK_EVERY_MS)
    eye.timeout.connect(look)
    eye.start()
    try:
        yield asked
    finally:
        eye.stop()
    if wrong:
        raise wrong[0]
    assert asked, "nothing came up"
