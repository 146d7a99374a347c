"""Letters that are composed (accents, syllables, signs of other scripts) begin a label, too."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.nodes.inline_edits import Writing

_QUERY = Qt.InputMethodQuery
_PLACES = (_QUERY.ImCursorRectangle, _QUERY.ImAnchorRectangle)


class Composing(QObject):
    """Hands what an input method sends to a host's widget on to the editor that it opens.

    The widget keeps the keyboard until the first letters are whole: handing it on would break them
    off. Until then the editor waits, and shows them.
    """

    def __init__(self, writing: Writing) -> None:
        super().__init__(writing.host.widget)
        self._writing, self._editor = writing, writing.editor
        self._pending = ""
        """What is being composed now."""
        self._handing_on = False
        writing.host.widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            return self._compose(event)
        if not self._editor.waits:
            return False
        if isinstance(event, QInputMethodQueryEvent):
            self._answer(event)
            return True
        if event.type() == QEvent.Type.FocusOut:
            self._take_pending()
            self._editor.settle()
        elif event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            QGuiApplication.inputMethod().commit()
            self._take_pending()
            self._hand_on()
            QCoreApplication.sendEvent(QApplication.focusWidget() or self._editor, event)
            return True
        return False

    def _compose(self, event: QInputMethodEvent) -> bool:
        """Open the editor with the first letters; False where they are not for a node."""
        if self._handing_on:
            # Some systems repeat what they have just given when the keyboard goes on.
            return True
        if not self._editor.waits:
            composed = event.preeditString() or event.commitString()
            if not composed or not self._writing.ready:
                return False
            self._editor.waits = True
            self._writing.edit_label()
            if self._writing.purpose is None:
                self._editor.waits = False
                return True
        self._pending = event.preeditString()
        QCoreApplication.sendEvent(self._editor, event)
        if self._pending:
            QGuiApplication.inputMethod().update(_QUERY.ImQueryInput)
        else:
            self._hand_on()
        return True

    def _take_pending(self) -> None:
        """Take what is composed as it stands, where the system has not done so."""
        if self._pending:
            taken = QInputMethodEvent()
            taken.setCommitString(self._pending)
            self._pending = ""
            QCoreApplication.sendEvent(self._editor, taken)

    def _hand_on(self) -> None:
        """Give the keyboard to what the composed letters begin, as if they were typed."""
        text = self._editor.text() if self._editor.isModified() else ""
        self._handing_on = True
        try:
            self._editor.give_up()
            if text:
                self._writing.begin(text)
        finally:
            self._handing_on = False

    def _answer(self, event: QInputMethodQueryEvent) -> None:
        """Say of the editor what the system asks of the widget, such as where the cursor is."""
        QCoreApplication.sendEvent(self._editor, event)
        for query in _PLACES:
            if event.queries() & query:
                place = event.value(query)
                if isinstance(place, QRect | QRectF):
                    moved = QRectF(place).translated(QPointF(self._editor.pos()))
                    event.setValue(query, moved)
