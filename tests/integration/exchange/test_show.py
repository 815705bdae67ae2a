"""What `show` gives to people and programs."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from kmcore.exchange.demo import remove_demo
from kmcore.exchange.show import GROUPINGS, SUBJECTS, ShowError, ShowResult, show
from kmcore.i18n import speaking
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading

DAY = date(2007, 2, 8)
COVERAGE_KEYS = [
    *("code", "name_th", "name_en", "villages", "cohort_1", "cohort_2", "cohort_3"),
    *("promised", "reported", "verified", "overlap", "gap", "demo"),
]
BUDGET_KEYS = [
    *("code", "parent_code", "title", "agency", "status", "control_satang", "allocated_satang"),
    *("committed_satang", "disbursed_satang", "remaining_satang", "difference_satang", "demo"),
]
ACTION_KEYS = [
    *("code", "title", "owner", "supporters", "kind", "due_date", "status", "progress"),
    *("last_update", "days_late", "source", "demo"),
]
CHECK_KEYS = ["code", "title", "state", "statements", "used_value", "source"]


def shown(engine: Engine, subject: str, by: str | None = None, day: date = DAY) -> ShowResult:
    with reading(engine) as session:
        return show(session, subject, by=by, as_of=day)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_is_one_plain_object(store: Engine, subject: str) -> None:
    result = shown(store, subject)
    given = json.loads(json.dumps(result.as_object(), ensure_ascii=False))
    assert list(given) == ["subject", "as_of", "revision", "rows", "total"]
    assert (given["subject"], given["as_of"], given["revision"]) == (subject, "2007-02-08", 2)
    assert isinstance(given["total"], dict)
    assert given == result.as_object()
    assert len({column.key for column in result.found.columns}) == len(result.found.columns)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_works_in_a_store_without_data(engine: Engine, subject: str) -> None:
    assert shown(engine, subject).as_object()["rows"] == []


@pytest.mark.parametrize(
    ("subject", "keys"),
    [("coverage", COVERAGE_KEYS), ("budget", BUDGET_KEYS), ("actions", ACTION_KEYS), ("checks", CHECK_KEYS)],
)
def test_the_keys_others_build_on_are_in_every_row(store: Engine, subject: str, keys: list[str]) -> None:
    rows = shown(store, subject).as_object()["rows"]
    assert rows
    assert all(set(keys) <= set(row) for row in rows)


def test_coverage_adds_up_to_the_register(store: Engine) -> None:
    given = shown(store, "coverage").as_object()
    assert len(given["rows"]) == 23
    for key in COVERAGE_KEYS[3:-1]:
        assert given["total"][key] == sum(row[key] for row in given["rows"]), key
    total = given["total"]
    assert (total["villages"], total["reported"], total["verified"]) == (1551, 812, 310)
    assert [total[f"cohort_{number}"] for number in (1, 2, 3)] == [400, 600, 551]
    assert given["rows"][0]["name_th"] == "เมืองนครศรีธรรมราช"


@pytest.mark.parametrize(
    ("by", "count"), [("district", 23), ("subdistrict", 170), ("cohort", 3), ("mission", 2), ("agency", 9)]
)
def test_the_total_is_the_registers_however_it_is_grouped(store: Engine, by: str, count: int) -> None:
    given = shown(store, "coverage", by).as_object()
    assert len([row for row in given["rows"] if not row["code"].startswith("_")]) == count
    assert given["total"] == shown(store, "coverage").as_object()["total"]
    assert all(row["name_th"] and row["name_en"] for row in given["rows"])


def test_groups_that_share_villages_are_not_summed(store: Engine) -> None:
    rows = {row["code"]: row for row in shown(store, "coverage", "agency").as_object()["rows"]}
    assert rows["cdd"]["villages"] == rows["cdd"]["promised"] == 250
    assert rows["dopa"]["villages"] == rows["yomna"]["villages"] == 551
    groups = [row for code, row in rows.items() if not code.startswith("_")]
    assert sum(row["villages"] for row in groups) > 1551
    assert sum(row["villages"] for row in rows.values()) == 1551
    assert "baac" not in rows


def test_villages_without_a_cohort_have_a_group_of_their_own(store: Engine) -> None:
    with reading(store) as session:
        remove_demo(session)
        given = show(session, "coverage", by="cohort", as_of=DAY).as_object()
    assert [(row["code"], row["name_th"], row["villages"]) for row in given["rows"]] == [
        ("", "ยังไม่จัดรุ่น", 1551)
    ]
    assert given["total"]["demo"] is False


def test_money_is_in_satang_and_the_tree_adds_up(store: Engine) -> None:
    given = shown(store, "budget").as_object()
    rows = {row["code"]: row for row in given["rows"]}
    assert rows["total"]["control_satang"] == 10_000_000_00
    assert rows["km-cohort-3"]["agency"] == "dopa+yomna"
    assert (rows["km"]["agency"], rows["km"]["parent_code"]) == (None, "total")
    assert rows["km-cohort-2"]["status"] == "draft"
    assert rows["request-more"]["control_satang"] is None
    assert given["total"]["disbursed_satang"] == rows["total"]["disbursed_satang"] == 1_420_000_00
    for row in rows.values():
        spent = row["committed_satang"] + row["disbursed_satang"]
        assert row["remaining_satang"] == row["allocated_satang"] - spent


def test_actions_name_owners_by_code(store: Engine) -> None:
    given = shown(store, "actions").as_object()
    rows = {row["code"]: row for row in given["rows"]}
    assert list(rows) == [f"A{number}" for number in range(1, 23)]
    assert {code: rows[code]["owner"] for code in ("A1", "A6", "A8", "A12", "A16")} == {
        "A1": "cdd",
        "A6": "all",
        "A8": None,
        "A12": "dopa+yomna",
        "A16": None,
    }
    assert rows["A1"]["supporters"] == ["doae", "nfe", "pho"]
    assert (rows["A3"]["due_date"], rows["A4"]["due_date"]) == ("2007-01-19", None)
    assert (rows["A1"]["status"], rows["A1"]["days_late"]) == ("late", 28)
    assert (rows["A2"]["progress"], rows["A2"]["status"], rows["A2"]["demo"]) == (100, "done", False)
    assert given["total"]["items"] == 22
    assert given["total"]["late"] == 1
    assert given["total"]["without_date"] == sum(row["due_date"] is None for row in rows.values())


def test_an_earlier_day_is_seen_as_it_was(store: Engine) -> None:
    rows = {row["code"]: row for row in shown(store, "actions", day=date(2007, 1, 11)).as_object()["rows"]}
    assert rows["A3"]["due_date"] == "2007-01-12"  # before it was moved
    assert rows["A1"]["status"] != "late"
    earlier = shown(store, "coverage", day=DAY - timedelta(days=30)).as_object()["total"]
    assert (earlier["villages"], earlier["reported"]) == (1551, 716)


def test_checks_keep_both_statements(store: Engine) -> None:
    given = shown(store, "checks").as_object()
    row = next(row for row in given["rows"] if row["code"] == "villages-per-agency")
    assert [said["number"] for said in row["statements"]] == [250, 400]
    assert row["state"] == "open"
    assert given["total"] == {"checks": len(given["rows"]), "open": len(given["rows"]), "settled": 0}


def test_meetings_visits_teams_and_sources(store: Engine) -> None:
    meetings = {row["code"]: row for row in shown(store, "meetings").as_object()["rows"]}
    assert meetings["khun-uea-2550-01-09"]["attendees"] == 13
    assert meetings["khun-uea-2550-02-09"]["held"] is False
    visits = shown(store, "visits").as_object()["rows"]
    assert len(visits) == 23
    assert {row["planned_on"] for row in visits} == {None}
    assert all(row["kind"] for row in shown(store, "learning").as_object()["rows"])
    assert shown(store, "sources").as_object()["rows"][0]["line"] == 1


def test_responsibilities_hold_what_was_pledged_and_named(store: Engine) -> None:
    rows = {row["code"]: row for row in shown(store, "responsibility").as_object()["rows"]}
    assert (rows["mission-sufficiency-cdd"]["pledged"], rows["mission-sufficiency-cdd"]["named"]) == (
        250,
        250,
    )
    assert rows["mission-sufficiency-pho"]["named"] < 250
    assert rows["mission-master-plan-tao"]["pledged"] is None
    assert rows["cohort-3-dopa"]["party"] == rows["cohort-3-yomna"]["party"] == "dopa+yomna"
    assert "cohort-1-2548-dopa" not in rows


def test_titles_follow_the_language(store: Engine) -> None:
    with speaking("en"):
        rows = shown(store, "actions").as_object()["rows"]
    assert rows[0]["title"].isascii()


def test_the_revision_is_the_stores(store: Engine) -> None:
    with reading(store) as session:
        assert show(session, "agencies", as_of=DAY).revision == revision(session)


@pytest.mark.parametrize(
    ("subject", "by", "said"),
    [
        ("nope", None, "coverage, cohorts"),
        ("coverage", "moo", ", ".join(GROUPINGS)),
        ("budget", "agency", "--by"),
    ],
)
def test_what_it_does_not_know_it_says(engine: Engine, subject: str, by: str | None, said: str) -> None:
    with pytest.raises(ShowError, match=said):
        shown(engine, subject, by)
