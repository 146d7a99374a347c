"""What is said of a number that cannot be taken as it was typed."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Template, mark

TEMPLATES: Mapping[str, Template] = {
    "number_empty": mark("Type a number."),
    "number_unreadable": mark("{text:quoted} is not a number."),
    "number_count": mark("Type one number, or three: low, best and high. There are {count} here."),
    "number_order": mark("Low, best and high must not fall: {low}, {best}, {high}."),
    "number_out_of_range": mark("{value} is outside the scale from {low} to {high}."),
    "number_percent_meant": mark(
        "A probability lies between 0 and 1. For {value} in a hundred type {value} %."
    ),
    "number_percent_refused": mark(
        "This scale has points, not percentages. Type {value} without the percent sign."
    ),
}
