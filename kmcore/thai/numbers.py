"""Whole-number arithmetic and signs that money and words share. No floats: sums must add up."""

MINUS = "\N{MINUS SIGN}"  # as wide as a digit, never broken from its number, read aloud as minus
NO_VALUE = "\N{EN DASH}"  # shown where there is nothing to show


def round_half_up(numerator: int, denominator: int) -> int:
    """The quotient as the nearest whole number, halves away from zero, exactly.

    Raises ZeroDivisionError when the denominator is 0.
    """
    quotient, rest = divmod(abs(numerator), abs(denominator))
    nearest = quotient + (2 * rest >= abs(denominator))
    return -nearest if (numerator < 0) != (denominator < 0) else nearest


def grouped(scaled: int, places: int = 0) -> str:
    """A number given in units of 10**-places, with commas: -123456 and 2 places is "−1,234.56"."""
    whole, fraction = divmod(abs(scaled), 10**places)
    sign = MINUS if scaled < 0 else ""
    return f"{sign}{whole:,}" + (f".{fraction:0{places}d}" if places else "")


def with_sign(value: int, text: str) -> str:
    """Return how a change is written: ``text`` is the number, with its own minus below 0; above 0 it gets a plus."""
    return f"+{text}" if value > 0 else text


def signed(value: int) -> str:
    """Return a change: "+96", "−3", "0"."""
    return with_sign(value, grouped(value))
