"""What a picture keeps of words: conclusions by kind, numbers on which sources disagree."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.session.links import link
from dashboard.views.replay.panel_heading import draw_panel_heading
from dashboard.views.replay.picture_view import PictureView
from dashboard.views.replay.stacking_table import draw_stacking_table
from dashboard.widgets.tables import Column
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.programme.agency_words import party_name
from kmcore.programme.kinds import ResolutionKind
from kmcore.snapshot.picture import PictureQuestion, PictureResolution


@dataclass(frozen=True)
class PictureConclusion:
    """A conclusion ready to draw: who owns the work it became, by when."""

    row: PictureResolution
    owner: str
    due: str
    address: str


@dataclass(frozen=True)
class PictureConclusionKind:
    """The conclusions of one kind: kinds are never mixed."""

    code: str
    name: str
    rows: tuple[PictureConclusion, ...]


def conclusions_by_kind(rows: Sequence[PictureResolution], view: PictureView) -> list[PictureConclusionKind]:
    """Return the conclusions by kind, kinds without any left out."""
    found = [
        PictureConclusionKind(
            kind.value,
            formatting.kind(kind.value),
            tuple(_said(row, view) for row in rows if row.kind == kind),
        )
        for kind in ResolutionKind
    ]
    return [kind for kind in found if kind.rows]


def _said(row: PictureResolution, view: PictureView) -> PictureConclusion:
    return PictureConclusion(
        row,
        party_name(row.owners, view.picture.agency_names),
        formatting.day(row.due_date) if row.due_date else "",
        f"{link('meeting', meeting=view.chosen.code)}#{row.code}",
    )


def draw_picture_conclusions(view: PictureView) -> None:
    """Draw what the meeting concluded."""
    rows = view.picture.conclusions
    draw_panel_heading("conclusions", _("ข้อสรุป {total} ข้อ แยกตามชนิด", total=len(rows)))
    draw_template("replay/conclusions.html", kinds=conclusions_by_kind(rows, view))


def draw_number_questions(view: PictureView) -> None:
    """Draw the questions on which sources disagree, as they stood."""
    draw_panel_heading("numbers", _("ตัวเลขที่ที่มาให้ต่างกัน"))
    columns: list[Column[PictureQuestion]] = [
        Column(_("เรื่อง"), lambda row: row.name, link=lambda row: link("checks", check=row.code)),
        Column(_("ค่าในที่มา"), lambda row: " · ".join(source_values(row))),
        Column(_("ค่าที่ใช้"), lambda row: f"{value_used(row) or formatting.NONE} · {settled_words(row)}"),
    ]
    draw_stacking_table(columns, view.picture.numbers, empty=_("ภาพนี้ไม่มีตัวเลขที่ที่มาให้ต่างกัน"))


def source_values(row: PictureQuestion) -> list[str]:
    """Return what each source says, in the current language."""
    return list(map(str, row.values))


def value_used(row: PictureQuestion) -> str:
    """Return the value that sums use, in the current language."""
    return row.used or ""


def settled_words(row: PictureQuestion) -> str:
    """Return when and by whom it was settled."""
    if row.settled_on is None:
        return _("ยังไม่ชี้ขาด")
    return " ".join(filter(None, (formatting.day(row.settled_on), row.settled_by)))
