"""One kind's rows: searched, page by page, each with the way to its own page."""

from collections.abc import Sequence

import streamlit as st
from wcwidth import width as letters_of

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.views.registers.register_address import (
    LONGEST_SEARCH,
    PAGE,
    SEARCH,
    RegisterAddress,
    kind_link,
    row_link,
)
from dashboard.widgets.list_choice import draw_list_choice
from dashboard.widgets.page_head import draw_footnote
from dashboard.widgets.tables import Column, columns_that_fit, draw_table
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _, _n
from kmcore.registers.definition import RegisterKind
from kmcore.registers.listing import RegisterPage, register_page
from kmcore.registers.shown_rows import ShownRow, ShownValue, referred_kind

SHORT = 12  # letters that are not broken over two lines
NUMBERS = frozenset({"whole", "money", "share"})
CODE, ENGLISH = "code", "_en"  # what the fields for a row's code and for English names are called
SEARCHED = "register_searched"  # what the last run looked for: another search begins at its own first page


def draw_rows(kind: RegisterKind, asked: RegisterAddress) -> int:
    """Draw the search, the table and the ways to the other pages; return how many rows the search leaves in."""
    draw_search(kind)
    found = ask(register_page, kind.code, asked.search, _page_after_searching(kind, asked))
    words = [_("ค้น “{text}”", text=asked.search)] if asked.search else []
    draw_list_choice(words, shown=found.found, whole=found.total, address=kind_link(kind))
    empty = (
        _("ไม่มีแถวที่ตรงกับคำค้น ลองคำที่สั้นลง") if asked.search else _("ยังไม่มีแถวในทะเบียนนี้ เพิ่มทีละแถว หรือนำเข้าจากแฟ้ม")
    )
    columns = columns_of(kind, found.rows)
    shown = columns_that_fit(columns, found.rows)
    with st.container(key="register_rows"):
        draw_table(
            shown,
            found.rows,
            caption=_n(
                "{kind} {count} แถว", found.found, kind=kind.words, count=formatting.number(found.found)
            ),
            empty=empty,
        )
    if len(shown) < len(columns):
        more = ", ".join(column.head for column in columns[len(shown) :])
        draw_footnote(_("ช่องที่เหลือ ({fields}) อยู่ในหน้าของแต่ละแถวและในแฟ้มที่ดาวน์โหลด", fields=more))
    _draw_pages(kind, asked, found)
    return found.found


def columns_of(kind: RegisterKind, rows: Sequence[ShownRow]) -> list[Column[ShownRow]]:
    """Return a column for a row's name and one for each field that some of the rows have.

    The name leads to the row and bears the mark. Codes that people do not call a row by, and English names, stand
    last: where there is no room for all, these are left to the row's own page.
    """
    places = {name: place for place, name in enumerate(_shown_fields(kind))}
    filled = [
        name
        for name, place in places.items()
        if name not in kind.said_by_name and any(row.values[place].words for row in rows)
    ]
    others = (_column(kind, rows, name, places[name]) for name in sorted(filled, key=_last))
    return [_name_column(kind), *others]


def _shown_fields(kind: RegisterKind) -> list[str]:
    return [field.name for field in kind.fields if not field.personal]


def _last(name: str) -> bool:
    return name == CODE or name.endswith(ENGLISH)


def _name_column(kind: RegisterKind) -> Column[ShownRow]:
    head = kind.one_words if kind.called else kind.field(kind.named_by[0]).words
    return Column[ShownRow](
        head, lambda row: row.name, "text", lambda row: row_link(kind.code, row.address), lambda row: row.demo
    )


def _column(kind: RegisterKind, rows: Sequence[ShownRow], name: str, place: int) -> Column[ShownRow]:
    field = kind.field(name)
    number = field.type.control in NUMBERS and referred_kind(field) is None
    widest = max(letters_of(row.values[place].words) for row in rows)
    plain = "nowrap" if field.type.control == "day" or widest <= SHORT else "text"

    def address(row: ShownRow) -> str | None:
        return row_link(kind.code, row.address) if number else _reference_link(row.values[place])

    return Column[ShownRow](
        field.words,
        lambda row: row.values[place].words or formatting.NONE,
        "number" if number else plain,
        address,
    )


def _reference_link(value: ShownValue) -> str | None:
    return row_link(*value.to) if value.to else None


def draw_search(kind: RegisterKind) -> None:
    """Draw the field whose words every row that is left in has; it stands in the address."""
    st.text_input(
        _("ค้นใน{kind}", kind=kind.words),
        key=SEARCH,
        bind="query-params",
        placeholder=_("ค้นชื่อ รหัส หรือคำใดก็ได้"),
        label_visibility="collapsed",
        icon=":material/search:",
        max_chars=LONGEST_SEARCH,
    )


def _page_after_searching(kind: RegisterKind, asked: RegisterAddress) -> int:
    now = (kind.code, asked.search)
    before = st.session_state.get(SEARCHED, now)
    st.session_state[SEARCHED] = now
    if before == now:
        return asked.page
    st.query_params.pop(PAGE, None)
    return 1


def _draw_pages(kind: RegisterKind, asked: RegisterAddress, found: RegisterPage) -> None:
    if found.pages > 1:
        draw_template(
            "widgets/pages.html",
            page=found.page,
            pages=found.pages,
            before=_page_link(kind, asked, found.page - 1) if found.page > 1 else "",
            after=_page_link(kind, asked, found.page + 1) if found.page < found.pages else "",
        )


def _page_link(kind: RegisterKind, asked: RegisterAddress, number: int) -> str:
    return kind_link(kind, **{PAGE: str(number), **({SEARCH: asked.search} if asked.search else {})})
