"""How values are written on screen, in the reader's language."""

import re
from datetime import date

from kmcore.actions.words import status_names
from kmcore.budget.words import line_status_names, measure_names
from kmcore.drawing.palette import STATUS, StatusStyle
from kmcore.i18n import _, language
from kmcore.programme.words import coverage_measure_names, resolution_kind_names, role_names
from kmcore.thai.dates import DateStyle
from kmcore.thai.era import to_ce
from kmcore.thai.money import format_baht, format_million
from kmcore.thai.numbers import grouped
from kmcore.thai.phrases import percent as thai_percent
from kmcore.thai.spoken_dates import spoken_day

NONE = "–"
_MARKS = re.compile(r"[\\`*_\[\]<>$:~@#!|&]|(?<=www)\.", re.IGNORECASE)


def plain(text: str) -> str:
    """Return text that Markdown shows as it stands: a sentence may quote what an address asked for."""
    return _MARKS.sub(r"\\\g<0>", text)


def day(value: date | None, style: DateStyle = "short") -> str:
    """Return "9 ก.พ. 2550" (or "9 Feb 2007"); a dash for none."""
    return spoken_day(value, style) if value else NONE


def era_year(year: int) -> str:
    """Return a year of the Buddhist era (a fiscal year, an indicator's) as the reader counts years."""
    return str(year if language() == "th" else to_ce(year))


def number(value: int | None) -> str:
    """Return "1,551"; a dash for none."""
    return NONE if value is None else grouped(value)


def hundredths(value: int | None) -> str:
    """Return a measured number kept in hundredths: "1,551", "12.50", "−3"; a dash for none."""
    if value is None:
        return NONE
    return grouped(value, 2) if value % 100 else grouped(value // 100)


def baht(satang: int | None) -> str:
    """Return satang as "2,300,000" (satang shown only where there are some); a dash for none."""
    return NONE if satang is None else format_baht(satang, unit="")


def million(satang: int | None) -> str:
    """Return satang as million baht, "1.42"; a dash for none."""
    return NONE if satang is None else format_million(satang)


def percent(part: int, whole: int) -> str:
    """Return "35.5 %"; a dash where the whole is 0."""
    return thai_percent(part, whole)


def look(status: str) -> StatusStyle:
    """Return the colour and sign of a status."""
    return STATUS[status]


def status(code: str) -> str:
    """Return a status in words."""
    return status_names()[code]


def kind(code: str) -> str:
    """Return the kind of a resolution or item in words."""
    return resolution_kind_names()[code]


def state(code: str | None) -> str:
    """Return what an agency says of its own work."""
    return {
        "not_started": _("ยังไม่เริ่ม"),
        "in_progress": _("กำลังทำ"),
        "blocked": _("ติดขัด"),
        "done": _("เสร็จ"),
        None: _("ยังไม่มีรายงาน"),
    }[code]


def measure(code: str) -> str:
    """Return a coverage measure in words."""
    return coverage_measure_names()[code]


def stage(code: str) -> str:
    """Return a budget stage, or another figure of the budget, in words."""
    return measure_names()[code]


def line_status(code: str) -> str:
    """Return how firm a budget line is; nothing for one stated plainly."""
    return "" if code == "stated" else line_status_names()[code]


def role(code: str) -> str:
    """Return what an agency does in a responsibility."""
    return role_names()[code]


def basis_points(value: int | None) -> str:
    """Return basis points as "42.46 %"; a dash for none."""
    return NONE if value is None else f"{grouped(value, 2)} %"


def arrow(change: int) -> str:
    """Return ▲, ▼ or nothing: the direction without colour."""
    return "▲" if change > 0 else "▼" if change < 0 else "·"


def measure_or_cohort(code: str) -> str:
    """Return a measure in words; ``cohort_2`` is "หมู่บ้านรุ่น 2"."""
    if code.startswith("cohort_"):
        return _("หมู่บ้านรุ่น {number}", number=code.removeprefix("cohort_"))
    return measure(code)


def measure_short(code: str) -> str:
    """Return a coverage measure for a narrow column head."""
    return {
        "promised": _("มีผู้รับ"),
        "reported": _("มีผล"),
        "verified": _("ยืนยัน"),
        "gap": _("ยังไม่มีผล"),
        "overlap": _("ซ้อนกัน"),
    }[code]
