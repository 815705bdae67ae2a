"""What stops a step of the turn of the year, each in a sentence."""

from kmcore.errors import FieldError


class YearTurnError(FieldError):
    """It cannot be planned or decided like this. ``field`` names the part of the form that is wrong."""
