"""The choices in words, for the controls and for the files."""

from dashboard.present import formatting
from dashboard.views.actions.board_choice import ALL, KINDS, OWN, SUPPORT, BoardChoice
from dashboard.widgets.page_head import PageContext
from kmcore.actions.owner_words import nobody
from kmcore.actions.queries import Status
from kmcore.i18n import _
from kmcore.programme.agency_words import AgencyNames


def view_names(*, coming: bool) -> dict[str, str]:
    """Return the quick filters' words; ``coming``: a next circle is set."""
    late, risk = formatting.look(Status.LATE).sign, formatting.look(Status.AT_RISK).sign
    return {
        ALL: _("ทั้งหมด"),
        Status.LATE: f"{late} {formatting.status(Status.LATE)}",
        Status.AT_RISK: f"{risk} {formatting.status(Status.AT_RISK)}",
        "due": _("ครบกำหนดภายในวงหน้า") if coming else _("มีกำหนด ยังไม่เสร็จ"),
        "ask": _("ขอให้ผู้ว่าฯ ช่วย"),
        "silent": _("หน่วยงานยังไม่รายงาน"),
        "no_owner": nobody(),
        "no_date": _("ไม่มีวันกำหนด"),
    }


def grouping_names() -> dict[str, str]:
    """Return the groupings' words."""
    return {"status": _("ตามสถานะ"), "agency": _("ตามหน่วยงาน"), "date": _("ตามกำหนด")}


def kind_names() -> dict[str, str]:
    """Return the kinds' words, all of them first."""
    return {kind: _("ทุกประเภท") if kind == ALL else formatting.kind(kind) for kind in KINDS}


def agency_names(names: AgencyNames) -> dict[str, str]:
    """Return the agencies' short names, all of them first."""
    return {ALL: _("ทุกหน่วยงาน"), **names}


def role_names() -> dict[str, str]:
    """Return what an agency is in its items, in words."""
    return {OWN: _("เป็นเจ้าของ"), SUPPORT: _("ร่วมหนุนเสริม"), ALL: _("ทั้งสองอย่าง")}


def status_names() -> dict[str, str]:
    """Return the statuses' words with their signs, all of them first."""
    named = {status.value: f"{formatting.look(status).sign} {formatting.status(status)}" for status in Status}
    return {ALL: _("ทุกสถานะ"), **named}


def filter_sentences(
    here: PageContext, choice: BoardChoice, names: AgencyNames, *, coming: bool
) -> tuple[str, ...]:
    """Return what the choice leaves out, a sentence each; nothing for the whole board."""
    given = {
        "view": "" if choice.view == ALL else view_names(coming=coming)[choice.view],
        "kind": "" if choice.kind == ALL else formatting.kind(choice.kind),
        "agency": "" if choice.agency == ALL else f"{names[choice.agency]} ({role_names()[choice.role]})",
        "status": "" if choice.status == ALL else status_names()[choice.status],
        "since": moved_since(here) if choice.since else "",
    }
    return tuple(filter(None, given.values()))


def moved_since(here: PageContext) -> str:
    """Return what the since-last-circle switch leaves, in words."""
    return _("เฉพาะที่เคลื่อนไหวหลังวง {day}", day=formatting.day(here.since))
