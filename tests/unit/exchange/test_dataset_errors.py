"""A data set with mistakes: every one is told with file, row, field and remedy, and nothing is written."""

import pickle
import shutil
from pathlib import Path

import pytest

from kmcore.errors import KmError
from kmcore.exchange.dataset import BadRow, DatasetError, FilePlace, prepare_dataset
from kmcore.i18n import speaking

MINUTES = "minutes-2550"


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A copy of the data set that a test may spoil."""
    return Path(shutil.copytree(root / "data" / MINUTES, tmp_path / MINUTES))


@pytest.fixture(scope="module")
def areas(root: Path) -> Path:
    return root / "data" / "areas" / "80"


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer has {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusals(folder: Path, areas: Path) -> tuple[BadRow, ...]:
    with pytest.raises(DatasetError) as caught:
        prepare_dataset(folder, areas)
    assert caught.value.dataset == MINUTES
    for row in caught.value.rows:
        assert f"- {row}" in str(caught.value).split("\n")
    return caught.value.rows


@pytest.mark.parametrize(
    "case",
    [
        ("missions.yaml", "  target_villages: 551\n", "", "target_villages", "ไม่มีค่า"),
        ("missions.yaml", "target_villages: 551", "target_villages: '551'", "target_villages", "จำนวนเต็ม"),
        ("missions.yaml", "target_villages: 551", "target_villages: true", "target_villages", "จำนวนเต็ม"),
        ("missions.yaml", "target_villages: 551", "target_villages: 551\n  unit: บ้าน", "unit", "ไม่มีช่องชื่อนี้"),
        ("missions.yaml", "  source: m-L41h\n", "", "source", "ไม่มีที่มา"),
        ("missions.yaml", "source: m-L41h", "source: m-L41h\n  source_code: m-L37", "source_code", "ไม่มีช่องชื่อนี้"),
        ("missions.yaml", "source: m-L41h", "source: m-L41h\n  origin: demo", "origin", "ไม่มีช่องชื่อนี้"),
        ("missions.yaml", "source: m-L41h", "source: m-L999", "source", "ไม่มี m-L999 ในตาราง source"),
        ("missions.yaml", "code: master-plan", "code: 551", "code", "ต้องเป็นข้อความ แต่ได้ 551"),
        ("missions.yaml", "code: master-plan", "code: " + "m" * 25, "code", "เกินที่รับได้ 24 ตัวอักษร"),
        ("responsibilities.yaml", "role: lead", "role: leader", "role", "ไม่มี “leader” ในรายการ"),
        ("budget_entries.yaml", "km-cohort-3,", "km-cohort-3, on_date: 2550-01-09,", "on_date", "ปี 2550 เป็น พ.ศ."),
        ("budget_targets.yaml", "quarter: 4", "quarter: 5", "quarter", "มากกว่าที่เป็นไปได้ คือ 4"),
        ("budget_entries.yaml", "km-cohort-3,", "km-cohort-3, on_date: 2007-03-09,", "on_date", "ยังมาไม่ถึง"),
        ("cohorts.yaml", "number: 3,", "number: 2,", "number", "2 ซ้ำกับ cohorts.yaml แถวที่ 2"),
        ("actions.yaml", "kind: opinion", "kind: wish", "kind", "'wish' ไม่อยู่ในรายการ"),
        ("actions.yaml", "owners: [doae]", "owners: [mwl]", "owners[1].agency_code", "ไม่มี mwl ในตาราง agency"),
        ("actions.yaml", "owners: [doae]", "owners: doae", "owners", "ไม่ได้เป็นรายการ"),
        ("actions.yaml", "owners: [doae]", "owners: [doae, doae]", "owners[2].action_code, agency_code, from_date", "A13, doae, 2007-01-09 ซ้ำ"),
        ("actions.yaml", "2007-01-19, set_on", "2550-01-19, set_on", "due[2].due_date", "ปี 2550 เป็น พ.ศ."),
        ("actions.yaml", "2007-01-19, set_on", "19 ม.ค. 2550, set_on", "due[2].due_date", "ต้องเป็นวันที่"),
        ("actions.yaml", "2007-01-19, set_on", "2007-01-32, set_on", "due[2].due_date", "ต้องเป็นวันที่"),
        ("actions.yaml", "- {due_date: 2007-02-09, set_on: 2007-01-09, before_meeting: khun-uea-2550-02-09}", "- soon", "due[1]", "ไม่ได้เป็นคู่"),
        ("budget_targets.yaml", "quarter: 4", "quarter: 2", "fiscal_year, quarter", "2550, 2 ซ้ำ"),
        ("budget_lines.yaml", "parent_code: km\n", "parent_code: kmm\n", "parent_code", "ไม่มี kmm"),
        ("budget_lines.yaml", "parent_code: strategy\n", "parent_code: request-more\n", "parent_code", "ย้าย"),
        ("circles.yaml", "for_each: district", "for_each: village", "for_each", "ไม่รู้จัก village"),
        ("circles.yaml", "{name_en}", "{name_fr}", "", "name_fr"),
        ("checks.yaml", "used: true, source: m-L37c", "used: maybe, source: m-L37c", "statements[1].used", "ต้องเป็น true หรือ false"),
        ("meetings.yaml", 'start_time: "13:30"', "start_time: 13:30", "start_time", "ต้องเป็นข้อความ แต่ได้ 810"),
        ("dataset.yaml", "reference_date: 2007-02-08", "reference_date: tomorrow", "reference_date", "ต้องเป็นวันที่"),
        ("dataset.yaml", "  village_source: dopa-villages-2549\n", "", "areas.village_source", "ไม่มีค่า"),
    ],
)  # fmt: skip
def test_one_mistake_is_told_once_where_it_is(
    folder: Path, areas: Path, case: tuple[str, str, str, str, str]
) -> None:
    file, old, new, field, problem = case
    spoil(folder / file, old, new)
    told = [row for row in refusals(folder, areas) if row.place.file == file]
    assert [".".join(filter(None, (row.place.part, row.field))) for row in told] == [field]
    assert problem in f"{told[0].problem} {told[0].remedy}"
    assert told[0].remedy


def test_a_misspelt_field_is_told_as_missing_and_as_unknown(folder: Path, areas: Path) -> None:
    spoil(folder / "missions.yaml", "target_villages: 551", "target_vilages: 551")
    assert {row.field for row in refusals(folder, areas)} == {"target_villages", "target_vilages"}


def test_a_mistake_names_its_row_and_its_line(folder: Path, areas: Path) -> None:
    spoil(folder / "actions.yaml", "kind: opinion", "kind: wish")
    (row,) = refusals(folder, areas)
    lines = (folder / "actions.yaml").read_text(encoding="utf-8").split("\n")
    assert row.place == FilePlace("actions.yaml", 20, lines.index("- code: A20") + 1)
    assert str(row).startswith(f"actions.yaml แถวที่ 20 (บรรทัด {row.place.line}) ช่อง kind: ")
    assert (
        "'decision', 'instruction', 'arranged', 'announced', 'planned', 'draft', 'proposal' or 'opinion'"
        in row.remedy
    )


def test_a_mistake_is_told_in_the_readers_language(folder: Path, areas: Path) -> None:
    spoil(folder / "missions.yaml", "target_villages: 551", "target_villages: many")
    with speaking("en"):
        (row,) = refusals(folder, areas)
        assert str(row) == (
            f"missions.yaml row 2 (line {row.place.line}) field target_villages: it must be a whole number, "
            "but is 'many'. Remedy: type digits only, without unit or quotation marks"
        )


def test_every_mistake_of_every_file_is_told_together(folder: Path, areas: Path) -> None:
    spoil(folder / "missions.yaml", "target_villages: 1000", "target_villages: พันหมู่บ้าน")
    spoil(folder / "actions.yaml", "kind: opinion", "kind: wish")
    spoil(folder / "actions.yaml", "owners: [doae]", "owners: [mwl]")
    spoil(folder / "events.yaml", "action_code: A3", "action_code: A33")
    told = refusals(folder, areas)
    assert [(row.place.file, row.place.row) for row in told] == [
        ("actions.yaml", 13),
        ("actions.yaml", 20),
        ("events.yaml", 3),
        ("missions.yaml", 1),
    ]


def test_rows_that_point_at_a_refused_row_are_not_blamed(folder: Path, areas: Path) -> None:
    spoil(folder / "agencies.yaml", "short_th: พช.", "short_th: 5")
    assert [(row.place.file, row.field) for row in refusals(folder, areas)] == [("agencies.yaml", "short_th")]
    (folder / "agencies.yaml").write_text("- {", encoding="utf-8")
    assert [row.place.file for row in refusals(folder, areas)] == ["agencies.yaml"]


def test_a_misspelt_file_name_is_refused(folder: Path, areas: Path) -> None:
    (folder / "visits.yaml").rename(folder / "visit.yaml")
    (row,) = refusals(folder, areas)
    assert (row.place.file, "visits.yaml" in row.remedy) == ("visit.yaml", True)


def test_a_folder_without_a_header_is_refused(tmp_path: Path, areas: Path) -> None:
    with pytest.raises(DatasetError, match=r"dataset\.yaml: ไม่มีไฟล์นี้"):
        prepare_dataset(tmp_path, areas)


def test_the_error_survives_pickling_and_is_of_both_kinds(folder: Path, areas: Path) -> None:
    spoil(folder / "actions.yaml", "kind: opinion", "kind: wish")
    with pytest.raises(DatasetError) as caught:
        prepare_dataset(folder, areas)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made on the line itself
    assert (str(again), again.rows) == (str(caught.value), caught.value.rows)
    assert isinstance(again, ValueError)
    assert isinstance(again, KmError)
