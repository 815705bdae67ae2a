"""The board's controls: quick filters with their counts, the grouping, kind, agency, and the switch."""

import streamlit as st

from dashboard import words
from dashboard.actions.choice import ALL, KINDS, Choice, read_choice
from dashboard.actions.filters import Board, counts, moved, silent_among
from dashboard.actions.wording import Names
from dashboard.address_widgets import pills, segments, select, switch
from dashboard.frame import Here
from kmcore.actions.queries import Status
from kmcore.i18n import _


def asked_choice(names: Names) -> Choice:
    """Return what the address asks for. What means nothing is said so, dropped, and the rest goes on."""
    choice, unknown = read_choice(st.query_params, names)
    for name in unknown:
        st.query_params.pop(name, None)
    if unknown:
        st.warning(
            _(
                "ที่อยู่หน้าเว็บมีค่าที่ไม่รู้จักใน {names} จึงแสดงโดยไม่ใช้ค่านั้น เลือกใหม่ได้จากตัวเลือกด้านล่าง",
                names=", ".join(unknown),
            )
        )
    return choice


def draw_controls(here: Here, board: Board, choice: Choice, names: Names) -> None:
    """Draw the controls in two rows; each writes its choice into the address."""
    with st.container(key="quick"):
        pills("view", _("ดูเฉพาะ"), _views(board, choice), choice.view, ALL)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="board_controls"):
        segments("by", _("จัดกลุ่ม"), _groupings(), choice.grouping, Choice(view=choice.view).grouping)
        select("kind", _("ประเภท"), _kinds(), choice.kind, ALL, width=150)
        select("agency", _("หน่วยงาน"), {ALL: _("ทุกหน่วยงาน"), **names}, choice.agency, ALL, width=150)
        if here.since:
            label = _(
                "เฉพาะที่เคลื่อนไหวหลังวง {day} ({count})", day=words.day(here.since), count=moved(board, choice)
            )
            switch("since", label, chosen=choice.since)


def _views(board: Board, choice: Choice) -> dict[str, str]:
    found = counts(board, choice) | {"silent": len(silent_among(board, choice))}
    return {view: f"{text} **{found[view]}**" for view, text in _view_words(board).items()}


def _view_words(board: Board) -> dict[str, str]:
    due = _("ครบกำหนดภายในวงหน้า") if board.coming else _("มีกำหนด ยังไม่เสร็จ")
    return {
        ALL: _("ทั้งหมด"),
        Status.LATE: f"{words.look('late').sign} {words.status('late')}",
        Status.AT_RISK: f"{words.look('at_risk').sign} {words.status('at_risk')}",
        "due": due,
        "ask": _("ขอให้ผู้ว่าฯ ช่วย"),
        "silent": _("หน่วยงานยังไม่รายงาน"),
        "no_owner": _("ไม่มีเจ้าของ"),
        "no_date": _("ไม่มีวันกำหนด"),
    }


def _groupings() -> dict[str, str]:
    return {"status": _("ตามสถานะ"), "agency": _("ตามหน่วยงาน"), "date": _("ตามกำหนด")}


def _kinds() -> dict[str, str]:
    return {kind: _("ทุกประเภท") if kind == ALL else words.kind(kind) for kind in KINDS}
