"""An indicator in words: its name with the year, its unit, how an area came to its value."""

from dashboard.present import formatting
from kmcore.areas.indicator_rules import AreaValue, ValueFrom
from kmcore.areas.read_models import IndicatorYear
from kmcore.drawing.value_shades import ValueClass
from kmcore.i18n import _


def indicator_name(one: IndicatorYear) -> str:
    """Return "ครัวเรือนยากจน 2549"; of the register of areas without a year."""
    return str(one.name) if one.year is None else f"{one.name} {one.year}"


def indicator_title(one: IndicatorYear) -> str:
    """Return the name with year and unit: "ครัวเรือนยากจน 2549 (ครัวเรือน)"."""
    return f"{indicator_name(one)} ({one.unit})" if one.unit else indicator_name(one)


def value_words(value: AreaValue) -> str:
    """Return the value; where there is none, so in words, and never 0."""
    return _("ไม่มีค่า") if value.hundredths is None else formatting.hundredths(value.hundredths)


def how_words(value: AreaValue) -> str:
    """Say how the area came to its value, or why it has none."""
    counts = {"given": formatting.number(value.given), "all": formatting.number(value.within)}
    if value.how is ValueFrom.SUM:
        if value.hundredths is None:
            return _("ยังรวมไม่ได้ มีค่า {given} จาก {all} พื้นที่ย่อย", **counts)
        return _("รวม {given} พื้นที่ย่อย", **counts)
    if value.how is ValueFrom.MEAN and value.hundredths is not None:
        return _("เฉลี่ย {given} จาก {all} พื้นที่ย่อย", **counts)
    return _("ค่าของพื้นที่เอง") if value.hundredths is not None else _("ไม่มีค่า")


def class_words(one: ValueClass) -> str:
    """Return a class of the legend: "12.50 ถึง 20"."""
    low, high = formatting.hundredths(one.low), formatting.hundredths(one.high)
    return low if one.low == one.high else _("{low} ถึง {high}", low=low, high=high)
