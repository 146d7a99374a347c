"""The words for what the system refuses: clauses, and the sentences where no other has room for one."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Template, mark

TEMPLATES: Mapping[str, Template] = {
    "system_full": mark("the disk is full"),
    "system_quota": mark("your share of the disk is used up"),
    "system_forbidden": mark("it is not permitted there"),
    "system_read_only": mark("the drive can only be read"),
    "system_missing": mark("a file or folder on the way does not exist"),
    "system_no_folder": mark("a file stands where a folder is needed"),
    "system_folder": mark("a folder stands where a file is needed"),
    "system_name_too_long": mark("the name is too long"),
    "system_damaged": mark("the drive does not answer or is damaged"),
    "system_busy": mark("another program is using it"),
    "system_gone": mark("the drive or the network is gone"),
    "system_too_many_open": mark("too many files are open"),
    "system_too_large": mark("the drive takes no file of that size"),
    "system_circle": mark("its links lead in a circle"),
    "system_memory": mark("there is not enough memory"),
    "system_says": mark("the system says {text:quoted}"),
    "system_refusal_worded": "{text}",
    "system_refused": mark(
        "The system refused what was to be done ({reason}); put that right and try again."
    ),
    "system_refused_file": mark(
        "{file:quoted} is out of reach ({reason}); check its name, its folder and that you may use"
        " it."
    ),
}
