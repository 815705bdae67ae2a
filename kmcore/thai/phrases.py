"""Small phrases with numbers in them."""

from kmcore.thai.numbers import NO_VALUE, grouped, round_half_up


def percent(part: int, whole: int) -> str:
    """Share of the whole to one decimal, halves up: 550 of 1551 is "35.5 %".

    A whole of 0 has no share: "–".
    """
    return f"{grouped(round_half_up(part * 1000, whole), 1)} %" if whole else NO_VALUE


def whole_percent(part: int, whole: int) -> str:
    """Share of the whole in whole per cent, halves up, as on maps: "41%".

    What is not nothing is not called 0, nor what is not all 100: "<1%", ">99%". A whole of 0 has no share: "–".
    """
    if not whole:
        return NO_VALUE
    rounded = (200 * part + whole) // (2 * whole)
    if 0 < part < whole and rounded in {0, 100}:
        return "<1%" if rounded == 0 else ">99%"
    return f"{rounded}%"
