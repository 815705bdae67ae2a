"""The first page: which meeting, four figures with their change, what waits, how the pack can be checked."""

from typing import Any

from kmcore.budget.drafts import draft_words
from kmcore.budget.words import target_words
from kmcore.documents.pack.read_models import Pack
from kmcore.documents.pack.waiting import waiting
from kmcore.documents.pack.work_pages import concluded
from kmcore.documents.pdf.qr import qr_of
from kmcore.documents.pdf.whole_words import pieces
from kmcore.documents.provenance import stamp_of
from kmcore.i18n import _, _n
from kmcore.snapshot.picture import Picture
from kmcore.snapshot.whose_money import money_not_kept
from kmcore.thai.fiscal_words import disbursed_words, no_budget_words
from kmcore.thai.money import format_million
from kmcore.thai.numbers import NO_VALUE, grouped, signed, with_sign
from kmcore.thai.phrases import percent
from kmcore.thai.spoken_dates import spoken_day

Data = dict[str, Any]


def cover(pack: Pack) -> Data:
    """Return what the first page shows."""
    picture, head = pack.picture, pack.picture.meeting
    stamp = stamp_of(pack.making)
    return {
        "title": pieces(head.name),
        "kind": pieces(_("แฟ้มประชุม")),
        "when": pieces(_when(pack)),
        "as_of": pieces(_("ข้อมูล ณ วันที่ {day}", day=spoken_day(picture.as_of, "long"))),
        "figures": [_villages(picture), _money(picture), _items(picture), _time(pack)],
        "waits_title": pieces(_("ต้องตัดสินใจในที่ประชุม") if not pack.over else _("ที่รอการตัดสินใจ ณ วันนั้น")),
        "waits": [
            {"count": grouped(len(group.lines)), "label": pieces(group.title)} for group in waiting(picture)
        ],
        "silent_title": pieces(_("หน่วยงานที่ยังไม่รายงานตั้งแต่วงครั้งก่อน")),
        "silent": pieces(
            " · ".join(one.name for one in picture.agencies if one.silent) or _("รายงานครบทุกหน่วยงาน")
        ),
        "stamp": [{"label": pieces(label), "text": "".join(map(_plain, runs))} for label, runs in stamp.rows],
        "qr": qr_of(stamp.address),
        "check": _("การตรวจสอบเอกสารนี้"),
    }


def _plain(run: Any) -> str:
    return run if isinstance(run, str) else str(run.text)


def _when(pack: Pack) -> str:
    info = pack.making.meeting
    day = spoken_day(info.on_date, "long")
    at = info.start_time.replace(":", ".") if info.start_time else ""
    parts = [_("วันที่ {day}", day=day), _("เวลา {time} น.", time=at) if at else "", info.place or ""]
    return " · ".join(filter(None, parts))


def _villages(picture: Picture) -> Data:
    now, before = picture.villages, picture.villages.reported_before
    change = (
        _("{change} จากวงครั้งก่อน", change=signed(now.reported - before))
        if before is not None
        else _("ยังไม่มีวงครั้งก่อน")
    )
    share = percent(now.reported, now.villages)
    return _figure(
        _("หมู่บ้านที่มีผลรายงาน"),
        f"{grouped(now.reported)} / {grouped(now.villages)}",
        f"{share} · {change}",
        demo=picture.demo and now.reported > 0,
        tone="good" if before is not None and now.reported > before else "",
    )


def _money(picture: Picture) -> Data:
    money = picture.money
    name, note = disbursed_words(money.fiscal_year), money_not_kept(picture.meeting)
    if note or not money.lines:
        return _figure(name, NO_VALUE, note or no_budget_words(money.fiscal_year))
    share = percent(money.disbursed_satang, money.allocated_satang)
    target = target_words(money.quarter, money.target_bp)
    before = money.disbursed_before_satang
    rise = money.disbursed_satang - before if before is not None else None
    since = _("{change} จากวงครั้งก่อน", change=signed_million(rise)) if rise is not None else ""
    return _figure(
        name,
        f"{format_million(money.disbursed_satang)} / {format_million(money.allocated_satang)}",
        " · ".join(filter(None, (share, draft_words(money.lines), target, since))),
        demo=any(line.demo for line in money.lines),
    )


def _items(picture: Picture) -> Data:
    due = [item for item in picture.items if item.due_date and item.due_date <= picture.meeting.on_date]
    done = sum(item.status == "done" for item in due)
    late = sum(item.status == "late" for item in picture.items)
    change = _n("เกินกำหนด {count} งาน", late) if late else _("ไม่มีงานเกินกำหนด")
    moved = _n("มีความเคลื่อนไหวตั้งแต่วงครั้งก่อน {count} งาน", sum(item.moved for item in picture.items))
    return _figure(
        _("งานครบกำหนดก่อนวง เสร็จแล้ว"),
        f"{grouped(done)} / {grouped(len(due))}",
        f"{change} · {moved}",
        demo=any(item.demo for item in due),
        tone="bad" if late else "good",
    )


def _time(pack: Pack) -> Data:
    picture = pack.picture
    left = (picture.meeting.on_date - picture.as_of).days
    if not pack.over and left > 0:
        day = spoken_day(picture.meeting.on_date)
        return _figure(_("ถึงวันประชุม {day}", day=day), _n("{count} วัน", left), _silent(picture))
    came = picture.attended.present
    note = _n("ผู้มาประชุม {count} คน", came) if came is not None else _("ไม่มีบันทึกจำนวนผู้มาประชุม")
    return _figure(_("ข้อสรุปของการประชุม"), _n("{count} ข้อ", len(concluded(picture))), note)


def _silent(picture: Picture) -> str:
    count = sum(one.silent for one in picture.agencies)
    return _n("ยังไม่รายงาน {count} หน่วยงาน", count) if count else _("รายงานครบทุกหน่วยงาน")


def _figure(label: str, value: str, change: str, *, demo: bool = False, tone: str = "") -> Data:
    return {"label": pieces(label), "value": value, "change": pieces(change), "demo": demo, "tone": tone}


def signed_million(satang: int) -> str:
    """Return "+1.42" million, "−0.30"."""
    return with_sign(satang, format_million(satang))
