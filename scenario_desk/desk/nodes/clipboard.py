"""Parts of the tree on the clipboard: whole for this program, an indented outline for others."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from scenario_desk.exchange.fragments import PasteRefused, dumps, loads, outline, read_outline
from scenario_desk.model.messages import Message
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.messages import words

MIME = "application/x-scenario-desk-branches"
_NAMED = 3
"""So many of the things that could not come along are named."""


def put(carried: Scenario) -> None:
    """Put the branches of a carrier on the clipboard; raises FileRefused.

    There is no HTML: a spreadsheet would take it before the text, and lose the levels.
    """
    data = QMimeData()
    data.setData(MIME, dumps(carried))
    data.setText(outline(carried))
    QApplication.clipboard().setMimeData(data)


def taken(scenario: Scenario) -> Scenario:
    """The carrier of what is on the clipboard: our own form, else an outline of any kind.

    Raises PasteRefused where there is neither.
    """
    data = QApplication.clipboard().mimeData()
    if data is not None and data.hasFormat(MIME):
        return loads(bytes(data.data(MIME).data()))
    carried = None
    if data is not None and data.hasText():
        carried = read_outline(data.text(), scenario)
    if carried is None:
        raise PasteRefused("paste_nothing")
    return carried


def lacking_words(lacking: tuple[Message, ...]) -> str:
    """The sentence that says what a scenario lacks of what was pasted into it."""
    things = list(lacking[:_NAMED])
    if more := len(lacking) - len(things):
        things.append(Message("lacks_more", {"count": more}))
    return words(Message("paste_lacking", {"things": things}))
