"""งบประมาณ: the screen says what the queries say, shows every gap and difference, and loses no line."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from dashboard.present import formatting
from kmcore.budget.kinds import Stage
from kmcore.budget.queries import allocated_per_village, budget_entries, budget_lines, budget_totals
from kmcore.budget.read_models import BudgetRow
from kmcore.i18n import speaking
from tests.pages.conftest import OpenView
from tests.support.builds import open_engine
from tests.support.markup import read_markup
from tests.support.screen import Screen

CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)
STAGES = ("allocated", "committed", "disbursed")


@pytest.fixture
def store(minutes_store: str) -> Iterator[Session]:
    """What the screen must say, asked past the screen."""
    with Session(open_engine(minutes_store)) as session:
        yield session


def rows_of(screen: Screen, css: str) -> list[list[str]]:
    """Return the cells of the page's table with a class, spaces made one."""
    parts: list[Any] = list(screen.session.get("html"))
    html = next(str(part.value) for part in parts if f'class="{css}"' in str(part.value))
    return [[" ".join(cell.split()) for cell in row] for row in read_markup(html).rows]


def table_in(screen: Screen, key: str) -> list[list[str]]:
    """Return the cells of the last table in a container."""
    found = [str(part.value) for part in _html_in(screen, key) if "<table" in str(part.value)]
    return [[" ".join(cell.split()) for cell in row] for row in read_markup(found[-1]).rows]


def _html_in(screen: Screen, key: str) -> list[Any]:
    def below(node: Any) -> Iterator[Any]:
        yield node
        for child in getattr(node, "children", {}).values():
            yield from below(child)

    where = next(node for node in below(screen.session._tree) if getattr(node, "key", None) == key)
    return [node for node in below(where) if getattr(node, "type", "") == "html"]


def test_the_headlines_are_the_whole_budgets_totals(open_view: OpenView, store: Session) -> None:
    money = budget_totals(store, EVE)
    said = open_view("budget", line="km").within("figures")
    assert money.control_satang == 10_000_000_00
    for satang in (
        money.control_satang,
        money.allocated_satang,
        money.committed_satang,
        money.disbursed_satang,
        money.remaining_satang,
    ):
        assert formatting.million(satang) in said
    assert "40.0 % ของวงเงิน · ร่าง 3.00" in said
    assert "เป้าสิ้นไตรมาส 2 42.46 %" in said


def test_what_the_minutes_give_wears_no_demonstration_mark(open_view: OpenView) -> None:
    screen = open_view("budget")
    for name, made_up in {"control": False, "allocated": False, "committed": True, "disbursed": True}.items():
        assert ("สาธิต" in screen.within(f"figure_{name}")) == made_up
    assert "สาธิต" not in screen.within("budget_villages")
    assert "สาธิต" not in screen.within("budget_matrix")


def test_on_the_day_of_the_circle_nothing_was_made_up_or_spent(open_view: OpenView) -> None:
    screen = open_view("budget", as_of="2007-01-09")
    assert screen.within("figure_disbursed")[-1:] == ["เป้าสิ้นไตรมาส 2 42.46 %"]
    assert "0.00" in screen.within("figure_disbursed")
    assert all("สาธิต" not in screen.within(f"figure_{name}") for name in (*STAGES, "control", "remaining"))
    assert "สาธิต" not in screen.within("budget_side")


def test_every_line_is_a_block_or_is_named_below_the_drawing(open_view: OpenView, store: Session) -> None:
    screen = open_view("budget")
    drawn = {row["code"] for row in screen.chart("icicle_all").all_rows if "code" in row}
    stored = {row.code: row for row in budget_lines(store, EVE)}
    assert drawn == {code for code, row in stored.items() if row.control_satang}
    assert set(stored) - drawn == {"request-more"}
    said = " ".join(screen.within("icicle_panel"))
    assert f"บรรทัดที่ไม่มีวงเงิน: {stored['request-more'].title} (ที่มาไม่ระบุจำนวน)" in said


def test_blocks_say_their_amount_and_drafts_say_so(open_view: OpenView) -> None:
    texts = [row["text"] for row in open_view("budget").chart("icicle_all").all_rows if "text" in row]
    assert {"10.00 ล้านบาท", "5.00 ล้านบาท", "2.00 ล้านบาท", "3.00 ล้านบาท"} <= set(texts)
    assert "2.30 ล้านบาท · ร่าง" in texts
    assert any(text.startswith("0.70 ล้านบาท · ร่าง · โครงการ KM รุ่นที่ 3") for text in texts)


def test_every_line_can_be_entered_and_leads_to_its_source(open_view: OpenView, store: Session) -> None:
    for row in budget_lines(store, EVE):
        screen = open_view("budget", line=row.code)
        assert screen.problems == []
        assert screen.warnings == []
        assert screen.within("budget_path")[-1] == row.title
        assert f"/sources?source={row.source}" in screen.html


