"""The sentences that speak of one thing that is judged: whole ones for each of them."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Cases, Template, mark

TEMPLATES: Mapping[str, Template] = {
    "out_of_range": Cases(
        "what",
        {
            "score": mark(
                "{value} is outside {low} to {high}, the scale of this score; enter a number in between."
            ),
            "weight": mark(
                "{value} is outside {low} to {high}, the scale of this weight; enter a number in between."
            ),
            "probability": mark(
                "{value} is outside {low} to {high}, the scale of this probability; enter a number in between."
            ),
            "feasibility": mark(
                "{value} is outside {low} to {high}, the scale of this feasibility; enter a number in between."
            ),
            "effect": mark(
                "{value} is outside {low} to {high}, the scale of this effect; enter a number in between."
            ),
            "reservation": mark(
                "{value} is outside {low} to {high}, the scale of this no-agreement value; enter a number in between."
            ),
            "margin": mark(
                "{value} is outside {low} to {high}, the scale of this margin; enter a number in between."
            ),
            "red_line": mark(
                "{value} is outside {low} to {high}, the scale of this red line; enter a number in between."
            ),
            "seed": mark(
                "{value} is outside {low} to {high}, the bounds of this seed question; enter a number in between."
            ),
        },
    ),
    "estimate_disordered": Cases(
        "what",
        {
            "score": mark(
                "{name}: the score has low {low}, best {best}, high {high}; put them in order."
            ),
            "weight": mark(
                "{name}: the weight has low {low}, best {best}, high {high}; put them in order."
            ),
            "probability": mark(
                "{name}: the probability has low {low}, best {best}, high {high}; put them in order."
            ),
            "feasibility": mark(
                "{name}: the feasibility has low {low}, best {best}, high {high}; put them in order."
            ),
            "effect": mark(
                "{name}: the effect has low {low}, best {best}, high {high}; put them in order."
            ),
            "reservation": mark(
                "{name}: the no-agreement value has low {low}, best {best}, high {high}; put them in order."
            ),
            "margin": mark(
                "{name}: the margin has low {low}, best {best}, high {high}; put them in order."
            ),
            "seed": mark(
                "{name}: the answer has low {low}, best {best}, high {high}; put them in order."
            ),
        },
    ),
    "number_off_scale": Cases(
        "what",
        {
            "score": mark(
                "{name}: the score is {value}, off its scale of {low} to {high}; correct it."
            ),
            "weight": mark(
                "{name}: the weight is {value}, off its scale of {low} to {high}; correct it."
            ),
            "probability": mark(
                "{name}: the probability is {value}, off its scale of {low} to {high}; correct it."
            ),
            "feasibility": mark(
                "{name}: the feasibility is {value}, off its scale of {low} to {high}; correct it."
            ),
            "effect": mark(
                "{name}: the effect is {value}, off its scale of {low} to {high}; correct it."
            ),
            "reservation": mark(
                "{name}: the no-agreement value is {value}, off its scale of {low} to {high}; correct it."
            ),
            "margin": mark(
                "{name}: the margin is {value}, off its scale of {low} to {high}; correct it."
            ),
            "red_line": mark(
                "{name}: the red line is {value}, off its scale of {low} to {high}; correct it."
            ),
            "seed": mark(
                "{name}: the answer is {value}, outside the bounds of {low} to {high}; correct it."
            ),
        },
    ),
}
"""By what is judged, as `model.scales` calls it; a red line is a number, so it has no order."""
