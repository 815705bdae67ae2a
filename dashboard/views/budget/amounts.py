"""Satang in the tables of the budget: short enough for a column, exact on hovering."""

from markupsafe import Markup

from dashboard.present import formatting
from kmcore.i18n import _
from kmcore.thai.money import format_baht
from kmcore.thai.numbers import with_sign

HALF_OF_LAST_DIGIT = 5_000_00  # below this, million baht with two decimals would read as nothing


def short_million(satang: int | None) -> str:
    """Return million baht; an amount too small to show so in baht, never as 0.00; a dash for none."""
    if satang and abs(satang) < HALF_OF_LAST_DIGIT:
        return _("{amount} บ.", amount=formatting.baht(satang))
    return formatting.million(satang)


def signed_million(satang: int) -> str:
    """Return million baht with its sign, "+0.50" or "−0.50"."""
    return with_sign(satang, short_million(satang))


def exact_baht(satang: int | None) -> str:
    """Return baht to the satang, for hovering."""
    return _("ไม่ระบุในที่มา") if satang is None else format_baht(satang, unit=_("บาท"))


def hover_text(text: str, title: str) -> Markup:
    """Return a text with a title, both escaped."""
    return Markup('<span title="{}">{}</span>').format(title, text)
