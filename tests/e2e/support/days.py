"""The days of the data set that journeys speak of."""

from datetime import date
from typing import Final

REFERENCE: Final = date(2007, 2, 8)  # what the screen shows unasked: the eve of the next circle
CIRCLE: Final = date(2007, 1, 9)  # the circle whose minutes the data set is
