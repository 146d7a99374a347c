"""What a key writes, on every keyboard: the event's text decides, not which keys are held."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_HELD = Qt.KeyboardModifier
_NOT_ASKED = _HELD.ShiftModifier | _HELD.KeypadModifier | _HELD.GroupSwitchModifier
_ALT_GR = _HELD.ControlModifier | _HELD.AltModifier
"""How Windows tells of AltGr; macOS tells of its Option key as Alt."""


def typed_text(event: QKeyEvent) -> str:
    """The letter or sign that a key writes; "" for a command and for what cannot be seen.

    With Ctrl alone everything is a command. With Alt, or with both, plain letters and digits are
    commands or open menus, and any other sign is what AltGr or Option made of the key.
    """
    text, held = event.text(), _held(event)
    if not text.isprintable() or text.isspace():
        return ""
    if held not in (_HELD.NoModifier, _HELD.AltModifier, _ALT_GR):
        return ""
    return "" if held and text.isascii() and text.isalnum() else text


def is_command(event: QKeyEvent) -> bool:
    """Whether a key writes nothing: one pressed with Ctrl, or what stands for it, or an F key."""
    function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    return function or (bool(event.modifiers() & _HELD.ControlModifier) and not typed_text(event))


def may_open_menu(event: QKeyEvent) -> bool:
    """Whether a key is pressed with Alt alone: a menu whose letter it is comes before any text."""
    return _held(event) == _HELD.AltModifier


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~_NOT_ASKED
