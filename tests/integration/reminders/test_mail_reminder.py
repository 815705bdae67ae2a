"""A reminder by e-mail from the permission to the record, through a real SMTP server."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text

from kmcore.access.account_register import add_account
from kmcore.access.actor import OPERATOR, By
from kmcore.access.authorization import NotAllowedError
from kmcore.access.contacts import contact_counts, contacts
from kmcore.access.kinds import AccountRole
from kmcore.i18n import speaking
from kmcore.reminders.commands import WindowError
from kmcore.reminders.mail import MailError
from kmcore.reminders.mail_reminder import send_reminder
from kmcore.reminders.queries import Channel, agency_standing
from kmcore.storage.audit.queries import audit_entries
from tests.integration.reminders.conftest import EVE, HOSTILE, MEETING, Asked, retitle
from tests.support.mail import HOST, MailBox, smtp_server
from tests.support.people import Person, person

HOME = "https://km.example.go.th"


def lead(engine: Engine, agency: str, email: str | None, login: str) -> int:
    return add_account(
        engine,
        By(OPERATOR),
        login=login,
        label=f"หัวหน้า {login}",
        role=AccountRole.LEAD,
        agency_code=agency,
        email=email,
    )


@pytest.fixture
def secretary(store: Engine) -> Person:
    return person(store, AccountRole.SECRETARIAT)


@pytest.fixture
def leads(store: Engine) -> list[int]:
    """Two of สธ. with an address, one without, one of another agency."""
    return [
        lead(store, "pho", "one@example.go.th", "one"),
        lead(store, "pho", "two@example.go.th", "two"),
        lead(store, "pho", None, "three"),
        lead(store, "wu", "wu@example.go.th", "four"),
    ]


Configure = Callable[..., None]


def use(configured: Configure, box: MailBox) -> None:
    configured(smtp_url=f"smtp://{HOST}:{box.port}", mail_from="km@example.go.th")


def test_who_can_be_written_to(store: Engine, asked: Asked, leads: list[int]) -> None:
    assert [one.email for one in asked(contacts, "pho")] == ["one@example.go.th", "two@example.go.th"]
    assert asked(contact_counts) == {"pho": 2, "wu": 1}
    assert "one@example" not in repr(asked(contacts, "pho"))
    with store.begin() as connection:
        connection.execute(
            text("UPDATE account SET active = :no WHERE id = :id"), {"no": False, "id": leads[0]}
        )
        connection.execute(
            text("UPDATE account SET erased_at = :at WHERE id = :id"),
            {"at": "2026-01-01 00:00:00", "id": leads[3]},
        )
    assert [one.account_id for one in asked(contacts, "pho")] == [leads[1]]
    assert asked(contact_counts) == {"pho": 1}


def test_sent_and_recorded(
    store: Engine, asked: Asked, secretary: Person, leads: list[int], configured: Configure
) -> None:
    with smtp_server() as box:
        use(configured, box)
        box.refuse = {"two@example.go.th"}
        with speaking("en"):  # whatever the sender reads, the letter is Thai
            first, second = send_reminder(store, secretary.by(), MEETING, "pho", HOME)
    assert (first.problem, first.contact.account_id, second.contact.account_id) == (None, leads[0], leads[1])
    assert "(550)" in str(second.problem)
    (letter,) = box.messages
    assert letter["Subject"] == "ขอรายงานก่อนประชุม 9 ก.พ. 2550: สธ."
    said = letter.get_content()
    owed = asked(agency_standing, EVE, "pho")
    assert all(f"• {one.row.code} {one.row.title}" in said for one in owed.missing)
    assert "ยังไม่ได้รายงาน 4 จาก 4 งาน" in said
    assert "ขอภายในวันพฤหัสบดี 8 ก.พ. 2550" in said
    assert f"{HOME}/my" in said
    (sent,) = owed.reminders
    assert (sent.channel, sent.recipients) == (Channel.EMAIL, 1)
    (entry,) = asked(audit_entries, ["remind"])
    assert [one["account"] for one in entry.detail["failed"]] == [leads[1]]
    assert "@" not in str(entry.detail)


def test_hostile_words_stay_words(
    store: Engine, secretary: Person, leads: list[int], configured: Configure
) -> None:
    retitle(store, "A6", HOSTILE)
    with smtp_server() as box:
        use(configured, box)
        send_reminder(store, secretary.by(), MEETING, "pho", HOME)
    letter = box.messages[0]
    assert letter["Bcc"] is None
    assert box.recipients == [["one@example.go.th"], ["two@example.go.th"]]
    (line,) = [line for line in letter.get_content().splitlines() if "A6" in line]
    assert "BCC: all@example.org" in line
    assert "\u202e" not in letter.get_content()


def test_a_server_that_is_away_is_recorded_as_failed(
    store: Engine, asked: Asked, secretary: Person, leads: list[int], configured: Configure
) -> None:
    configured(smtp_url=f"smtp://{HOST}:1", mail_from="km@example.go.th")
    outcomes = send_reminder(store, secretary.by(), MEETING, "pho", HOME)
    assert all(one.problem for one in outcomes)
    (sent,) = asked(agency_standing, EVE, "pho").reminders
    assert sent.failed


@pytest.mark.parametrize(
    "role", [AccountRole.GOVERNOR, AccountRole.LEAD, AccountRole.VIEWER, AccountRole.ADMIN]
)
def test_nobody_else_sends_anything(
    store: Engine, asked: Asked, leads: list[int], configured: Configure, role: AccountRole
) -> None:
    with smtp_server() as box:
        use(configured, box)
        with pytest.raises(NotAllowedError):
            send_reminder(store, person(store, role).by(), MEETING, "pho", HOME)
    assert box.letters == []
    assert asked(audit_entries, ["remind"]) == []


def test_what_cannot_be_sent_is_a_sentence(
    store: Engine, secretary: Person, leads: list[int], configured: Configure
) -> None:
    by = secretary.by()
    with pytest.raises(MailError, match="KM_SMTP_URL"):
        send_reminder(store, by, MEETING, "pho", HOME)
    with smtp_server() as box:
        use(configured, box)
        with pytest.raises(MailError, match="ไม่มีบัญชีที่มีอีเมล"):
            send_reminder(store, by, MEETING, "yomna", HOME)
        with pytest.raises(WindowError, match="โหลด"):
            send_reminder(store, by, "khun-uea-2550-01-09", "pho", HOME)
        with pytest.raises(WindowError, match="โหลด"):
            send_reminder(store, by, MEETING, "baac", HOME)
    assert box.letters == []
