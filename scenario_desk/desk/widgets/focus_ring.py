"""Shows which pane has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from scenario_desk.desk.bench.workbench import Workbench

_WIDTH_PX = 2


class FocusRing(QWidget):
    """A line around `pane` while `holder`, the widget in it that takes the keys, has the focus."""

    def __init__(self, workbench: Workbench, pane: QWidget, holder: QWidget) -> None:
        super().__init__(pane)
        self._bench, self._pane, self._holder = workbench, pane, holder
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        pane.installEventFilter(self)
        holder.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A window that is torn down loses the focus when half of it is gone already.
        if not (isValid(self) and isValid(self._pane)):
            return False
        kind = event.type()
        if watched is self._pane and kind == QEvent.Type.Resize:
            self.setGeometry(self._pane.rect())
        elif watched is self._holder and kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setGeometry(self._pane.rect())
            self.raise_()
            self.setVisible(kind == QEvent.Type.FocusIn)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._bench.tokens.accent), _WIDTH_PX))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
