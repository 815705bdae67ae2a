"""เรื่องที่ต้องทำ: the action items that concern a noun, open ones first, and how many are done."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from dashboard.present.item_words import due_left
from dashboard.present.noun_names import noun_name
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.session.noun_links import noun_link
from dashboard.views.find.district_circles import circles_of_district
from dashboard.views.find.noun_sources import own_sources
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.nouns import agency_names
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.actions.owner_words import FEW
from kmcore.actions.queries import ActionRow, Status, board
from kmcore.i18n import _
from kmcore.meetings.circle_items import circle_board
from kmcore.search.kinds import NounKind

MOST: Final = 6


@dataclass(frozen=True)
class NounItem:
    """An item ready to draw; ``owner`` empty where nobody answers for it."""

    row: ActionRow
    name: Markup
    owner: Markup
    due: str


def draw_items(here: PageContext, noun: ShownNoun) -> None:
    """Draw the items: those of an agency, of an area's circle, and those that stand on the same lines as the noun."""
    found = _items_of(here, noun)
    waiting = [row for row in found if row.status != Status.DONE]
    done = [row for row in found if row.status == Status.DONE]
    draw_template(
        "find/items.html",
        open=[_item(row) for row in waiting[:MOST]],
        done=[_item(row) for row in done[:MOST]],
        waiting=len(waiting),
        finished=len(done),
        every=link("actions", by="agency", agency=noun.agency) if noun.agency else link("actions"),
        empty=_empty(noun),
        demo=any(row.demo for row in found),
    )


def _items_of(here: PageContext, noun: ShownNoun) -> list[ActionRow]:
    rows = ask(board, here.as_of, here.since)
    if noun.agency:
        return [row for row in rows if noun.agency in (*row.owners, *row.supporters)]
    cited = own_sources(here, noun)
    own = {row.code for row in rows if row.source in cited}
    own |= {row.code for row in _of_circle(here, noun)}
    return [row for row in rows if row.code in own]


def _of_circle(here: PageContext, noun: ShownNoun) -> list[ActionRow]:
    """Return the items that the circle of the noun's district follows."""
    if noun.district is None:
        return []
    theirs = circles_of_district(here.as_of, noun.district)
    return [row for one in theirs for row in ask(circle_board, one.code, here.as_of)]


def _item(row: ActionRow) -> NounItem:
    owner: Markup | str = row.owner_label or ""
    if 0 < len(row.owners) <= FEW or not owner:
        owner = agency_names(row.owners)
    address = noun_link(NounKind.ITEM, row.code)
    return NounItem(
        row, noun_name(f"{row.code} {row.title}", address), Markup("{}").format(owner), due_left(row)
    )


def _empty(noun: ShownNoun) -> str:
    if noun.agency:
        return _("ยังไม่มีงานติดตามของหน่วยงานนี้ในวันที่เลือกดู")
    if noun.area:
        return _("ยังไม่มีงานติดตามจากวงของอำเภอนี้ งานเกิดจากมติของวง ฝ่ายเลขานุการบันทึกได้ที่หน้าเตรียมและบันทึกประชุม")
    return _("ยังไม่มีงานติดตามที่มาจากบรรทัดเดียวกัน งานเกิดจากมติของวง")
