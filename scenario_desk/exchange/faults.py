"""Turns what a validator says against an entity into a refusal that names field and reason."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model.messages import Message

_CODES = {
    "unexpected_keyword_argument": "file_unknown_field",
    "missing": "file_missing_field",
    "missing_argument": "file_missing_field",
    "dataclass_type": "file_not_an_object",
    "dict_type": "file_not_an_object",
    "tuple_type": "file_not_a_list",
    "list_type": "file_not_a_list",
    "string_type": "file_not_text_field",
    "string_unicode": "file_not_text_field",
    "string_too_long": "file_text_too_long",
    "too_long": "file_too_many_values",
    "string_pattern_mismatch": "file_bad_id",
    "float_type": "file_not_a_number",
    "float_parsing": "file_not_a_number",
    "finite_number": "file_not_a_number",
    "literal_error": "file_not_one_of",
    "bool_type": "file_not_yes_or_no",
    "bool_parsing": "file_not_yes_or_no",
    "greater_than_equal": "file_too_low",
    "less_than_equal": "file_too_high",
    "value_error": "file_one_end_missing",
}


def refusal(error: ValidationError, where: Message, field: str = "") -> FileRefused:
    """Word the first complaint of a validator as a refusal; `where` says of what.

    `field` is what holds the validated value, where that is no entity with fields to name.
    """
    fault = min(error.errors(include_url=False), key=lambda each: _weight(each["type"]))
    values: dict[str, Any] = {"where": where, "field": _field(fault["loc"]) or field}
    context = fault.get("ctx", {})
    if "max_length" in context:
        values["limit"] = str(context["max_length"])
    for bound in ("ge", "le"):
        if bound in context:
            values["limit"] = context[bound]
    if fault["type"] == "literal_error":
        if str(context["expected"]) == "'derived'":
            return FileRefused("file_neither_derived_nor_estimate", **values)
        values["choices"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
    if fault["type"] not in _CODES:
        return FileRefused("file_bad_value", reason=fault["msg"], **values)
    return FileRefused(_CODES[fault["type"]], **values)


def _weight(kind: str) -> int:
    """Which complaint to voice: an unknown field explains why one is missing.

    A number out of range is one, so that nothing else was meant to stand there.
    """
    if kind == "is_instance_of":
        # A table may also be given as one, but not in a file.
        return 2
    telling = ("unexpected_keyword_argument", "greater_than_equal", "less_than_equal")
    return 0 if kind in telling else 1


def _field(place: tuple[int | str, ...]) -> str:
    """The path to the field, as a person would look for it; numbers count from 1."""
    # Names of a validator's own branches are no names in the file.
    names = [part for part in place if not (isinstance(part, str) and ("[" in part))]
    return " → ".join(str(part + 1) if isinstance(part, int) else part for part in names)
