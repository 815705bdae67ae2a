"""Amounts of money: integer satang inside, baht on screen. Never a float."""

from kmcore.thai.numbers import grouped, round_half_up

BAHT = "บาท"

_SATANG = 100
_MILLION = 1_000_000 * _SATANG


def format_baht(satang: int, *, decimals: bool | None = None, unit: str = BAHT) -> str:
    """Satang as baht: "2,300,000 บาท", "−1,234.50 บาท". An empty unit leaves the number alone.

    decimals: None shows satang only where there are some, True always, False rounds to whole baht,
    halves away from zero.
    """
    if decimals or (decimals is None and satang % _SATANG):
        number = grouped(satang, 2)
    else:
        number = grouped(round_half_up(satang, _SATANG))
    return f"{number} {unit}".rstrip()


def format_million(satang: int, *, places: int = 2) -> str:
    """Satang as million baht, `places` decimals, halves away from zero: 142000000 is "1.42"."""
    return grouped(round_half_up(satang * 10**places, _MILLION), places)
