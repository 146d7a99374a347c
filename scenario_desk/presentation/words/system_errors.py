"""What the system says when it refuses something, in words that a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from scenario_desk.model.messages import Message

_CODES: Mapping[str, tuple[str, ...]] = {
    "system_full": ("ENOSPC",),
    "system_quota": ("EDQUOT",),
    "system_forbidden": ("EACCES", "EPERM"),
    "system_read_only": ("EROFS",),
    "system_missing": ("ENOENT",),
    "system_no_folder": ("ENOTDIR",),
    "system_folder": ("EISDIR",),
    "system_name_too_long": ("ENAMETOOLONG",),
    "system_damaged": ("EIO",),
    "system_busy": ("EBUSY", "ETXTBSY"),
    "system_gone": (
        *("ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "ECONNRESET", "ECONNABORTED"),
        *("EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ETIMEDOUT"),
    ),
    "system_too_many_open": ("EMFILE", "ENFILE"),
    "system_too_large": ("EFBIG",),
    "system_circle": ("ELOOP",),
    "system_memory": ("ENOMEM",),
}
_BY_NUMBER = {
    getattr(errno, name): code
    for code, names in _CODES.items()
    for name in names
    if hasattr(errno, name)
}


_HELD_OPEN = (32, 33)
"""What Windows says of a file that another program keeps to itself, beside that it is forbidden."""


def system_error(error: OSError) -> Message:
    """Why the system refused, a clause for a sentence; in its own words where we have none.

    An error without a number is no word of the system's: what it says was put into words already.
    """
    if error.errno is None:
        return Message("system_refusal_worded", {"text": str(error)})
    held = getattr(error, "winerror", None) in _HELD_OPEN
    code = "system_busy" if held else _BY_NUMBER.get(error.errno)
    return Message(code) if code else Message("system_says", {"text": error.strerror or ""})
