"""Small phrases with numbers in them."""

from kmcore.thai.numbers import NO_VALUE, grouped, round_half_up


def percent(part: int, whole: int) -> str:
    """Share of the whole to one decimal, halves up: 550 of 1551 is "35.5 %".

    A whole of 0 has no share: "–".
    """
    return f"{grouped(round_half_up(part * 1000, whole), 1)} %" if whole else NO_VALUE


def count(n: int, unit: str) -> str:
    """A number of things with its classifier: "1,551 หมู่บ้าน"."""
    return f"{grouped(n)} {unit}".rstrip()
