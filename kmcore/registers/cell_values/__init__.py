"""From what stands in a cell to a value, or to a sentence that says why not; and back to what a cell holds.

``read_…(cell)`` gives the value, None for an empty cell, or raises FieldProblem and nothing else; ``write_…(value)``
gives a cell that is read as that value again.
"""

from kmcore.registers.cell_values.amounts import read_satang, write_satang
from kmcore.registers.cell_values.calendar_months import (
    MonthSpan,
    read_month,
    read_months,
    write_month,
    write_months,
)
from kmcore.registers.cell_values.cell_text import plain_text, shown_cell
from kmcore.registers.cell_values.choices import Choices, read_choice, write_choice
from kmcore.registers.cell_values.codes import nearly_codes, read_code, write_code
from kmcore.registers.cell_values.coordinates import (
    read_coordinates,
    read_latitude,
    read_longitude,
    write_coordinates,
    write_degrees,
)
from kmcore.registers.cell_values.days import read_day, write_day
from kmcore.registers.cell_values.fiscal_years import read_fiscal_year, write_fiscal_year
from kmcore.registers.cell_values.moo_numbers import read_moo, write_moo
from kmcore.registers.cell_values.percentages import basis_points_words, read_basis_points, write_basis_points
from kmcore.registers.cell_values.texts import read_text, write_text
from kmcore.registers.cell_values.ticks import cross_means, read_tick, tick_words, write_tick
from kmcore.registers.cell_values.whole_numbers import read_whole, write_whole

__all__ = [
    "Choices",
    "MonthSpan",
    "basis_points_words",
    "cross_means",
    "nearly_codes",
    "plain_text",
    "read_basis_points",
    "read_choice",
    "read_code",
    "read_coordinates",
    "read_day",
    "read_fiscal_year",
    "read_latitude",
    "read_longitude",
    "read_month",
    "read_months",
    "read_moo",
    "read_satang",
    "read_text",
    "read_tick",
    "read_whole",
    "shown_cell",
    "tick_words",
    "write_basis_points",
    "write_choice",
    "write_code",
    "write_coordinates",
    "write_day",
    "write_degrees",
    "write_fiscal_year",
    "write_month",
    "write_months",
    "write_moo",
    "write_satang",
    "write_text",
    "write_tick",
    "write_whole",
]
