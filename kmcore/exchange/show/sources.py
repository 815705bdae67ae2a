"""Sources and the questions on which they disagree, for ``show``."""

from datetime import date

from sqlmodel import Session

from kmcore.exchange.columns import ExportColumn, Row, copied
from kmcore.exchange.show.show_result import ShowTable
from kmcore.i18n import _
from kmcore.sources.queries import OPEN, checks, sources
from kmcore.sources.read_models import CheckRow
from kmcore.sources.words import check_state_names, reliability_names


def checks_found(session: Session, as_of: date) -> ShowTable:
    """Return every question with all its statements; ``used_value`` None where nothing may be chosen."""
    found = checks(session, as_of)
    still_open = sum(row.state == OPEN for row in found)
    return ShowTable(
        title=_("ข้อตรวจตัวเลข"),
        columns=(
            ExportColumn("title", _("คำถาม")),
            ExportColumn("state", _("สถานะ"), names=check_state_names()),
            ExportColumn("values", _("ข้อความที่ต่างกัน")),
            ExportColumn("used_value", _("ค่าที่ใช้")),
            ExportColumn("source", _("ที่มา")),
        ),
        rows=tuple(map(_check, found)),
        total={"checks": len(found), "open": still_open, "settled": len(found) - still_open},
    )


def _check(row: CheckRow) -> Row:
    return {
        **copied(row, "code", "title", "state"),
        "statements": tuple(
            copied(said, "value", "number", "unit", "used", "source") for said in row.statements
        ),
        "values": " / ".join(said.value for said in row.statements),
        **copied(row, "used_value", "reason", "settled_on", "source", "demo"),
    }


def sources_found(session: Session, as_of: date) -> ShowTable:
    """Return every source said by the day: document, line, short quote, and how sure it is."""
    rows = tuple(
        copied(source, "code", "document", "line", "quote", "url", "reliability", "note")
        for source in sources(session, as_of)
    )
    return ShowTable(
        title=_("ที่มา"),
        columns=(
            ExportColumn("code", _("รหัส")),
            ExportColumn("document", _("เอกสาร")),
            ExportColumn("line", _("บรรทัด"), "count"),
            ExportColumn("quote", _("ข้อความ")),
            ExportColumn("reliability", _("ความแน่ชัด"), names=reliability_names()),
        ),
        rows=rows,
        total={"sources": len(rows)},
    )
