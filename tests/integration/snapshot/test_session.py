"""A session closed through its own commands is frozen with them, and so is one that was opened again."""

from datetime import date

import pytest
from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.exchange.verify import verify
from kmcore.meetings.room.opening import open_meeting, reopen_meeting
from kmcore.meetings.room.read_models import ResolutionForm
from kmcore.meetings.room.resolutions import record_resolution
from kmcore.programme.kinds import ResolutionKind
from kmcore.snapshot.closing import close_meeting
from kmcore.snapshot.queries import frozen_picture, frozen_pictures, shown_picture
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.integration.snapshot.closing import MEETING
from tests.support.people import person

DAY, LATER = date(2007, 2, 9), date(2007, 3, 1)
FORM = ResolutionForm(
    MEETING, ResolutionKind.DECISION, "ให้ กศน. รับฐานข้อมูลหมู่บ้านต้นแบบ", makes_item=True, owner="nfe"
)


@pytest.fixture
def by(store: Engine) -> By:
    return person(store, AccountRole.SECRETARIAT).by()


def test_what_was_resolved_is_in_the_picture_and_the_chain_vouches_for_it(store: Engine, by: By) -> None:
    open_meeting(store, by, MEETING)
    recorded = record_resolution(store, by, FORM)
    assert close_meeting(store, by, MEETING) == 1
    with reading(store) as session:
        found, now = shown_picture(session, MEETING, LATER), revision(session)
        entry = audit_entries(session, {"close_meeting"})[-1]
    assert found.frozen is not None
    assert [one.code for one in found.picture.conclusions] == [recorded.code]
    assert found.picture.conclusions[0].owners == ("nfe",)
    assert recorded.action_code in {item.code for item in found.picture.items}
    assert (found.frozen.revision, found.frozen.by) == (now, by.user.label)
    assert found.frozen.checksum in str(entry.detail)
    assert all(finding.ok for finding in verify(store, DAY))


def test_both_closings_can_be_read(store: Engine, by: By) -> None:
    open_meeting(store, by, MEETING)
    close_meeting(store, by, MEETING)
    reopen_meeting(store, by, MEETING, "ลืมบันทึกข้อสั่งการหนึ่งข้อ")
    record_resolution(store, by, FORM)
    assert close_meeting(store, by, MEETING) == 2
    with reading(store) as session:
        assert [one.sound for one in frozen_pictures(session, MEETING)] == [True, True]
        assert frozen_picture(session, MEETING, 1).picture.conclusions == ()
        assert len(shown_picture(session, MEETING, LATER).picture.conclusions) == 1
    assert all(finding.ok for finding in verify(store, DAY))
