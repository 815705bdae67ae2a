"""The meeting pack as PDF: about eight pages for the chair, drawn from one picture."""

from typing import Any

from kmcore.documents.pack.cover_page import cover
from kmcore.documents.pack.map_pages import district_table, map_page
from kmcore.documents.pack.money_page import money_page
from kmcore.documents.pack.read_models import Pack
from kmcore.documents.pack.work_pages import agency_page, item_page, number_page, proposed_page, waiting_page
from kmcore.documents.pdf.typeset import pdf_bytes
from kmcore.documents.provenance import foot_of
from kmcore.i18n import _, language
from kmcore.thai.spoken_dates import spoken_day


def pack_pdf(pack: Pack) -> bytes:
    """Return the pack in the current language."""
    return pdf_bytes("pack.typ", pack_data(pack), pack.making.made_at)


def pack_data(pack: Pack) -> dict[str, Any]:
    """Return what the template draws: pages of words, numbers and shares, nothing of it markup."""
    head = pack.picture.meeting
    return {
        "language": language(),
        "name": pack.making.title,
        "author": _("วงเอื้อ"),
        "running": f"{head.name} · {spoken_day(head.on_date)}",
        "foot": "".join(
            run if isinstance(run, str) else str(getattr(run, "text", "")) for run in foot_of(pack.making)
        ),
        "demo": _("สาธิต"),
        "cover": cover(pack),
        "map": map_page(pack),
        "districts": district_table(pack),
        "money": money_page(pack),
        "agencies": agency_page(pack),
        "items": item_page(pack),
        "waiting": waiting_page(pack),
        "numbers": number_page(pack),
        "proposed": proposed_page(pack),
    }
