"""How a window speaks: in a line that passes, in a box to be read, or with a question."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget

from scenario_desk.presentation.words.harmless import harmless, harmless_lines
from scenario_desk.presentation.words.language import _

Answer = QMessageBox.StandardButton


class Telling:
    """The voice of one window."""

    def __init__(self, window: QWidget, say: Callable[[str, bool, bool], None]) -> None:
        """`say` shows a sentence for a while, as a warning or not, until the next step or not."""
        self.window = window
        """What dialogs stand over."""
        self._say = say

    def say(self, sentence: str, warns: bool = True, passes: bool = False) -> None:
        """A warning, or that something was done: where it disturbs nobody.

        `passes`: with the next step it is no longer true.
        """
        self._say(sentence, warns, passes)

    def refuse(
        self,
        title: str,
        sentence: str,
        answers: dict[Answer, str] | None = None,
        default: Answer = Answer.Ok,
    ) -> Answer:
        """A refusal that needs reading: one sentence; what is open is untouched.

        `answers`: what can be done about it, as in `ask`; None to be read only.
        """
        icon = QMessageBox.Icon.Warning
        return self._ask(icon, "Scenario Desk", title, sentence, answers, default)

    def note(self, title: str, text: str, more: str) -> None:
        """Something worth knowing, that nothing depends on."""
        self._ask(QMessageBox.Icon.NoIcon, title, text, more)

    def ask(
        self, title: str, question: str, more: str, answers: dict[Answer, str], default: Answer
    ) -> Answer:
        """A question; `answers` with what stands on their buttons, "" for the usual words."""
        return self._ask(QMessageBox.Icon.Question, title, question, more, answers, default)

    def file_for(self, title: str, suggested: Path, kinds: str, ending: str) -> Path | None:
        """Ask where a file of this ending is to be; None where nowhere, or what is there stays."""
        name, _kind = QFileDialog.getSaveFileName(self.window, title, str(suggested), kinds)
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() == ending and (path.exists() or not path.is_symlink()):
            return path
        # The dialog has asked about the name as it was typed: not about this one, and not about a
        # link to what is gone.
        if path.suffix.lower() != ending:
            path = path.with_name(path.name + ending)
        return path if self.may_replace(path, title) else None

    def may_replace(self, path: Path, title: str) -> bool:
        """Whether there is no such file, or it may go."""
        if not os.path.lexists(path):
            return True
        question = _("Replace “{file}”?").format(file=path.name)
        more = _("There is a file of this name already.")
        answers = {Answer.Save: _("Replace"), Answer.Cancel: ""}
        return self.ask(title, question, more, answers, Answer.Cancel) == Answer.Save

    def _ask(
        self,
        icon: QMessageBox.Icon,
        title: str,
        text: str,
        more: str,
        answers: dict[Answer, str] | None = None,
        default: Answer = Answer.Ok,
    ) -> Answer:
        title, text, more = harmless(title), harmless_lines(text), harmless_lines(more)
        box = QMessageBox(icon, title, text, parent=self.window)
        box.setInformativeText(more)
        # The format of the box is not that of its informative text.
        for label in box.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for answer, words in (answers or {Answer.Ok: ""}).items():
            button = box.addButton(answer)
            if words:
                button.setText(words)
        box.setDefaultButton(default)
        answered = box.exec()
        box.deleteLater()
        return Answer(answered)
