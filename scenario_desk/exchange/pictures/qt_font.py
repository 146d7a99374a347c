"""The program's own typeface: words take the same room, and look alike, on every machine."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from scenario_desk.locate import locate

_FAMILY = "DejaVu Sans"
_FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def program_font() -> QFont:
    """What everything is written in; an application must be there.

    Letters that it lacks Qt takes from the fonts of the system.
    """
    _read()
    font = QFont(_FAMILY)
    # Hinting across would round widths, and whether it is done is up to each system.
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


@cache
def _read() -> None:
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(locate("resources", "fonts", name)))
