"""The work: how the items of each agency stand, every open item, and what waits for a word from the chair."""

from typing import Any, Final

from kmcore.actions.owner_words import owner_line
from kmcore.actions.rules import HEARING_ORDER, Status
from kmcore.actions.words import status_names
from kmcore.documents.pack.read_models import Pack
from kmcore.documents.pack.waiting import waiting
from kmcore.documents.pdf.whole_words import pieces
from kmcore.drawing.palette import STATUS
from kmcore.i18n import _, _n
from kmcore.programme.agency_words import ON_PAPER, short_names
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.words import resolution_kind_names
from kmcore.snapshot.picture import Picture, PictureAgency, PictureItem, PictureQuestion, PictureResolution
from kmcore.thai.numbers import NO_VALUE, grouped
from kmcore.thai.plain_text import one_line
from kmcore.thai.spoken_dates import spoken_day

Data = dict[str, Any]
LONGEST: Final = 220  # letters of what an agency reported; the dashboard has the rest


def agency_page(pack: Pack) -> Data:
    """Return each agency that owns items, by status, the heaviest first."""
    owning = [one for one in pack.picture.agencies if one.total]
    most = max((one.total for one in owning), default=1)
    return {
        "title": pieces(_("งานของแต่ละหน่วยงาน")),
        "note": pieces(_("งานที่มีเจ้าของหลายหน่วยงานนับให้ทุกหน่วยงาน ผลรวมจึงมากกว่าจำนวนงานทั้งหมด")),
        "legend": _legend(),
        "rows": [_agency(one, most) for one in sorted(owning, key=_hurt)],
        "demo": any(item.demo for item in pack.picture.items),
    }


def _legend() -> list[Data]:
    names = status_names()
    return [
        {"code": code, "name": names[code], "fill": look.fill, "ink": look.ink}
        for code, look in STATUS.items()
    ]


def _hurt(one: PictureAgency) -> tuple[int, int, int]:
    return (-one.statuses.get("late", 0), -one.statuses.get("at_risk", 0), -one.total)


def _agency(one: PictureAgency, most: int) -> Data:
    return {
        "name": pieces(one.name),
        "full": pieces(one.full),
        "total": grouped(one.total),
        "parts": [
            {"code": code, "count": count, "width": count / most, "fill": look.fill}
            for code, look in STATUS.items()
            if (count := one.statuses.get(code, 0))
        ],
        "silent": pieces(_("ยังไม่รายงานตั้งแต่วงครั้งก่อน")) if one.silent else None,
    }


def item_page(pack: Pack) -> Data:
    """Return every open item, the ones that hurt first, with what was done last and what is proposed."""
    picture = pack.picture
    rows = sorted((item for item in picture.items if item.status != "done"), key=_urgency)
    last = _("เสนอครั้งนี้") if not pack.over else _("อุปสรรคหรือเรื่องที่ขอ")
    heads = (_("รหัส"), _("งาน"), _("เจ้าของ"), _("กำหนด"), _("สถานะ"), _("ที่ทำแล้ว"), last)
    return {
        "title": pieces(_n("งานที่ยังไม่เสร็จ {count} งาน", len(rows))),
        "heads": list(map(pieces, heads)),
        "rows": [_item(pack, item) for item in rows],
    }


def _urgency(item: PictureItem) -> tuple[int, int]:
    known = item.status in HEARING_ORDER
    return HEARING_ORDER.index(Status(item.status)) if known else len(HEARING_ORDER), -item.days_late


def _item(pack: Pack, item: PictureItem) -> Data:
    proposed = pack.proposals.get(item.code, "") if not pack.over else _asked_or_hindered(item)
    return {
        "code": item.code,
        "title": pieces(one_line(item.name)),
        "owner": pieces(owner_line(item, pack.picture.agency_names, ON_PAPER)),
        "due": pieces(spoken_day(item.due_date) if item.due_date else NO_VALUE),
        "status": item.status,
        "status_name": pieces(status_names()[item.status]),
        "ink": STATUS[item.status].ink,
        "done": pieces(one_line(item.done, LONGEST) if item.done else NO_VALUE),
        "proposed": pieces(one_line(proposed, LONGEST) if proposed else NO_VALUE),
        "demo": item.demo,
    }


def _asked_or_hindered(item: PictureItem) -> str:
    return " ".join(ask.text for ask in item.asks) or item.obstacle or ""


def waiting_page(pack: Pack) -> Data:
    """Return what waits for a decision by kind; the numbers have a page of their own."""
    groups = [group for group in waiting(pack.picture) if group.kind != "number"]
    return {
        "title": pieces(_("เรื่องที่รอการตัดสินใจ")),
        "groups": [
            {
                "title": pieces(group.title),
                "count": grouped(len(group.lines)),
                "lines": [
                    {
                        "code": one.code,
                        "title": pieces(one.title),
                        "detail": pieces(one.detail),
                        "demo": one.demo,
                    }
                    for one in group.lines
                ],
            }
            for group in groups
        ],
        "none": _("ไม่มี"),
    }


def number_page(pack: Pack) -> Data:
    """Return the questions on which sources disagree: the open ones first, then the settled ones."""
    questions = sorted(pack.picture.numbers, key=lambda one: one.settled_on is not None)
    count = sum(one.settled_on is None for one in questions)
    return {
        "title": pieces(_n("ตัวเลขที่ที่มาให้ต่างกัน ยังไม่ยุติ {count} ข้อ", count)),
        "heads": [pieces(head) for head in (_("คำถาม"), _("ค่าที่ที่มาให้"), _("ค่าที่ใช้ในผลรวม"), _("สถานะ"))],
        "rows": [_question(one) for one in questions],
    }


def _question(one: PictureQuestion) -> Data:
    state = _("ยังไม่ยุติ")
    if one.settled_on is not None:
        day = spoken_day(one.settled_on)
        state = _("ยุติแล้ว {day} โดย{who}", day=day, who=one.settled_by) if one.settled_by else day
    return {
        "name": pieces(one.name),
        "values": pieces(" · ".join(map(str, one.values))),
        "used": pieces(one.used or _("ยังไม่เลือก")),
        "state": pieces(state),
        "open": one.settled_on is None,
    }


def proposed_page(pack: Pack) -> Data:
    """Return the new matters that are proposed; of a meeting that is over what it concluded."""
    if pack.over:
        return {
            "title": pieces(_("ข้อสรุปของการประชุม")),
            "rows": [_conclusion(pack.picture, one) for one in concluded(pack.picture)],
        }
    return {
        "title": pieces(_("เรื่องเสนอใหม่ในครั้งนี้")),
        "rows": [
            {"label": one.number, "title": pieces(one.title), "detail": pieces(one.detail)}
            for one in pack.tabled
        ],
    }


def concluded(picture: Picture) -> list[PictureResolution]:
    """Return what the meeting concluded; an author's opinion is none."""
    return [one for one in picture.conclusions if one.kind != ResolutionKind.OPINION]


def _conclusion(picture: Picture, one: PictureResolution) -> Data:
    owner = short_names(one.owners, picture.agency_names, ON_PAPER)
    parts = [
        _("ผู้รับผิดชอบ {agency}", agency=owner) if owner else "",
        _("กำหนด {day}", day=spoken_day(one.due_date)) if one.due_date else "",
    ]
    return {
        "label": resolution_kind_names()[one.kind],
        "title": pieces(one_line(one.name, LONGEST)),
        "detail": pieces(" · ".join(filter(None, parts))),
    }
