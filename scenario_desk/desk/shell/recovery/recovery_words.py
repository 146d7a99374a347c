"""What is said of unsaved work that was found."""

from __future__ import annotations

from scenario_desk.desk.shell.recovery.reading import Found
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.times import day_and_time


def when(found: Found) -> str:
    """When it was last changed, with the day; "" where that cannot be read."""
    return day_and_time(found.time) if found.time is not None else ""


def where_and_when(found: Found) -> str:
    """Its folder, when it was last changed, and how that ended: a line each, three at most."""
    file, time = found.left.file, when(found)
    lines = [_("Never saved to a file.") if file is None else str(file.parent)]
    if time:
        many = ngettext(
            "{count} edit was recorded, on {time}.",
            "{count} edits were recorded, the last on {time}.",
            found.edits,
        )
        lines.append(many.format(count=found.edits, time=time))
    lines.append(
        _("The system closed Scenario Desk, as when you log out; the work was kept.")
        if found.left.ended
        else _("Scenario Desk was not closed: it crashed, was killed, or the power failed.")
    )
    return "\n".join(lines)


def state(found: Found) -> str:
    """What became of the file since; "" where it stands as it did."""
    file = found.left.file
    if file is None or found.state == "same":
        return ""
    said = {
        "changed": _(
            "“{file}” was changed by another program or window since. What was changed there is"
            " not in this work; you are asked before it is saved over."
        ),
        "gone": _("“{file}” is no longer there; what is recovered can be saved there again."),
        "unreadable": _(
            "“{file}” cannot be read now; it stays as it is, and what is recovered gets a file of"
            " its own."
        ),
    }
    return said[found.state].format(file=file.name)


def listed(found: Found) -> str:
    """What the list of differences is a list of."""
    file = found.left.file
    if file is not None and found.now is not None:
        said = _("What Recover would change, compared with “{file}” as it is now:")
        return said.format(file=file.name)
    if file is not None:
        return _("What Recover would change, compared with what was opened:")
    return _("What Recover would change, compared with what you started from:")


def damage(found: Found) -> str:
    """What of it was lost on the disk; "" where nothing was."""
    if not found.left.damaged:
        return ""
    lines = found.left.damaged
    unread = ngettext(
        "{damaged} of {count} recorded edits could not be read.",
        "{damaged} of {count} recorded edits could not be read.",
        lines,
    ).format(damaged=lines, count=found.edits)
    if not found.lost:
        return unread
    built = ngettext(
        "{count} that was built upon what is missing could not be made again in full.",
        "{count} that were built upon what is missing could not be made again in full.",
        found.lost,
    ).format(count=found.lost)
    return f"{unread} {built}"


def lost_by_discarding(found: Found) -> str:
    """What a person gives up with it."""
    gone = ngettext(
        "{count} recorded edit goes; what of it is in no file cannot be brought back.",
        "{count} recorded edits go; what of them is in no file cannot be brought back.",
        found.edits,
    ).format(count=found.edits)
    file = found.left.file
    if file is None or found.now is None:
        return gone
    return f"{gone} " + _("“{file}” stays as it is.").format(file=file.name)
