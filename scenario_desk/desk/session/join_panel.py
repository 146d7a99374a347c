"""How to join: the QR code, the short code with the address to type it at, and how many are here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.qr_view import QrView
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.presentation.words.language import _, ngettext

_LARGE, _SMALL = 260, 150


class CodeLabel(PlainLabel):
    """Leaves as much room before its first letter as that reaches to the left of where it stands. A
    text that can be selected would be cut there all the same."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        first = self.text()[:1]
        reach = -self.fontMetrics().leftBearing(first) if first else 0
        self.setIndent(max(reach, 0))


class JoinPanel(QWidget):
    """Large while a room joins; small beside a question."""

    def __init__(self, host: Host, *, small: bool = False) -> None:
        super().__init__()
        self._host, self._small = host, small
        self.qr = QrView(_SMALL if small else _LARGE)
        self.code = CodeLabel()
        self.code.setObjectName("display" if small else "huge")
        self.address = label("lead" if small else "display")
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.here = label("lead" if small else "display")
        self.advice, self.notice = label("muted"), label("muted")
        self.renew = QPushButton(_("&New code"))
        self.renew.clicked.connect(host.renew_code)
        more = QWidget(self)
        more.setVisible(not small)
        below = QVBoxLayout(more)
        below.setContentsMargins(0, 12, 0, 0)
        below.setSpacing(12)
        below.addWidget(self.advice)
        below.addWidget(self.notice)
        below.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)
        says = QVBoxLayout()
        says.setSpacing(6 if small else 12)
        if not small:
            says.addStretch(1)
            says.addWidget(label("lead", _("Scan the code with your phone, or open")))
        says.addWidget(self.address)
        if not small:
            says.addWidget(label("lead", _("and type")))
        says.addWidget(self.code)
        says.addWidget(self.here)
        if small:
            across: QHBoxLayout | QVBoxLayout = QVBoxLayout(self)
            across.addWidget(self.qr, 3)
            says.addStretch(1)
        else:
            says.addWidget(more)
            says.addStretch(1)
            across = QHBoxLayout(self)
            across.setSpacing(40)
            across.addWidget(self.qr, 5)
        across.setContentsMargins(0, 0, 0, 0)
        across.addLayout(says, 2 if small else 4)

    def refresh(self) -> None:
        """Show how it is joined now."""
        joining = self._host.joining
        self.setVisible(joining is not None)
        if joining is None:
            return
        self.qr.show_text(joining.url)
        self.code.setText(spaced(joining.code))
        self.address.setText(joining.address.removeprefix("http://").removesuffix("/"))
        self.here.setText(here_words(len(self._host.here), len(self._host.people)))
        self.advice.setText(joining.advice)
        self.notice.setText(self._host.notice)
        self.notice.setVisible(bool(self._host.notice))


def label(tone: str, text: str = "") -> PlainLabel:
    """A label in one of the tones of the style sheet, in as many lines as it needs."""
    made = PlainLabel(text)
    made.setObjectName(tone)
    made.setWordWrap(True)
    return made


def spaced(code: str) -> str:
    """A short code as it is read aloud: in two halves."""
    half = (len(code) + 1) // 2
    return f"{code[:half]}\N{NO-BREAK SPACE}{code[half:]}"


def here_words(here: int, joined: int) -> str:
    """How many phones are here of those that joined."""
    if here == joined:
        return ngettext("{count} is here", "{count} are here", here).format(count=here)
    return ngettext(
        "{here} of {count} who joined is here", "{here} of {count} who joined are here", here
    ).format(here=here, count=joined)
