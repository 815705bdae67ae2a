"""A fiscal year in words: of the Buddhist era in Thai, of the common era in English."""

from kmcore.i18n import _, language
from kmcore.thai.era import to_ce


def year_number(fiscal_year: int) -> str:
    """Return the number of a fiscal year (BE) as the reader counts years: "2551", in English "2008"."""
    return str(to_ce(fiscal_year) if language() == "en" else fiscal_year)


def year_words(fiscal_year: int) -> str:
    """Return a fiscal year (BE) as a name: "ปีงบประมาณ 2551"."""
    return _("ปีงบประมาณ {year}", year=year_number(fiscal_year))


def budget_words(fiscal_year: int) -> str:
    """Return what the budget of a fiscal year (BE) is called."""
    return _("งบประมาณปี {year}", year=year_number(fiscal_year))


def disbursed_words(fiscal_year: int) -> str:
    """Return what the figure of money paid out in a fiscal year (BE) is called."""
    return _("เบิกจ่ายปี {year} (ล้านบาท)", year=year_number(fiscal_year))


def no_budget_words(fiscal_year: int) -> str:
    """Return that nobody has entered a budget for a fiscal year (BE)."""
    return _("ยังไม่มีวงเงินปี {year}", year=year_number(fiscal_year))
