"""Ends that nobody asked for in the window: signals, and the end of a session.

They come without a question where nobody can answer; what is unsaved then stays in its journal,
and the next start offers it.
"""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from scenario_desk.desk.shell.window import Window

_ENDS = [
    getattr(signal, name)
    for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
]


class Signals(QObject):
    """Hears the signals that end a program, once; the next one ends it at once, as usual."""

    came = Signal(int)
    """Carries the number; comes in the event loop, whatever was running when it was sent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # What Python does for a signal waits until Python runs again; a socket wakes the event loop.
        self._reads, self._writes = socket.socketpair()
        self._reads.setblocking(False)
        self._writes.setblocking(False)
        self._notifier = QSocketNotifier(self._reads.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._woken = signal.set_wakeup_fd(self._writes.fileno(), warn_on_full_buffer=False)
        # Who started the program may have told it to ignore one: nohup does.
        self._before = {
            each: signal.signal(each, lambda _number, _frame: None)
            for each in _ENDS
            if signal.getsignal(each) != signal.SIG_IGN
        }

    def close(self) -> None:
        """Hear no more; what was there before is there again."""
        if self._before:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(self._woken)
            for number, handler in self._before.items():
                signal.signal(number, handler)
            self._before.clear()
            self._reads.close()
            self._writes.close()

    def _read(self) -> None:
        came = [each for each in self._reads.recv(64) if each in self._before]
        if came:
            self.close()
            self.came.emit(came[0])


class Ending(QObject):
    """Sees that no edit of a window is lost, however the program ends."""

    def __init__(self, window: Window, app: QGuiApplication) -> None:
        super().__init__(window)
        self._window, self._number = window, 0
        self._signals = Signals(self)
        self._signals.came.connect(self.end)
        app.commitDataRequest.connect(self.commit)

    def close(self) -> None:
        """Take no more care: the program ends as it was asked to."""
        self._signals.close()

    def end(self, number: int) -> None:
        """End without a question, with what is unsaved on the disk; `number`: of the signal."""
        self._number = number
        # A save that runs is finished, not left half done because of this.
        self._window.tasks.ended.connect(lambda _task: QTimer.singleShot(0, self, self._go))
        try:
            self._window.keep_for_later()
        finally:
            self._go()

    def _go(self) -> None:
        tasks = self._window.tasks
        if not tasks.closed and not tasks.busy("save"):
            self._window.leave_for_later()
            QApplication.exit(128 + self._number)

    def commit(self, session: QSessionManager) -> None:
        """The session ends: ask, where that is allowed; else nothing is lost either."""
        if not session.allowsInteraction():
            self._window.keep_for_later()
            return
        may = self._window.may_leave()
        session.release()
        if not may:
            session.cancel()
