"""The second step: areas from the list that ships or from an office's file, looked at before it is taken, and the map of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask, engine, reference_date
from dashboard.session.current_user import acting_user
from dashboard.session.links import link
from dashboard.uncached import ask_uncached
from dashboard.views.setup.step_choice import stay_on
from dashboard.widgets.coverage_map import ANY_AREA, draw_coverage_map
from dashboard.widgets.download import XLSX
from dashboard.widgets.page_flash import redraw_with_flash
from dashboard.widgets.receipt import receipt
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.areas.queries import boundaries
from kmcore.errors import KmError
from kmcore.exchange.new_province.area_list import AreaList, areas_of_register, compared_list, read_area_list
from kmcore.exchange.new_province.commands import take_areas, take_good_areas
from kmcore.exchange.new_province.read_models import SetupStep, StepCode, StepState
from kmcore.exchange.new_province.shipped_areas import shipped_areas
from kmcore.exchange.refused_rows import refused_areas_file
from kmcore.exchange.tables import file_name
from kmcore.i18n import _, _n, language, speaking
from kmcore.programme.coverage import Filters
from kmcore.registers.area_list.country import KnownCodes
from kmcore.registers.definitions import KINDS
from kmcore.registers.read_models import ComparedRow, Preview, RowResult
from kmcore.storage.dataset import province_info

READ, TURN = "setup_list_read", "setup_list_turn"
MOST: Final = 12  # refused rows shown; the rest is counted
EXAMPLES: Final = 3  # areas named of each level


@dataclass(frozen=True)
class ReadList:
    """A file as it was understood. ``mark``: of which upload, province and language."""

    mark: tuple[str, ...]
    found: AreaList


def draw_areas(user: User, step: SetupStep) -> None:
    """Draw the ways to bring the list, and the map as soon as there is one."""
    done, code = step.state is StepState.DONE, ask(province_info).code
    if done:
        _draw_map(step)
    if code:
        _draw_shipped(user, code)
        _draw_file(user, code)
    if not done:
        _draw_map(step)


def _draw_shipped(user: User, code: str) -> None:
    found = shipped_areas(code)
    previews = ask_uncached(compared_list, found, user) if found else ()
    if found is None or not any(preview.counts[RowResult.NEW] for preview in previews):
        return
    draw_template("setup/shipped.html", levels=_levels(previews))
    if st.button(_("ใช้รายชื่อนี้"), key="setup_shipped", icon=":material/download_done:"):
        _take(found)


def _draw_file(user: User, code: str) -> None:
    draw_template("setup/file_head.html")
    uploaded = st.file_uploader(
        _("แฟ้มรายชื่ออำเภอ ตำบล หมู่บ้าน"), key=f"setup_list_{st.session_state.get(TURN, 0)}"
    )
    if uploaded is None:
        return
    mark = (uploaded.file_id, code, str(st.session_state.get("kept_lang", "")))
    read = st.session_state.get(READ)
    if read is None or read.mark != mark:
        with st.spinner(_("กำลังอ่านแฟ้ม")):
            areas = ask_uncached(areas_of_register)
            known, there = KnownCodes(code, areas), areas.by_code
            read = ReadList(mark, read_area_list(uploaded.getvalue(), uploaded.name, code, known, there))
        st.session_state[READ] = read
    _draw_preview(user, uploaded.name, read.found)


def _draw_preview(user: User, name: str, found: AreaList) -> None:
    previews = ask_uncached(compared_list, found, user)
    refused = [
        *found.refused,
        *(row for preview in previews for row in preview.rows if row.result is RowResult.REFUSED),
    ]
    coming = sum(len(preview.good) for preview in previews)
    draw_template(
        "setup/preview.html",
        file=name,
        levels=_levels(previews),
        notices=found.notices,
        refused=refused[:MOST],
        total=len(refused),
        more=max(0, len(refused) - MOST),
        coming=coming,
    )
    if refused and found.table is not None:
        _draw_refused_file(name, found, refused)
    if refused and coming:
        good = _n("นำเข้าเฉพาะแถวที่ถูก {count} แถว", coming, count=formatting.number(coming))
        if st.button(good, type="primary", key="setup_take_good"):
            _take(found, rows_refused=len(found.refused))
    label = _n("นำเข้าทั้งหมด {count} แถว", coming, count=formatting.number(coming))
    weight: Literal["primary", "secondary"] = "secondary" if refused else "primary"
    if st.button(label, type=weight, key="setup_take", disabled=bool(refused) or not coming):
        _take(found)


def _draw_refused_file(name: str, found: AreaList, refused: Sequence[ComparedRow]) -> None:
    """Draw the button for the refused rows, each with what is wrong, to be corrected and brought as a second list."""
    spoken = language()

    def made() -> bytes:
        with speaking(spoken):
            return refused_areas_file(found, refused)

    st.download_button(
        _("ดาวน์โหลดแถวที่ไม่ผ่าน"),
        made,
        file_name(_("แถวที่ไม่ผ่าน {file}", file=name), reference_date(), "xlsx"),
        XLSX,
        key="setup_refused_file",
        on_click="ignore",
        icon=":material/download:",
    )


def _take(found: AreaList, rows_refused: int | None = None) -> None:
    """Write the list; what was written is told, and each level can be undone in the registers.

    ``rows_refused``: how many of its rows cannot be taken and are left knowingly; None: there are none.
    """
    left = rows_refused or 0
    try:
        with st.spinner(_("กำลังนำเข้า")):
            if rows_refused is None:
                written = take_areas(engine(), acting_user(), found.files)
            else:
                written, more = take_good_areas(engine(), acting_user(), found.files)
                left += more
    except KmError as error:
        st.error(formatting.plain(str(error)))
        return
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    st.session_state.pop(READ, None)
    stay_on(StepCode.AREAS)
    rows = sum(one.new + one.changed for one in written)
    batches = ", ".join(str(one.batch) for one in written)
    redraw_with_flash(
        receipt(
            _n("นำรายชื่อเข้าทะเบียนแล้ว {count} แถว", rows, count=formatting.number(rows)),
            (
                (_("ถอนคืนได้ในทะเบียน ชุดที่"), batches),
                (_("เว้นไว้"), formatting.number(left) if left else None),
            ),
        )
    )


def _levels(previews: tuple[Preview, ...]) -> list[dict[str, object]]:
    """Return of each level what would be new, changed and the same, and a few names."""
    return [
        {
            "words": KINDS[preview.kind].one_words,
            "new": preview.counts[RowResult.NEW],
            "changed": preview.counts[RowResult.CHANGED],
            "same": preview.counts[RowResult.SAME],
            "names": [row.name for row in preview.good if row.name != row.key][:EXAMPLES],
        }
        for preview in previews
    ]


def _draw_map(step: SetupStep) -> None:
    if (found := ask(boundaries, "district")) is None:
        return
    draw_template("setup/map_head.html", source=_(found.source), approximate=found.approximate)
    with st.container(key="setup_map"):
        draw_coverage_map(
            reference_date(),
            "district",
            Filters(),
            "villages",
            key="setup_districts",
            address=link("villages", area=ANY_AREA),
            legend=False,
        )
    if step.parts[1].count and ask(boundaries, "subdistrict") is None:
        draw_template("widgets/empty.html", text=_("ตำบลมีมากเกินกว่าจะวาดเอง แผนที่ตำบลใช้ได้เมื่อนำเข้าแนวเขตทางการ"))
