"""The work of a picture: every item as it stood, and how the agencies' items stand."""

from collections.abc import Sequence

from kmcore.actions.queries import ActionRow, by_agency
from kmcore.programme.read_models import AgencyInfo
from kmcore.snapshot.picture import PictureAgency, PictureItem
from kmcore.storage.from_row import from_row


def picture_items(rows: Sequence[ActionRow]) -> tuple[PictureItem, ...]:
    """Return the board's items as plain values, in the board's order."""
    return tuple(map(_item, rows))


def picture_agencies(rows: Sequence[ActionRow], agencies: Sequence[AgencyInfo]) -> tuple[PictureAgency, ...]:
    """Return every agency, those that own nothing too, in the agencies' order."""
    counts = by_agency(rows, agencies)
    return tuple(
        PictureAgency(
            code=agency.code,
            name=agency.short,
            full=agency.name,
            statuses={status.value: number for status, number in count.statuses.items()},
            silent=count.silent and any(row.since for row in rows),
        )
        for agency, count in zip(agencies, counts, strict=True)
    )


def _item(row: ActionRow) -> PictureItem:
    last = row.last_report
    return from_row(
        PictureItem,
        row,
        name=row.title,
        kind=row.kind.value,
        status=row.status.value,
        done=last.done if last else None,
        moved=row.since is not None and row.moved_since,
    )
