"""The welcome page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk import settings
from scenario_desk.desk.widgets.card import Card
from scenario_desk.desk.widgets.one_line import keep_to_one_line
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.exchange.templates import BLANK, templates
from scenario_desk.presentation.words.language import _

_WIDTH = 860
_LONGEST_NAME = 200
_LONGEST = 60
"""So many letters of a title the way back to it shows."""


class WelcomeView(QWidget):
    """Start from a template, go on with a recent file, or open one."""

    def __init__(
        self,
        open_template: Callable[[Path, tuple[str, ...]], None],
        open_path: Callable[[Path], None],
        ask: Callable[[], None],
        resume: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_template, self._open_path = open_template, open_path
        title = QLabel("Scenario Desk")
        title.setObjectName("display")
        lead = QLabel(
            _(
                "Build the tree of ways a war can end, score each endpoint against what the parties"
                " want, and see which outcomes all could accept."
            )
        )
        lead.setObjectName("lead")
        lead.setWordWrap(True)
        self._said = PlainLabel()
        self._said.setObjectName("warning")
        self._said.setWordWrap(True)
        self._back = QPushButton()
        self._back.setObjectName("link")
        self._back.clicked.connect(resume)
        start = QVBoxLayout()
        start.setSpacing(8)
        start.addWidget(_heading(_("Start from a template")))
        self.cards = []
        for template in templates():
            card = Card(template.title, template.description)
            names = self._names(card) if template.name == BLANK else ()
            card.clicked.connect(partial(self._start, template.path, names))
            self.cards.append(card)
            start.addWidget(card)
        start.addStretch(1)
        recent = QVBoxLayout()
        recent.setSpacing(2)
        recent.addWidget(_heading(_("Recent files")))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        recent.addLayout(self._recent)
        recent.addSpacing(10)
        opener = QPushButton(_("Open a file…"))
        opener.clicked.connect(ask)
        recent.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        recent.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(48)
        both.addLayout(start, 3)
        both.addLayout(recent, 2)
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 48, 32, 32)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(lead)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said)
        column.addSpacing(26)
        column.addLayout(both)
        column.addStretch(1)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(page, 20)
        across.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        # What it holds takes the keys, and it scrolls along.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.refresh("")

    def _names(self, card: Card) -> tuple[QLineEdit, ...]:
        """Fields for what the two principals are called; left empty they keep their names."""
        fields = []
        for asked in (_("First principal"), _("Second principal")):
            field = QLineEdit()
            field.setPlaceholderText(asked)
            field.setAccessibleName(asked)
            keep_to_one_line(field, self.say)
            field.setMaxLength(_LONGEST_NAME)
            fields.append(field)
        card.ask(*fields)
        return tuple(fields)

    def _start(self, path: Path, names: tuple[QLineEdit, ...], *_: object) -> None:
        said = tuple(field.text().strip() for field in names)
        for field in names:
            field.clear()
        self._open_template(path, said)

    def refresh(self, open_title: str) -> None:
        """Show the recent files of now, and a way back to what is open."""
        self._said.setVisible(False)
        self._back.setVisible(bool(open_title))
        cut = open_title if len(open_title) <= _LONGEST else open_title[:_LONGEST].rstrip() + "…"
        self._back.setText(unmarked(_("← Back to {title}").format(title=cut)))
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        files = settings.recent_files()
        for path in files:
            self._recent.addWidget(self._recent_button(path))
        if not files:
            none = QLabel(_("Files you open or save appear here."))
            none.setObjectName("muted")
            none.setWordWrap(True)
            self._recent.addWidget(none)

    def say(self, sentence: str) -> None:
        """Show a sentence on the page."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _recent_button(self, path: Path) -> QWidget:
        card = Card(path.stem, str(path.parent), quiet=True)
        explain(card, str(path))
        card.clicked.connect(lambda: self._open_path(path))
        return card


def _heading(text: str) -> QLabel:
    label = QLabel(text.upper())
    label.setObjectName("heading")
    return label
