"""A picture as it is shown: read from what was frozen, or computed where nothing was."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.views.replay.picture_choice import ChosenPicture
from kmcore.i18n import _
from kmcore.meetings.kinds import MeetingLife
from kmcore.snapshot.canonical import SnapshotError
from kmcore.snapshot.picture import Picture
from kmcore.snapshot.queries import FrozenPicture, ShownPicture, frozen_picture, shown_picture


@dataclass(frozen=True)
class PictureView:
    """A chosen picture with what it shows. ``frozen`` None: computed from the store of that day."""

    chosen: ChosenPicture
    picture: Picture
    frozen: FrozenPicture | None

    @property
    def lost(self) -> bool:
        """Tell whether the meeting was closed here and its picture is gone."""
        return self.frozen is None and self.chosen.closed.info.life is MeetingLife.CLOSED

    @property
    def people(self) -> int | None:
        """Return how many people came; None for unknown.

        Of what is computed, as many as the source says where it does: it may name agencies only, and each of those
        is one line of the attendance.
        """
        attended, stated = self.picture.attended, self.chosen.closed.info.attendees
        if self.frozen is None and stated is not None:
            return stated
        if attended.present is None:
            return None
        return attended.present + (attended.substitutes or 0) + (attended.attending or 0)


def view_of_picture(chosen: ChosenPicture, as_of: date) -> PictureView | None:
    """Return the picture; None, said on the page, where it was damaged so that it cannot be read."""
    try:
        found = read_picture(chosen.code, chosen.number, as_of)
    except SnapshotError as error:
        st.error(
            formatting.plain(
                _("{problem} ({code} ครั้งที่ {number})", problem=error, code=chosen.code, number=chosen.number)
            )
        )
        return None
    return PictureView(chosen, found.picture, found.frozen)


def read_picture(code: str, number: int | None, as_of: date) -> ShownPicture:
    """Return the picture of this number, or without one what is computed of the meeting.

    Raises:
        SnapshotError: it was damaged so that it cannot be read.
    """
    return ask(shown_picture, code, as_of) if number is None else ask(frozen_picture, code, number)
