"""Which villages an act is for: by where they lie and who looks after them, or a list pasted from Excel or LINE."""

from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask, reference_date
from dashboard.uncached import ask_uncached
from dashboard.widgets.templates import draw_template
from kmcore.exchange.chosen_villages import (
    ListedVillage,
    PastedLine,
    listed_villages,
    pasted_villages,
)
from kmcore.i18n import _, _n
from kmcore.programme.coverage import Filters
from kmcore.registers.listing import reference_choices

AREAS, LIST = "areas", "list"
DECIDED: Final = "villages_decided"  # what a person said of lines that mean no village, by their text
SHOWN: Final = 10  # open lines, each with its buttons
MOST_NAMES: Final = 200


def draw_village_choice() -> tuple[str, ...] | None:
    """Draw the ways to choose; return the villages, None while a line of a list waits for somebody to say what it means."""
    words = {AREAS: _("จากพื้นที่ รุ่น หรือหน่วยงาน"), LIST: _("วางรายชื่อ")}
    way = st.segmented_control(
        _("เลือกหมู่บ้าน"),
        list(words),
        format_func=lambda each: words[each],
        default=AREAS,
        required=True,
        key="villages_way",
    )
    found = _by_area() if way == AREAS else _by_list()
    if found is not None:
        _draw_chosen(found)
    return found


def _by_area() -> tuple[str, ...]:
    with st.container(key="villages_form"):  # fields: two by two where there is room (any_width.css)
        first, second = st.columns(2, gap="small")
        with first:
            district = _choice(_("อำเภอ"), "districts", "villages_district")
        with second:
            subdistrict = _choice(_("ตำบล"), "subdistricts", "villages_subdistrict", within=district)
        third, fourth = st.columns(2, gap="small")
        with third:
            cohort = _choice(_("รุ่น (ณ วันนี้)"), "cohorts", "villages_cohort")
        with fourth:
            agency = _choice(_("ความรับผิดชอบของหน่วยงาน"), "agencies", "villages_agency")
    if not (district or cohort or subdistrict or agency):
        return ()
    meant = Filters(
        cohort=int(cohort) if cohort else None, agency=agency or None, area=subdistrict or district or None
    )
    return tuple(one.code for one in ask(listed_villages, reference_date(), meant))


def _choice(label: str, kind: str, key: str, *, within: str = "") -> str:
    names = {str(code): name for code, name in ask(reference_choices, kind) if str(code).startswith(within)}
    found = st.selectbox(
        label,
        ["", *names],
        format_func=lambda each: names.get(each, _("ทั้งหมด")),
        key=f"{key}_{within}",
    )
    return str(found or "")


def _by_list() -> tuple[str, ...] | None:
    text = st.text_area(
        _("บรรทัดละหมู่บ้าน: รหัส 8 หลัก หรือชื่ออย่าง “บ้าน… ม.5 ต.… อ.…”"), key="villages_list", height=140
    )
    lines = ask_uncached(pasted_villages, text) if text.strip() else ()
    decided: dict[str, str] = st.session_state.setdefault(DECIDED, {})
    waiting = [line for line in lines if line.open and line.text not in decided]
    draw_template(
        "registers/pasted.html",
        waiting=len(waiting),
        twice=[line for line in lines if line.code and line.sentence],
        left_out=[line for line in lines if line.open and decided.get(line.text) == ""],
    )
    for line in waiting[:SHOWN]:
        _draw_open(line, decided)
    if len(waiting) > SHOWN:
        st.caption(_n("อีก {count} บรรทัด", len(waiting) - SHOWN))
    if waiting:
        return None
    return tuple(dict.fromkeys(code for line in lines if (code := line.code or decided.get(line.text, ""))))


def _draw_open(line: PastedLine, decided: dict[str, str]) -> None:
    with st.container(key=f"refused_line_{line.number}", gap="xsmall"):
        draw_template("registers/pasted_line.html", line=line)
        with st.container(horizontal=True, gap="small", key=f"ways_line_{line.number}"):
            for place, (code, words) in enumerate(line.suggestions):
                label = formatting.plain(_("ใช้ {value}", value=f"{words} ({code})"))
                if st.button(label, key=f"line_{line.number}_{place}"):
                    decided[line.text] = code
                    st.rerun()
            if st.button(_("เว้นบรรทัดนี้"), key=f"line_{line.number}_out", type="tertiary"):
                decided[line.text] = ""
                st.rerun()


def _draw_chosen(codes: tuple[str, ...]) -> None:
    if not codes:
        draw_template("widgets/empty.html", text=_("ยังไม่ได้เลือกหมู่บ้าน"))
        return
    names: dict[str, ListedVillage] = {one.code: one for one in ask(listed_villages, reference_date())}
    label = _n("คัดได้ {count} หมู่บ้าน", len(codes), count=formatting.number(len(codes)))
    with st.expander(label, key="villages_chosen"):
        shown = [names[code] for code in codes[:MOST_NAMES] if code in names]
        draw_template("registers/chosen_villages.html", villages=shown, more=max(0, len(codes) - len(shown)))
