"""`show` for people and for programs."""

import json
import re
from pathlib import Path

import pytest

from kmcore.exchange.show import SUBJECTS
from kmcore.exchange.width import cell_width
from tests.integration.cli.conftest import Run


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_as_a_table_and_as_json(on_store: Run, subject: str) -> None:
    table, given = on_store("show", subject), on_store("show", subject, "--json")
    assert (table.exit_code, given.exit_code) == (0, 0), table.stderr + given.stderr
    assert "ณ 8 กุมภาพันธ์ 2550" in table.stdout.splitlines()[0]
    assert json.loads(given.stdout)["subject"] == subject
    assert table.stderr == given.stderr == ""


def test_a_table_lines_up_and_is_in_baht_and_buddhist_years(on_store: Run) -> None:
    lines = on_store("show", "budget", "--as-of", "2007-01-31").stdout.splitlines()
    assert lines[0].startswith("งบประมาณปี 2550 ณ 31 มกราคม 2550")
    rules = [line for line in lines if line.startswith("─")]
    assert len(set(rules)) == 1
    body = lines[lines.index(rules[0]) + 1 : len(lines) - 1 - lines[::-1].index(rules[0])]
    ends = [cell_width(line[: line.rindex(".00") + 3]) for line in body]
    assert len(set(ends)) == 1
    assert "10,000,000.00" in body[0]
    assert re.search(r"\d{9}", "\n".join(lines)) is None  # no satang
    assert "สมมติ" in lines[-1]


def test_actions_show_names_and_marks(on_store: Run) -> None:
    text = on_store("show", "actions").stdout
    assert {"ปกครอง + ยมนา", "ทุกหน่วยงาน", "เกินกำหนด", "11 ม.ค. 2550", "ทุกวงเรียนรู้"} <= set(
        re.split(r"\s{2,}", text)
    )


def test_the_day_is_the_one_asked_for_or_set_or_the_data_sets(on_store: Run) -> None:
    def day(*words: str, **environment: str) -> str:
        given = json.loads(on_store("show", "coverage", "--json", *words, **environment).stdout)
        return str(given["as_of"])

    assert day() == "2007-02-08"
    assert day("--as-of", "2006-12-31") == "2006-12-31"
    assert day(KM_TODAY="2007-01-20") == "2007-01-20"
    assert day("--as-of", "2006-12-31", KM_TODAY="2007-01-20") == "2006-12-31"


def test_coverage_in_every_grouping_has_one_total(on_store: Run) -> None:
    totals = {
        on_store("show", "coverage", "--by", by, "--json").stdout.split('"total":')[1]
        for by in ("district", "subdistrict", "agency", "cohort", "mission")
    }
    assert len(totals) == 1
    assert '"villages": 1551' in totals.pop()


def test_in_english_the_stored_words_are_english(on_store: Run) -> None:
    rows = json.loads(on_store("show", "actions", "--json", KM_LANGUAGE="en").stdout)["rows"]
    assert rows[0]["title"].isascii()
    assert "8 February 2007" in on_store("show", "actions", KM_LANGUAGE="en").stdout


def test_money_is_of_the_fiscal_year_asked_for(on_store: Run, tmp_path: Path) -> None:
    def rows(*words: str) -> int:
        return len(json.loads(on_store("show", "budget", "--json", *words).stdout)["rows"])

    assert rows() == rows("--year", "2550") > 0
    assert rows("--as-of", "2007-10-01") == rows("--year", "2551") == 0  # nothing of 2550 is 2551's
    assert rows("--as-of", "2007-10-01", "--year", "2550") == rows()
    assert "2551" in on_store("show", "budget", "--year", "2551").stdout.splitlines()[0]
    file = str(tmp_path / "budget.csv")
    assert on_store("export", "budget", file, "--as-of", "2007-10-01", "--year", "2550").exit_code == 0
    assert "2550" in Path(file).read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "budget", "--year", "2007"), "2550"),
        (("show", "budget", "--year", "ปีหน้า"), "พ.ศ."),
        (("show", "coverage", "--year", "2550"), "budget"),
        (("export", "actions", "x.csv", "--year", "2550"), "budget"),
    ],
)
def test_a_year_that_cannot_be_is_refused(on_store: Run, words: tuple[str, ...], said: str) -> None:
    refused = on_store(*words)
    assert refused.exit_code == 2
    assert said in refused.stderr or said in str(refused.exception)
