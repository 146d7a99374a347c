"""One interest among those ranked: the two ends of its swing in words, and its rating."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QSpinBox, QToolButton, QVBoxLayout

from scenario_desk.analysis.swings import TOP
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce, explain
from scenario_desk.model.entities import Interest
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.swings import ahead_words, ends_sentence

_UNRATED = -1


class SwingRow(QFrame):
    """Moved by Alt and an arrow, by its buttons or by dragging its words; rated by number or slider."""

    shifted = Signal(int)
    """To be moved by so many places."""
    dragged = Signal(int)
    """Dragged to a height of the screen."""
    rated = Signal(int)
    said = Signal(int)
    """By which strength it is preferred to the next."""

    def __init__(self, interest: Interest) -> None:
        super().__init__()
        self.setObjectName("entry")
        name = self._name = harmless(interest.name)
        self.place, self.name = PlainLabel(), PlainLabel(interest.name)
        self.ends, self.told = PlainLabel(ends_sentence(interest)), PlainLabel()
        for label, tone in (
            (self.place, "title"),
            (self.name, "cardTitle"),
            (self.ends, "muted"),
            (self.told, "fieldError"),
        ):
            label.setObjectName(tone)
        for label in (self.name, self.ends, self.told):
            label.setWordWrap(True)
        self.place.setFixedWidth(self.fontMetrics().horizontalAdvance("00.") + 12)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, TOP)
        self.slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.slider.setMinimumWidth(100)
        self.number = _Number()
        for field in (self.slider, self.number):
            field.setAccessibleName(_("Rating of {name}").format(name=name))
        self.ahead = Picker(
            _("How far {name} is ahead of the next").format(name=name),
            lambda: self.said.emit(int(self.ahead.value)),
        )
        for stop in (self.slider, self.number, self.ahead):
            stop.installEventFilter(self)
        self.slider.valueChanged.connect(self._slide)
        self.number.valueChanged.connect(self._type)
        self.up, self.down = QToolButton(), QToolButton()
        for button, arrow, words, step in (
            (self.up, Qt.ArrowType.UpArrow, _("Rank {name} higher (Alt+Up)"), -1),
            (self.down, Qt.ArrowType.DownArrow, _("Rank {name} lower (Alt+Down)"), 1),
        ):
            button.setArrowType(arrow)
            # The keys do the same wherever the keyboard is in the row: Tab goes from number to number.
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setAccessibleName(words.format(name=name))
            explain(button, words.format(name=name))
            button.clicked.connect(lambda _checked=False, step=step: self.shifted.emit(step))
        for words_of in (self.place, self.name, self.ends):
            words_of.setCursor(Qt.CursorShape.SizeVerCursor)
        self._points: int | None = None
        self._most = TOP
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.name, 2)
        head.addWidget(self.slider, 1)
        head.addWidget(self.ahead, 1)
        for part in (self.number, self.up, self.down):
            head.addWidget(part)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(head)
        for label in (self.told, self.ends):
            words.addWidget(label)
        across = QHBoxLayout(self)
        across.setContentsMargins(6, 4, 6, 6)
        across.setSpacing(6)
        across.addWidget(self.place)
        across.addLayout(words, 1)
        self.told.hide()
        self.ahead.hide()

    def say_in_words(self, *, words: bool) -> None:
        """Rate by how far it is ahead of the next, in words, or by number."""
        self.slider.setVisible(not words)
        self.ahead.setVisible(words)
        self.number.setReadOnly(words)

    def show_ahead(self, step: int | None, last: bool) -> None:
        """By which strength it is preferred to the next, or the last one to no improvement."""
        offered = [] if step is not None else [("-1", _("choose"))]
        offered += [(str(place), words) for place, words in enumerate(ahead_words())]
        whom = (
            _("How far {name} is ahead of no change")
            if last
            else _("How far {name} is ahead of the next")
        )
        self.ahead.setAccessibleName(whom.format(name=self._name))
        explain(self.ahead, whom.format(name=self._name))
        self.ahead.offer(offered, "-1" if step is None else str(step))

    def show_rating(self, place: int, count: int, points: int | None, most: int) -> None:
        """Stand at a place from 0, of so many, with this rating; `most` is the highest it may have."""
        self._points, self._most = points, most
        self.place.setText(f"{place + 1}.")
        self.setProperty("first", place == 0)
        self.style().polish(self)
        with QSignalBlocker(self.slider), QSignalBlocker(self.number):
            self.slider.setValue(points or 0)
            self.number.show_points(points)
        for field in (self.slider, self.number):
            field.setEnabled(place > 0)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        first = _("The first has 100.")
        rest = _("At most {most}, as the one ranked before it.").format(most=most)
        explain(self.number, first if place == 0 else rest)
        self.tell("")

    def tell(self, sentence: str) -> None:
        """Say under the rating what is wrong with it; an empty sentence takes it back."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        announce(self, sentence)

    def _slide(self, points: int) -> None:
        """It stops at the highest rating there may be."""
        self.rated.emit(min(points, self._most))
        self._refuse(points)

    def _type(self, points: int) -> None:
        if points <= self._most:
            self.rated.emit(points)
            return
        with QSignalBlocker(self.number):
            self.number.show_points(self._points)
        self._refuse(points)

    def _refuse(self, points: int) -> None:
        if points > self._most:
            told = _(
                "Not {points}: none is rated above the one ranked before it, which has {most}."
            )
            self.tell(told.format(points=points, most=self._most))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.number.interpretText()
                self.shifted.emit(step)
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the mouse, so that what follows is a drag of this row."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(round(event.globalPosition().y()))


class _Slider(QSlider):
    """The wheel scrolls the list."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Number(QSpinBox):
    """Whole points; Return takes what is typed and goes on, instead of closing the dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(_UNRATED, TOP)
        self.setSpecialValueText("—")
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("100") + 30)

    def show_points(self, points: int | None) -> None:
        """Show a rating; what has one cannot go back to none."""
        self.setMinimum(_UNRATED if points is None else 0)
        self.setValue(_UNRATED if points is None else points)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
