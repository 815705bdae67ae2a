"""Which pictures the page shows: read from the address, chosen from the meetings that took place."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.address import number_parameter, parameter
from dashboard.session.links import drop_unknown_parameters
from dashboard.widgets.address_widgets import address_pills, address_select
from dashboard.widgets.page_head import PageContext
from kmcore.i18n import _
from kmcore.meetings.queries import PROVINCE_CIRCLE
from kmcore.snapshot.queries import PastMeeting, past_meetings

MEETING, NUMBER, WITH = "meeting", "number", "with"
NONE = ""


@dataclass(frozen=True)
class ChosenPicture:
    """A picture to show: of which meeting, and which of those frozen of it; ``number`` None: none was."""

    closed: PastMeeting
    number: int | None

    @property
    def code(self) -> str:
        """Return the meeting's code."""
        return self.closed.info.code

    @property
    def newest(self) -> bool:
        """Tell whether no later picture was frozen of the meeting."""
        return self.number is None or self.number == self.closed.numbers[-1]

    @property
    def key(self) -> str:
        """Return what the address calls it: the meeting, with the number where a later one was frozen."""
        return self.code if self.newest else f"{self.code}:{self.number}"

    @property
    def order(self) -> tuple[str, int]:
        """Return what puts the earlier of two pictures first."""
        return self.closed.info.on_date.isoformat(), self.number or 0


@dataclass(frozen=True)
class PictureChoice:
    """The picture to show, and the one to lay beside it."""

    shown: ChosenPicture
    beside: ChosenPicture | None


def choose_pictures(here: PageContext) -> PictureChoice | None:
    """Draw the controls and return what is chosen; None where no meeting has taken place by the day."""
    found = {one.info.code: one for one in ask(past_meetings, here.as_of)}
    if not found:
        return None
    pictures = {picture.key: picture for picture in _pictures(found.values())}
    _drop_unknown(found, pictures)
    usual = _usual(found)
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        shown = _meeting(found, usual)
        beside = _beside(pictures, shown)
    return PictureChoice(shown, beside)


def _pictures(found: Iterable[PastMeeting]) -> Iterable[ChosenPicture]:
    for one in reversed([*found]):
        yield from (ChosenPicture(one, number) for number in reversed(one.numbers or (None,)))


def _usual(found: dict[str, PastMeeting]) -> str:
    """Return the province's last meeting, else the last of any circle."""
    of_province = [code for code, one in found.items() if one.info.circle.code == PROVINCE_CIRCLE]
    return (of_province or [*found])[-1]


def _drop_unknown(found: dict[str, PastMeeting], pictures: dict[str, ChosenPicture]) -> None:
    known = {MEETING: found, WITH: {NONE, *pictures}}
    drop_unknown_parameters(
        name for name, codes in known.items() if st.query_params.get(name, NONE) not in {NONE, *codes}
    )


def _meeting(found: dict[str, PastMeeting], usual: str) -> ChosenPicture:
    code = parameter(MEETING, found, usual)
    names = {code: meeting_name(found[code]) for code in reversed([*found])}
    address_select(MEETING, _("การประชุม"), names, code, usual, width=340)
    one = found[code]
    number = number_parameter(NUMBER, {*one.numbers}) or (one.numbers[-1] if one.numbers else None)
    if len(one.numbers) > 1:
        closings = {str(each): _("ปิดครั้งที่ {number}", number=each) for each in one.numbers}
        address_pills(NUMBER, _("ภาพที่แช่แข็ง"), closings, str(number), str(one.numbers[-1]))
    return ChosenPicture(one, number)


def _beside(pictures: dict[str, ChosenPicture], shown: ChosenPicture) -> ChosenPicture | None:
    others = {key: picture for key, picture in pictures.items() if key != shown.key}
    names = {NONE: _("ไม่เทียบกับครั้งอื่น")}
    names |= {key: _("เทียบกับ {meeting}", meeting=picture_name(one)) for key, one in others.items()}
    key = parameter(WITH, others, NONE)
    if others:
        address_select(WITH, _("เทียบกับ"), names, key, NONE, width=380)
    return others.get(key)


def meeting_name(one: PastMeeting) -> str:
    """Return "9 ก.พ. 2550 · วงคุณเอื้อจังหวัด"."""
    return f"{formatting.day(one.info.on_date)} · {one.info.circle.name}"


def picture_name(picture: ChosenPicture) -> str:
    """Return the meeting's name, with the number of the closing where a later one was frozen."""
    name = meeting_name(picture.closed)
    return name if picture.newest else f"{name} ({_('ปิดครั้งที่ {number}', number=picture.number)})"