def test_the_table_holds_the_line_entered_and_those_under_it(open_view: OpenView, store: Session) -> None:
    shown = rows_of(open_view("budget", line="km"), "km-table km-money")
    stored = {row.code: row for row in budget_lines(store, EVE)}
    for cells, code in zip(shown[1:], ("km", "km-cohort-2", "km-cohort-3"), strict=True):
        assert cells[0].startswith(stored[code].title)
        assert cells[1:6] == figures(stored[code])
    assert "ร่าง · กศน. · รุ่น 2 · บรรทัด 29" in shown[2][0]
    assert "ร่าง · ปกครอง + ยมนา · รุ่น 3 · บรรทัด 29" in shown[3][0]
    assert "✓ ทุกบรรทัดเท่ากับบรรทัดย่อยรวมกัน ทุกขั้น" in open_view("budget", line="km").text


def figures(row: BudgetRow) -> list[str]:
    amounts = (
        row.control_satang,
        row.allocated_satang,
        row.committed_satang,
        row.disbursed_satang,
        row.remaining_satang,
    )
    return [formatting.million(satang) for satang in amounts]


@pytest.mark.parametrize("stage", STAGES)
def test_an_amount_leads_to_the_entries_that_make_it_up(
    open_view: OpenView, store: Session, stage: str
) -> None:
    screen = open_view("budget", show=stage)
    found = [entry for entry in budget_entries(store, "total", EVE) if entry.stage == stage]
    *_head, total = table_in(screen, "budget_side")
    assert total == [
        "รวม",
        f"{len(found)} รายการ",
        formatting.baht(getattr(budget_totals(store, EVE), f"{stage}_satang")),
    ]
    assert screen.html.count(f"<b>{formatting.stage(stage)}</b>") >= min(8, len(found))


def test_a_correction_stays_a_negative_entry_with_a_real_minus(open_view: OpenView, store: Session) -> None:
    found = budget_entries(store, "strategy-food", date(2007, 1, 31))
    assert found[0].amount_satang < 0
    shown = table_in(open_view("budget", line="strategy-food", as_of="2007-01-31"), "budget_side")
    assert shown[1][0] == "31 ม.ค. 2550"
    assert shown[1][2] == formatting.baht(found[0].amount_satang)
    assert shown[1][2].startswith("−")


def test_the_quarter_without_a_target_is_a_gap_with_words_and_no_number(open_view: OpenView) -> None:
    curve = open_view("budget").charts[-1]
    texts = {row["text"] for row in curve.all_rows if "text" in row}
    assert {"เป้า 16.46 %", "เป้า 42.46 %", "เป้า 93.00 %", "เบิกจ่ายแล้ว 35.5 %"} <= texts
    assert "ไม่พบเป้าไตรมาส 3\nในที่มา" in texts
    steps = [row["share"] for row in sorted(filter(lambda row: "order" in row, curve.all_rows), key=order)]
    assert steps == [16.46, 16.46, 42.46, 42.46, None, None, 93.0, 93.0]
    assert "source=ryt9-102915" in open_view("budget").html


def order(row: dict[str, Any]) -> int:
    return int(row["order"])


@pytest.mark.parametrize(
    ("measure", "amount"),
    [
        ("control", "10.00"),
        ("allocated", "4.00"),
        ("committed", None),
        ("disbursed", None),
        ("remaining", None),
    ],
)
def test_the_matrix_adds_up_to_the_whole_whatever_is_measured(
    open_view: OpenView, store: Session, measure: str, amount: str | None
) -> None:
    *body, total = table_in(open_view("budget", measure=measure), "budget_matrix")
    satang = getattr(budget_totals(store, EVE), f"{measure}_satang")
    assert total[-1] == (amount or formatting.million(satang))
    assert body[0][2:] == ["รุ่น 1", "รุ่น 2", "รุ่น 3", "ไม่ระบุรุ่น", "รวม"]
    nfe = next(row for row in body if "กศน. · ร่าง" in row)
    assert nfe[3] == nfe[-1] != ""
    assert nfe[2] == nfe[4] == ""


def test_baht_a_village_says_what_it_is_made_of(open_view: OpenView, store: Session) -> None:
    said = open_view("budget").within("budget_villages")
    assert list(dict.fromkeys(text for text in said if re.fullmatch(r"[\d,]+", text))) == [
        "2,500",
        "3,833",
        "1,270",
    ]
    for each in allocated_per_village(store, EVE):
        made_of = f"{formatting.baht(each.allocated_satang)} ÷ {formatting.number(each.villages)} หมู่บ้าน"
        assert any(made_of in text for text in said)
    assert "เฉลี่ยทุกรุ่น 2,579 บาท = 4,000,000 ÷ 1,551 หมู่บ้าน" in said


