"""Taking a table along: the file that the browser saves opens, and says what the page says."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.e2e.support.as_typed import as_typed
from tests.e2e.support.hand import choose, legend_total, press
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser


def saved(page: Page, ending: str) -> bytes:
    """Press the button for this kind of file; return what the browser saved."""
    with page.expect_download() as download:
        page.get_by_role("button", name=f"ดาวน์โหลด {ending}").click()
    assert download.value.suggested_filename.endswith(f".{ending.lower()}")
    return download.value.path().read_bytes()


def in_sheet(file: bytes) -> list[tuple[object, ...]]:
    """Return the rows of an XLSX file's first sheet."""
    sheet = load_workbook(BytesIO(file)).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def below_head(rows: list[tuple[object, ...]], column: int, codes: int) -> list[object]:
    """Return the cells of a column under the head, which is the first line after the empty one."""
    empty = next(place for place, row in enumerate(rows) if not any(row))
    assert len(rows) == empty + 2 + codes
    return [row[column] for row in rows[empty + 2 :]]


def test_coverage_as_xlsx_and_csv_adds_up_to_the_register(look: Visit) -> None:
    page = look("/villages")
    sheet = in_sheet(saved(page, "XLSX"))
    *districts, whole = below_head(sheet, 2, codes=24)
    assert whole == sum(int(str(count)) for count in districts) == legend_total(page)[1] == 1551
    text = saved(page, "CSV").decode("utf-8-sig")
    lines = [tuple(line) for line in csv.reader(StringIO(text, newline=""))]
    *counts, total = below_head(list(lines), 2, codes=24)
    assert total == "1551"
    assert [str(count) for count in districts] == counts


def test_a_filtered_list_is_the_villages_on_the_page(look: Visit) -> None:
    page = look("/villages?list=villages")
    choose(page, "รุ่น", "รุ่นที่ 2")
    counted = legend_total(page)[2]
    codes = below_head(in_sheet(saved(page, "XLSX")), 0, codes=counted)
    assert len(set(codes)) == counted
    shown = [
        as_typed(text)
        for text in page.locator(".st-key-list_panel .km-table:not(.km-key) td:first-child").all_inner_texts()
    ]
    assert codes[: len(shown)] == shown


def test_the_board_s_file_is_the_items_left_by_the_filter(look: Visit) -> None:
    page = look("/actions?view=late")
    press(page.get_by_role("radio", name="เสี่ยง"))
    items = page.locator(".km-board td.what > .km-no").all_inner_texts()
    assert below_head(in_sheet(saved(page, "XLSX")), 0, codes=len(items)) == sorted(items, key=len)
