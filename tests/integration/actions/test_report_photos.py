"""Photos are kept with their report or not at all, made anew; on SQLite and on PostgreSQL."""

import json
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import Engine, func
from sqlmodel import col, select

from kmcore.access.kinds import AccountRole
from kmcore.actions.commands import AttachmentError, ConflictError, ReportError
from kmcore.actions.models import Attachment
from kmcore.actions.queries import report_photo
from kmcore.reminders.report_command import report
from kmcore.storage.unit_of_work import reading
from tests.integration.actions.reporting import Desk, deeds, form_of, told, written
from tests.support.people import person
from tests.unit.actions.pictures import exif, picture


@pytest.fixture
def desk(store: Engine) -> Desk:
    return Desk(store, person(store, AccountRole.LEAD, "doae"))


def kept(engine: Engine) -> int:
    with reading(engine) as session:
        return session.exec(select(func.count(col(Attachment.id)))).one()


def test_photos_come_back_small_upright_and_without_exif(desk: Desk) -> None:
    desk.send(photos=(picture(size=(2000, 1000), exif=exif(6)), picture("PNG")))
    numbers = told(desk.engine, "A13")[0].photos
    assert len(numbers) == 2
    with reading(desk.engine) as session:
        found = [report_photo(session, number) for number in numbers]
    images = [Image.open(BytesIO(each.data)) for each in found if each]
    assert [image.size for image in images] == [(800, 1600), (40, 20)]
    assert [each.media_type for each in found if each] == ["image/jpeg"] * 2
    assert not any(dict(image.getexif()) for image in images)


def test_the_chain_counts_them_and_holds_none(desk: Desk) -> None:
    desk.send(photos=(picture(),))
    (deed,) = deeds(desk.engine)
    assert json.loads(deed.detail)["after"]["photos"] == 1
    assert len(deed.detail) < 500


def test_each_report_has_its_own(desk: Desk) -> None:
    desk.send(photos=(picture(),))
    desk.send()
    desk.send(photos=(picture(), picture("WEBP")))
    assert [len(update.photos) for update in told(desk.engine, "A13")[:3]] == [2, 0, 1]


def test_one_bad_photo_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(AttachmentError, match="ภาพที่ 2"):
        desk.send(photos=(picture(), b"\0" * 99))
    assert (kept(desk.engine), written(desk.engine)) == (0, [])


def test_a_conflict_keeps_no_photo(desk: Desk) -> None:
    seen = desk.seen("A13")
    desk.send()
    with pytest.raises(ConflictError):
        desk.send(seen=seen, photos=(picture(),))
    assert kept(desk.engine) == 0


def test_sent_twice_photos_are_kept_once_and_may_be_missing_the_second_time(desk: Desk) -> None:
    form = form_of(seen=desk.seen("A13"), photos=(picture(),))
    first = report(desk.engine, desk.person.by(), form)
    assert report(desk.engine, desk.person.by(), form).update_id == first.update_id
    without = form_of(seen=form.seen, submission=form.submission)
    assert report(desk.engine, desk.person.by(), without).repeated
    assert kept(desk.engine) == 1


def test_sent_again_with_another_photo_is_not_swallowed(desk: Desk) -> None:
    form = form_of(seen=desk.seen("A13"))
    report(desk.engine, desk.person.by(), form)
    more = form_of(seen=form.seen, submission=form.submission, photos=(picture(),))
    with pytest.raises(ReportError):
        report(desk.engine, desk.person.by(), more)


@pytest.mark.parametrize("number", [0, -1, 99, 2**31, 2**80])
def test_no_such_photo(desk: Desk, number: int) -> None:
    with reading(desk.engine) as session:
        assert report_photo(session, number) is None
