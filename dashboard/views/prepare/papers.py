"""เอกสาร: the papers of the meeting as files, for who may have them."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from dashboard.views.prepare.meeting_context import MeetingContext
from dashboard.widgets.templates import draw_template
from kmcore.i18n import N_, _
from kmcore.meetings.kinds import MeetingLife

DIGITS: Final = "prepare_thai_digits"
OVER: Final = frozenset({MeetingLife.OPEN, MeetingLife.CLOSED, MeetingLife.HELD})
NAMES: Final = {
    "agenda": (N_("ระเบียบวาระการประชุม"), ("docx", "pdf")),
    "minutes": (N_("รายงานการประชุม (แบบที่ 11)"), ("docx", "pdf")),
    "pack": (N_("แฟ้มประชุม"), ("pdf",)),
}
MEDIA: Final = {"pdf": "PDF", "docx": "Word"}


def draw_paper_files(context: MeetingContext) -> None:
    """Draw the meeting's papers and one letter for an agency; of the letters a lead has her own agency's only."""
    thai = st.toggle(_("เลขไทยในเอกสาร"), key=DIGITS)
    theirs = {
        code: one.short for code, one in context.agencies.items() if one.in_programme and context.makes(code)
    }
    with st.container(key="papers", gap="small"):
        if context.makes() or theirs:
            for kind, (name, media) in NAMES.items():
                if kind != "minutes" or context.life in OVER:
                    _paper(_(name), f"/export/{kind}/{context.meeting.code}", media, thai=thai)
        if theirs and context.life in OVER:
            _letter(context, theirs, thai=thai)
        elif theirs:
            draw_template("prepare/note.html", text=_("หนังสือแจ้งงานถึงหน่วยงานออกได้เมื่อเปิดการประชุมแล้ว"))
    draw_template("prepare/note.html", text=_("ทุกฉบับบอกวันของข้อมูล และมีรหัสตรวจสอบที่หน้า /verify"))


def _letter(context: MeetingContext, theirs: Mapping[str, str], *, thai: bool) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="letter"):
        code = st.selectbox(
            _("หนังสือแจ้งงานถึงหน่วยงาน"),
            list(theirs),
            format_func=theirs.__getitem__,
            key="letter_agency",
            width=260,
        )
        _links(f"/export/letter/{context.meeting.code}/{code}", ("docx", "pdf"), thai=thai)


def _paper(name: str, address: str, media: Sequence[str], *, thai: bool) -> None:
    with st.container(
        horizontal=True, gap="small", vertical_alignment="center", key=f"paper_{address.split('/')[2]}"
    ):
        draw_template("prepare/paper.html", name=name)
        _links(address, media, thai=thai)


def _links(address: str, media: Sequence[str], *, thai: bool) -> None:
    query = "?digits=thai" if thai else ""
    for one in media:
        key = f"{address.replace('/', '_')}_{one}"
        st.link_button(MEDIA[one], f"{address}.{one}{query}", key=key, icon=":material/download:")
