"""Comparisons, series, trackings and differences as charts, with their units and sources; they need the extra `charts`."""

from healthreports.views.charts.contrasts import themes
from healthreports.views.charts.fates import promises
from healthreports.views.charts.files import save
from healthreports.views.charts.grid import heat_map
from healthreports.views.charts.phrases import Language
from healthreports.views.charts.places import bars
from healthreports.views.charts.years import lines


__all__ = [
    "Language",
    "bars",
    "heat_map",
    "lines",
    "promises",
    "save",
    "themes",
]
