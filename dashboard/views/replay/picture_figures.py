"""The head figures of a picture: each leads to the list on this page that it is made of."""

from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.session.links import link, link_to_new_villages
from dashboard.views.replay.picture_money import signed_difference
from dashboard.views.replay.picture_view import PictureView
from dashboard.widgets.templates import draw_template
from kmcore.actions.rules import Status
from kmcore.budget.drafts import draft_words
from kmcore.i18n import _, _n
from kmcore.snapshot.picture import Picture, PictureMoney
from kmcore.snapshot.whose_money import money_not_kept
from kmcore.thai.fiscal_words import disbursed_words, no_budget_words
from kmcore.thai.numbers import signed


@dataclass(frozen=True)
class PictureFigure:
    """A headline: what it counts, the number, its change since the session before, the list it is made of.

    ``change_to``: where the change opens, where that is another list.
    """

    label: str
    value: str
    changes: tuple[str, ...]
    leads_to: str
    tone: str = ""
    demo: bool = False
    change_to: str = ""


def draw_picture_figures(view: PictureView) -> None:
    """Draw the figures side by side; two by two on a phone."""
    draw_template("replay/figures.html", figures=picture_figures(view))


def picture_figures(view: PictureView) -> list[PictureFigure]:
    """Return villages with results, villages checked, money, items, silent agencies, conclusions."""
    picture = view.picture
    villages = picture.villages
    return [
        _villages("reported", _("หมู่บ้านที่มีผลรายงาน"), picture, of=villages.villages),
        _villages("verified", _("ตรวจยืนยันแล้ว"), picture, of=villages.reported),
        _money(picture),
        _items(picture),
        _agencies(picture),
        _conclusions(view),
    ]


def _villages(measure: str, label: str, picture: Picture, *, of: int) -> PictureFigure:
    now, before = getattr(picture.villages, measure), getattr(picture.villages, f"{measure}_before")
    change, tone = _since(now, before)
    value = f"{formatting.number(now)} / {formatting.number(of)}"
    gained = None
    if before is not None and now > before:
        gained = link_to_new_villages(picture.as_of, picture.meeting.since, measure=measure)
    return PictureFigure(label, value, (change,), "districts", tone, picture.demo, change_to=gained or "")


def _since(now: int, before: int | None) -> tuple[str, str]:
    if before is None:
        return _("ยังไม่มีวงครั้งก่อน"), ""
    change = now - before
    sentence = _("{sign} {change} จากวงครั้งก่อน", sign=formatting.arrow(change), change=signed(change))
    return sentence, "good" if change > 0 else ""


def _money(picture: Picture) -> PictureFigure:
    money = picture.money
    name, note = disbursed_words(money.fiscal_year), money_not_kept(picture.meeting)
    if note or not money.lines:
        return PictureFigure(name, formatting.NONE, (note or no_budget_words(money.fiscal_year),), "money")
    share = formatting.percent(money.disbursed_satang, money.allocated_satang)
    value = f"{formatting.million(money.disbursed_satang)} / {formatting.million(money.allocated_satang)}"
    demo = any(line.demo for line in money.lines)
    return PictureFigure(
        name,
        value,
        (*_moved(money), share, *filter(None, [draft_words(money.lines)])),
        "money",
        demo=demo,
    )


def _moved(money: PictureMoney) -> tuple[str, ...]:
    if money.disbursed_before_satang is None:
        return ()
    change = money.disbursed_satang - money.disbursed_before_satang
    return (signed_difference(change, formatting.million) if change else formatting.arrow(0) + " 0",)


def _items(picture: Picture) -> PictureFigure:
    done, late = (
        sum(item.status == status for item in picture.items) for status in (Status.DONE, Status.LATE)
    )
    moved = _("เคลื่อนไหว {count} งาน", count=sum(item.moved for item in picture.items))
    overdue = _("● เกินกำหนด {count} งาน", count=late) if late else _("ไม่มีงานเกินกำหนด")
    changes = (moved, overdue) if picture.meeting.since else (overdue,)
    value = f"{formatting.number(done)} / {formatting.number(len(picture.items))}"
    demo = any(item.demo for item in picture.items)
    return PictureFigure(_("งานติดตามที่เสร็จ"), value, changes, "items", "bad" if late else "good", demo)


def _agencies(picture: Picture) -> PictureFigure:
    owners = [one for one in picture.agencies if one.total]
    silent = sum(one.silent for one in picture.agencies)
    note = _("นับจากวงครั้งก่อน") if picture.meeting.since else _("ยังไม่มีวงครั้งก่อน")
    value = (
        f"{formatting.number(silent)} / {formatting.number(len(owners))}"
        if picture.meeting.since
        else formatting.NONE
    )
    demo = any(item.demo for item in picture.items)
    return PictureFigure(_("หน่วยงานที่ยังไม่รายงาน"), value, (note,), "agencies", "bad" if silent else "", demo)


def _conclusions(view: PictureView) -> PictureFigure:
    picture = view.picture
    came = view.people
    note = _n("มาประชุม {count} คน", came) if came is not None else _("ไม่ได้บันทึกผู้มาประชุม")
    return PictureFigure(
        _("ข้อสรุปของวง"),
        formatting.number(len(picture.conclusions)),
        (note,),
        "conclusions",
        change_to=link("meeting", meeting=view.chosen.code),
    )
