"""What became of the items between two pictures, and of the agencies that own them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.present.figures import linked_figure
from dashboard.session.links import link
from dashboard.views.replay.changed_figures import ComparedViews, Opens, change_line
from dashboard.views.replay.panel_heading import draw_panel_heading
from dashboard.views.replay.picture_items import due_words
from dashboard.views.replay.picture_view import PictureView
from dashboard.views.replay.stacking_table import draw_stacking_table
from dashboard.widgets.tables import Column
from dashboard.widgets.templates import draw_template
from kmcore.actions.owner_words import owner_line
from kmcore.actions.rules import Status
from kmcore.i18n import _
from kmcore.snapshot.comparison import AgencyChange, ChangedItems, Comparison, FigureChange, ItemChange
from kmcore.snapshot.picture import PictureItem


@dataclass(frozen=True)
class ChangedItem:
    """An item in a list of changes: what it was, what it is."""

    code: str
    name: str
    address: str
    before: str
    after: str
    demo: bool


@dataclass(frozen=True)
class ChangedItemGroup:
    """Items that changed in one way."""

    title: str
    status: str
    sign: str
    items: tuple[ChangedItem, ...]


def draw_changed_items(found: Comparison, before: PictureView, after: PictureView) -> None:
    """Draw the items by what became of them."""
    draw_panel_heading("items", _("งานที่เปลี่ยน"))
    draw_template("replay/changed_items.html", groups=changed_item_groups(found, before, after))


def changed_item_groups(found: Comparison, before: PictureView, after: PictureView) -> list[ChangedItemGroup]:
    """Return the ways in which items changed, ways without any left out."""
    every = (*_by_status(found.items, after), *_by_event(found.items, before, after))
    return [group for group in every if group.items]


def _by_status(items: ChangedItems, after: PictureView) -> tuple[ChangedItemGroup, ...]:
    return (
        _group(_("เกินกำหนดใหม่"), Status.LATE, (_one(item, due_words(item)) for item in items.newly_late)),
        _group(
            _("เสร็จแล้ว"),
            Status.DONE,
            (_one(item, owner_line(item, after.picture.agency_names)) for item in items.finished),
        ),
    )


def _by_event(items: ChangedItems, before: PictureView, after: PictureView) -> tuple[ChangedItemGroup, ...]:
    """The looks are borrowed from statuses: news like work under way, a change to look into like a risk."""
    owners = [
        _pair(
            pair,
            owner_line(pair.before, before.picture.agency_names),
            owner_line(pair.after, after.picture.agency_names),
        )
        for pair in items.owner_changed
    ]
    dues = [
        _pair(pair, formatting.day(pair.before.due_date), formatting.day(pair.after.due_date))
        for pair in items.due_moved
    ]
    return (
        _group(
            _("เปิดใหม่"),
            Status.ON_TRACK,
            (_one(item, owner_line(item, after.picture.agency_names)) for item in items.opened),
        ),
        _group(_("เปลี่ยนเจ้าของ"), Status.AT_RISK, owners),
        _group(_("เลื่อนกำหนด"), Status.AT_RISK, dues),
        _group(_("ไม่มีในภาพหลัง"), Status.NO_DATE, (_one(item, "") for item in items.gone)),
    )


def _group(title: str, status: Status, items: Iterable[ChangedItem]) -> ChangedItemGroup:
    return ChangedItemGroup(title, status, formatting.look(status).sign, tuple(items))


def _one(item: PictureItem, after: str, before: str = "") -> ChangedItem:
    return ChangedItem(item.code, item.name, link("actions", item=item.code), before, after, item.demo)


def _pair(pair: ItemChange, before: str, after: str) -> ChangedItem:
    return _one(pair.after, after, before)


def draw_changed_agencies(found: Comparison, views: ComparedViews) -> None:
    """Draw the agencies whose items or silence changed."""
    draw_panel_heading("agencies", _("หน่วยงานที่เปลี่ยน"))
    changed = [one for one in found.agencies if one.moved]
    columns: list[Column[AgencyChange]] = [
        Column(_("หน่วยงาน"), lambda one: one.name, "nowrap"),
        Column(_("งาน"), lambda one: _told(one.total, views.items(agency=one.code)), "number"),
        *(
            Column(formatting.status(status), _of_status(views, status), "number")
            for status in (Status.DONE, Status.LATE)
        ),
        Column(_("รายงาน"), _silence),
    ]
    draw_stacking_table(columns, changed, empty=_("ไม่มีหน่วยงานใดเปลี่ยน"))


def _of_status(views: ComparedViews, status: Status) -> Callable[[AgencyChange], str | Markup]:
    return lambda one: _told(
        one.done if status == Status.DONE else one.late, views.items(agency=one.code, status=status.value)
    )


def _told(change: FigureChange, opens: Opens) -> str | Markup:
    """Return "2 → 3", each of the two open to its own picture's items; one number where they are the same."""
    line = change_line("", change, opens)
    before, after = linked_figure(line.before, line.opens.before), linked_figure(line.after, line.opens.after)
    return after if line.same else Markup("{} → {}").format(before, after)


def _silence(one: AgencyChange) -> str:
    words_of = {True: _("○ ยังไม่รายงาน"), False: _("รายงานแล้ว"), None: formatting.NONE}
    before, after = words_of[one.silent_before], words_of[one.silent_after]
    known = formatting.NONE not in {before, after}
    return f"{before} → {after}" if known and before != after else after
