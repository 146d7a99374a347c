"""Parts of the tree on the clipboard: whole for this program, an indented outline for others."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMetaType, QMimeData
from PySide6.QtWidgets import QApplication

from scenario_desk.exchange.fragments import PasteRefused, dumps, loads, outline, read_outline
from scenario_desk.model.messages import Message
from scenario_desk.model.naming import called
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.messages import words

MIME = "application/x-scenario-desk-branches"
_TEXT = "text/plain"
_NAMED = 3
"""So many of the things that could not come along are named."""


class Carried(QMimeData):
    """Branches on the clipboard, written out only when somebody asks for them: many take seconds.

    There is no HTML: a spreadsheet would take it before the text, and lose the levels.
    """

    def __init__(self, carried: Scenario) -> None:
        super().__init__()
        self.carried = carried

    def formats(self) -> list[str]:
        return [MIME, _TEXT]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in (MIME, _TEXT)

    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> object:
        if mimetype == MIME:
            return QByteArray(dumps(self.carried))
        return outline(self.carried) if mimetype == _TEXT else None


def put(carried: Scenario) -> None:
    """Put the branches of a carrier on the clipboard."""
    QApplication.clipboard().setMimeData(Carried(carried))


def taken(scenario: Scenario) -> Scenario:
    """The carrier of what is on the clipboard: our own form, else an outline of any kind.

    Raises PasteRefused where there is neither.
    """
    data = QApplication.clipboard().mimeData()
    if isinstance(data, Carried):
        return data.carried
    if data is not None and data.hasFormat(MIME):
        return loads(bytes(data.data(MIME).data()))
    carried = None
    if data is not None and data.hasText():
        carried = read_outline(data.text(), scenario)
    if carried is None:
        raise PasteRefused("paste_nothing")
    return carried


def added_words(scenario: Scenario, parent: str, count: int) -> str:
    """The sentence that says how many nodes were pasted, and below which."""
    return words(Message("pasted", {"count": count, "parent": called(scenario, parent)}))


def lacking_words(lacking: tuple[Message, ...]) -> str:
    """The sentence that says what a scenario lacks of what was pasted into it."""
    things = list(lacking[:_NAMED])
    if more := len(lacking) - len(things):
        things.append(Message("lacks_more", {"count": more}))
    return words(Message("paste_lacking", {"things": things}))
