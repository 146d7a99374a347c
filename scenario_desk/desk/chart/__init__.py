"""The overlap chart: two actors' utilities, the lines they sign at, and every endpoint between.

`ChartView` is the view; pyqtgraph comes in with `plot`, only when the chart is first shown.
"""

from scenario_desk.desk.chart.chart_view import ChartView

__all__ = ["ChartView"]
