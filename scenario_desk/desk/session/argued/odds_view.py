"""The scale of success, on which a thrown die comes to rest."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QVariantAnimation, Signal
from PySide6.QtGui import QAccessible, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from scenario_desk.desk import settings
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.widgets.spoken import as_role
from scenario_desk.exchange.pictures.qt_surface import qt_surface
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.session.odds import Odds
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _

_LARGER = 1.5
_ROLLING_MS = 1_600
_TURNS = 2.0
"""How often the die goes up and down the scale before it rests."""
_NOTHING = Odds(None, None)


class OddsView(QWidget):
    """What the die shows is settled before it moves: the way there is only shown."""

    rested = Signal()
    """The die has come to rest."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.odds = _NOTHING
        self.watched = QGuiApplication.platformName() not in ("offscreen", "minimal")
        """Whether there is a screen on which to see it move."""
        self._way = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_ROLLING_MS)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.valueChanged.connect(lambda _left: self.update())
        self._way.finished.connect(self._rest)
        as_role(self, QAccessible.Role.Canvas, _("How likely it succeeds"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.dress()

    @property
    def rolling(self) -> bool:
        """Whether a die is on its way, so that nothing may be said yet of what it shows."""
        return self._way.state() == QVariantAnimation.State.Running

    def dress(self) -> None:
        """Take the theme and the size of type as they are now."""
        bench = self._bench
        self._style = Style(
            bench.tokens, bench.font_scale * _LARGER, QtTypeSetter(QApplication.font())
        )
        self.setFixedHeight(round(Odds.height(self._style)))
        self.update()

    def show_odds(self, odds: Odds, *, roll: bool = False) -> None:
        """Show them; `roll`: the die was thrown just now, and goes to where it lies if it may move."""
        self.odds = odds
        moves = self.watched and not settings.REDUCED_MOTION.read() and self.isVisible()
        if roll and odds.roll is not None and moves:
            self._way.start()
        elif odds.roll is None:
            self._way.stop()
        self.setAccessibleDescription("" if self.rolling else harmless(odds.words))
        self.update()

    def stop(self) -> None:
        """Let the die rest at once."""
        if self.rolling:
            self._way.stop()
            self._rest()

    def _rest(self) -> None:
        self.setAccessibleDescription(harmless(self.odds.words))
        self.update()
        self.rested.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        odds = self.odds
        if self.rolling and odds.roll is not None:
            left = self._way.currentValue()
            odds = Odds(odds.said, odds.chance, _on_its_way(odds.roll, left))
        ratio = self.devicePixelRatioF()
        box = Box(0.0, 0.0, float(self.width()), float(self.height()))
        odds.draw(qt_surface(painter, ratio), box, self._style)
        painter.end()


def _on_its_way(roll: float, left: float) -> float:
    """Where the die is with this share of its way left, 1 … 0: up and down the scale, to the roll."""
    place = (roll + 2.0 * _TURNS * left) % 2.0
    return place if place <= 1.0 else 2.0 - place
