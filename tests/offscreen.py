"""Qt without a screen, and without what its platform for that says of itself."""

from __future__ import annotations

import re
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_OF_ITSELF = re.compile(r"This plugin (does not support|supports grabbing)")
"""As in `qt_log_ignore` of pyproject.toml, by which the tests go."""


def hush() -> None:
    """Pass on every message of Qt but those."""
    qInstallMessageHandler(_pass_on)


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if not _OF_ITSELF.match(text):
        print(text, file=sys.stderr)