@pytest.mark.parametrize("name", ["line", "show", "measure"])
def test_an_address_that_means_nothing_is_answered_calmly(open_view: OpenView, name: str) -> None:
    screen = open_view("budget", **{name: "![x](http://example.org/<b>)"})
    assert screen.problems == []
    assert len(screen.warnings) == 1
    assert "http://example.org" not in screen.text + screen.html
    assert "10.00" in screen.within("figures")


def test_a_line_that_does_not_exist_yet_on_the_day_shows_the_whole(open_view: OpenView) -> None:
    screen = open_view("budget", line="km", as_of="2007-01-01")
    assert len(screen.warnings) == 1
    assert "ยังไม่มีรายการงบ ณ วันที่เลือก" in screen.text
    assert not any(chart.key and chart.key.startswith("icicle") for chart in screen.charts)


def test_in_english_every_line_has_its_english_name(open_view: OpenView, store: Session) -> None:
    with speaking("en"):
        names = [row.title for row in budget_lines(store, EVE) if row.depth < 2]
    said = " ".join(open_view("budget", lang="en").within("budget_side"))
    assert all(name in said for name in names)
    assert not re.search("งบ", " ".join(names))


@pytest.fixture
def bent(
    use_store: Callable[[str], None], open_view: OpenView, sqlite_databases: Any
) -> Iterator[Callable[..., Screen]]:
    """A store whose budget does not agree in every way there is, and a way to look at it."""
    from tests.support.builds import loaded  # noqa: PLC0415 - as in tests/support/builds

    with sqlite_databases.lend(loaded) as url:
        with Session(open_engine(url)) as session:
            bend(session)
        use_store(url)
        yield lambda **query: open_view("budget", **query)
        open_engine(url).dispose()


def bend(session: Session) -> None:
    from kmcore.budget.models import BudgetEntry, BudgetLine  # noqa: PLC0415 - with the session, not before

    controls = {"km": 3_200_000_00, "strategy": 4_000_000_00, "strategy-3": -300_000_00, "strategy-4": 0}
    for code, satang in controls.items():
        line = session.get(BudgetLine, code)
        assert line is not None
        line.control_satang = satang
        session.add(line)
    for code, stage, satang in (
        ("emergency", Stage.ALLOCATED, 2_500_000_00),
        ("km", Stage.DISBURSED, -123_45),
        ("strategy-2", Stage.DISBURSED, 50_000_00),
    ):
        session.add(
            BudgetEntry(line_code=code, stage=stage, amount_satang=satang, on_date=EVE, source_code="m-L33")
        )
    session.commit()


def test_every_difference_is_a_row_in_words(bent: Callable[..., Screen]) -> None:
    told = [row[0] for row in rows_of(bent(), "km-table km-money") if row[0].startswith("≠")]
    assert told == [
        "≠ ส่วนต่าง วงเงินตามที่มา: มากกว่าบรรทัดย่อยรวมกัน 1,300,000 บาท",
        "≠ จัดสรรเกินวงเงิน 500,000 บาท",
        "≠ ส่วนต่าง วงเงินตามที่มา: มากกว่าบรรทัดย่อยรวมกัน 200,000 บาท",
        "≠ ส่วนต่าง เบิกจ่าย: น้อยกว่าบรรทัดย่อยรวมกัน 123.45 บาท",
        "≠ ส่วนต่าง วงเงินตามที่มา: มากกว่าบรรทัดย่อยรวมกัน 800,000 บาท",
    ]
    assert "มีส่วนต่างในบรรทัดที่ลึกลงไป" in bent().text
    assert "ทุกบรรทัดเท่ากับบรรทัดย่อยรวมกัน" not in bent().text


def test_a_difference_has_its_block_and_a_line_without_extent_its_name(bent: Callable[..., Screen]) -> None:
    screen = bent(line="strategy")
    texts = [row["text"] for row in screen.chart("icicle_strategy").all_rows if "text" in row]
    assert texts.count("1.30 ล้านบาท") == 1
    assert "ส่วนต่าง" in texts
    said = " ".join(screen.within("icicle_panel"))
    assert "(−300,000 บาท)" in said
    assert "(0 บาท)" in said


def test_spending_what_was_never_allocated_is_told(bent: Callable[..., Screen]) -> None:
    told = [row for row in rows_of(bent(line="strategy"), "km-table km-money") if "เกินที่จัดสรร" in row[0]]
    assert told == [["≠ ผูกพันและเบิกจ่ายเกินที่จัดสรร 50,000 บาท", "", "", "", "", "−0.05", ""]]


def test_an_amount_too_small_for_a_million_is_never_nothing(bent: Callable[..., Screen]) -> None:
    assert "−123.45 บ." in {cell for row in rows_of(bent(), "km-table km-money") for cell in row}
