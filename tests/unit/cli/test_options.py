"""The one form of a day that the command line takes."""

from datetime import date

import click
import pytest

from kmcore.cli.options import IsoDay


def test_a_day_of_the_christian_era_is_read() -> None:
    assert IsoDay().convert("2008-02-29", None, None) == date(2008, 2, 29)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2550-02-08", "ค.ศ. คือ 2007"),
        ("2551-02-29", "ค.ศ. คือ 2008"),
        ("2550-02-29", "ค.ศ. คือ 2007"),
        ("2007-02-29", "ไม่มีวันที่ 2007-02-29"),
        ("2007-13-01", "ไม่มีวันที่ 2007-13-01"),
        ("0000-01-01", "ไม่มีวันที่"),
        ("8 ก.พ. 2550", "เช่น 2007-02-08"),
        ("๒๐๐๗-๐๒-๐๘", "เช่น 2007-02-08"),
        ("20070208", "เช่น 2007-02-08"),
        ("2007-2-8", "เช่น 2007-02-08"),
        ("2007-02-08T00:00", "เช่น 2007-02-08"),
        ("", "เช่น 2007-02-08"),
    ],
)
def test_anything_else_is_refused_with_what_to_write(typed: str, hint: str) -> None:
    with pytest.raises(click.BadParameter, match=hint):
        IsoDay().convert(typed, None, None)
