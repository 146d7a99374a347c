"""The short notes the program shows: what scores are, and what the program is."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from scenario_desk.presentation.words.language import _


def tell_what_scores_are(parent: QWidget) -> None:
    """Shown once, when scores first appear, and from the Help menu."""
    _tell(
        parent,
        _("What scores are"),
        _("Scores are judgements, not measurements."),
        _(
            "They turn what outcomes would mean for people’s lives into numbers, so that a"
            " discussion can be structured and disagreement made visible. A score says how much"
            " better or worse one interest of one actor would fare than at the baseline date, as"
            " somebody judges it. Say who judged, give a range where you are unsure, and do not"
            " read more into a result than the judgements behind it bear."
        ),
    )


def tell_about(parent: QWidget) -> None:
    """What this is, and which version."""
    from scenario_desk.desk.shell.mishaps import program_version

    _tell(
        parent,
        _("About Scenario Desk"),
        f"Scenario Desk {program_version()}",
        _(
            "Build the tree of ways a war can end, score each endpoint against the interests of"
            " those involved, and see which outcomes all could accept."
        ),
    )


def _tell(parent: QWidget, title: str, text: str, more: str) -> None:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(more)
    box.exec()
    box.deleteLater()
