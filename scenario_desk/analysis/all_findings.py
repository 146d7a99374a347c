"""What is to be said of a scenario and its figures: the one list of window, command line and JSON."""

from __future__ import annotations

from collections.abc import Callable, Collection

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.ranges import range_findings
from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.checks import check
from scenario_desk.model.messages import Finding


def all_findings(
    evaluation: Evaluation, go_on: Callable[[], None] = lambda: None
) -> tuple[Finding, ...]:
    """What is found in the scenario, then what its figures rest on; each thing once.

    `go_on` is called again and again; what it raises ends the check.
    """
    checked = scenario_findings(evaluation, go_on)
    go_on()
    return (*checked, *beyond_checks(evaluation, checked))


def scenario_findings(
    evaluation: Evaluation, go_on: Callable[[], None] = lambda: None
) -> tuple[Finding, ...]:
    """What is found in the scenario whatever is assumed: the checks, and what takes arrays."""
    frame = evaluation.frame
    checked = check(frame.scenario, go_on)
    ledger = Ledger(frame.scenario, go_on)
    for each in range_findings(frame, evaluation.base_ranges):
        ledger.note(each.level, each.code, each.place, each.about, **each.values)
    return (*checked, *ledger.findings())


def beyond_checks(evaluation: Evaluation, checked: Collection[Finding]) -> tuple[Finding, ...]:
    """The findings that `checked`, those of the scenario, do not hold yet; a flood is counted."""
    known = {(finding.code, finding.about) for finding in checked}
    counted = {
        finding.values["like"].code for finding in checked if finding.code == "more_findings"
    }
    ledger = Ledger(evaluation.frame.scenario)
    for each in evaluation.findings:
        if (each.code, each.about) not in known and each.code not in counted:
            if each.place == "nodes":
                ledger.note_node(each.level, each.code, each.about, **each.values)
            else:
                ledger.note(each.level, each.code, each.place, each.about, **each.values)
    return ledger.findings()
