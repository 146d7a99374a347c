"""Trees to draw, and a surface that remembers what was written on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.exchange.scenario_file import load
from scenario_desk.exchange.templates import templates
from scenario_desk.locate import locate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.presentation.drawing import Align, Colour, Laid

MARKING = "For training only"
SHIPPED = [template.name for template in templates()]


@dataclass(slots=True)
class Written(InkRecord):
    """Keeps every line of text with its box: left top right bottom."""

    lines_of_text: list[tuple[str, tuple[float, float, float, float]]] = field(default_factory=list)

    def text(
        self,
        laid: Laid,
        x: float,
        top: float,
        colour: Colour,
        align: Align = "left",
        *,
        rim: Colour | None = None,
        upwards: bool = False,
    ) -> None:
        InkRecord.text(self, laid, x, top, colour, align, rim=rim, upwards=upwards)
        for number, (line, width) in enumerate(zip(laid.lines, laid.widths, strict=True)):
            left = x - {"left": 0.0, "centre": width / 2, "right": width}[align]
            above = top + number * laid.line_height
            box = (left, above, left + width, above + laid.line_height)
            if upwards:
                x1, y1, x2, y2 = (each - at for each, at in zip(box, (x, top) * 2, strict=True))
                box = (x + y1, top - x2, x + y2, top - x1)
            at_x, at_y, scale = self._place
            x1, y1, x2, y2 = (each * scale for each in box)
            self.lines_of_text.append((line, (at_x + x1, at_y + y1, at_x + x2, at_y + y2)))

    @property
    def said(self) -> list[str]:
        return [line for line, _box in self.lines_of_text]


@cache
def shipped(name: str) -> Scenario:
    return replace(load(locate("scenarios", f"{name}.scenario")), marking=MARKING)


@cache
def evaluated(name: str = "syria-2017") -> Evaluation:
    return evaluation_of(shipped(name))


def evaluation_of(scenario: Scenario) -> Evaluation:
    return evaluate(lower(scenario), scenario.assumptions)
