"""Errors nobody foresaw: a report can be copied, and the program lives on.

Whatever reaches `sys.excepthook`, `threading.excepthook`, `sys.unraisablehook` or Qt's message
handler ends here; a crash in native code leaves a trace through faulthandler.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QStandardPaths,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from scenario_desk.presentation.words.language import _

_KEPT_LINES = 60


class Mishaps(QObject):
    """Catches what nobody caught, and tells of it when the interface thread is done with it.

    Told later, for a dialog must not run inside the frame that was being painted when it broke.
    """

    happened = Signal(str)
    """Carries a report."""
    happened_again = Signal()
    """What has been reported went wrong once more: every frame may break in the same way."""
    _caught = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._qt_lines: deque[str] = deque(maxlen=_KEPT_LINES)
        self._reporting = threading.Lock()
        self._told: set[str] = set()
        self._telling = False
        self._trace: TextIO | None = None
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over every hook; call once, when the program starts."""
        sys.excepthook = self._from_main
        threading.excepthook = self._from_thread
        sys.unraisablehook = self._from_nowhere
        qInstallMessageHandler(self._from_qt)
        self._trace = _trace_native_crashes()

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        if self._trace is not None:
            faulthandler.disable()
            self._trace.close()
            self._trace = None

    def report(self, error: BaseException, where: str = "") -> None:
        """Report an error that was caught where nothing better could be done."""
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise error
        if not self._reporting.acquire(blocking=False):
            return
        try:
            lines = "".join(traceback.format_exception(error))
            sys.stderr.write(lines)
            self._caught.emit(lines, self._text(error, lines, where))
        finally:
            self._reporting.release()

    def _tell(self, lines: str, report: str) -> None:
        """One report at a time, and each only once."""
        if self._telling:
            return
        if lines in self._told:
            self.happened_again.emit()
            return
        self._told.add(lines)
        self._telling = True
        try:
            self.happened.emit(report)
        finally:
            self._telling = False

    def _text(self, error: BaseException, lines: str, where: str) -> str:
        import platform  # slow to import, seldom needed

        parts = [
            f"Scenario Desk {program_version()}",
            f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}",
            datetime.now(UTC).isoformat(timespec="seconds"),
            where,
            f"{type(error).__name__}: {error}",
            "",
            lines.rstrip(),
        ]
        if self._qt_lines:
            parts += ["", "Last messages of Qt:", *self._qt_lines]
        return "\n".join(part for part in parts if part is not None)

    def _from_main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error.with_traceback(trace))

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            name = args.thread.name if args.thread else "?"
            self.report(args.exc_value, f"In the thread {name}")

    def _from_nowhere(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value, args.err_msg or "")

    def _from_qt(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        self._qt_lines.append(f"{kind.name.removeprefix('Qt').removesuffix('Msg')}: {text}")
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            sys.stderr.write(f"Qt: {text}\n")


def app_data() -> Path:
    """The program's own folder, made if need be: journals and native crash traces."""
    location = QStandardPaths.StandardLocation.AppLocalDataLocation
    folder = Path(QStandardPaths.writableLocation(location))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _trace_native_crashes() -> TextIO | None:
    """Where faulthandler writes from now on; None where nothing can be written."""
    try:
        trace = (app_data() / "native-crash.txt").open("a", encoding="utf-8")
    except OSError as error:
        from scenario_desk.exchange.refusal import sentence  # slow to import, seldom needed

        said = _("Native crashes will leave no trace. {reason}")
        sys.stderr.write(f"{said.format(reason=sentence(error))}\n")
        return None
    faulthandler.enable(trace)
    return trace


def program_version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow to import, seldom needed

    try:
        return version("scenario-desk")
    except PackageNotFoundError:
        return _("(from a checkout)")
