"""The one way into a merge, for the menu and for whoever finds that a file was changed elsewhere."""

from __future__ import annotations

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.merging.merge_dialog import MergeDialog
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _


def merge_into(
    bench: Workbench,
    tasks: Tasks,
    telling: Telling,
    base: Scenario | None,
    theirs: Scenario,
    their_name: str,
) -> bool:
    """Let what is open be merged with `theirs`, which is called `their_name`; whether it was.

    `base` is what both were made from, None where nobody knows. A merge is one step of the
    workbench, also where in the end all stays as it was; one that is given up leaves no trace.
    """
    bench.settle()
    dialog = MergeDialog(bench, tasks, base, theirs, their_name, telling.window)
    done = bool(dialog.exec())
    dialog.deleteLater()
    if done:
        said = _("Merged with {name}.").format(name=harmless(their_name))
        telling.say(said, warns=False, passes=True)
    return done
