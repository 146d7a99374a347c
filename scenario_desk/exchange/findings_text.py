"""Findings as plain text for a terminal, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence

from scenario_desk.model.messages import Finding, Level
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, mark, ngettext
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.titles import title_of

_LEVELS: dict[Level, str] = {
    "error": mark("error"),
    "warning": mark("warning"),
    "info": mark("info"),
}
_KEYS: dict[Level, str] = {"error": "errors", "warning": "warnings", "info": "infos"}


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """How many findings there are of each level."""
    return {key: sum(each.level == level for each in findings) for level, key in _KEYS.items()}


def findings_text(scenario: Scenario, findings: Sequence[Finding]) -> str:
    """What `check` prints without `--json`."""
    head = [harmless(line) for line in (scenario.marking, title_of(scenario)) if line]
    if not findings:
        return "\n".join([*head, "", _("No findings.")])
    lines = [
        finding_line(finding) for level in _LEVELS for finding in findings if finding.level == level
    ]
    return "\n".join([*head, "", *lines, "", _summary(findings)])


def finding_line(finding: Finding) -> str:
    """A finding in one line: how bad it is, what it is about, and what it says."""
    width = max(len(_(word)) for word in _LEVELS.values())
    where = f"{finding.place} {finding.about}".strip()
    return harmless(f"{_(_LEVELS[finding.level]):{width}}  {where}  {words(finding)}")


def _summary(findings: Sequence[Finding]) -> str:
    number = counts(findings)
    return ", ".join(
        [
            ngettext("{count} error", "{count} errors", number["errors"]).format(
                count=number["errors"]
            ),
            ngettext("{count} warning", "{count} warnings", number["warnings"]).format(
                count=number["warnings"]
            ),
            ngettext("{count} note", "{count} notes", number["infos"]).format(
                count=number["infos"]
            ),
        ]
    )
