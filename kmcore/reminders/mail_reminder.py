"""A reminder by e-mail, whole: may they, to whom, the letter, the sending, the record of it."""

from dataclasses import replace

from sqlalchemy import Engine

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.access.contacts import Contact, contacts
from kmcore.reminders.commands import WindowError, record_reminder
from kmcore.reminders.mail import DeliveryOutcome, MailError, mail_server, send_to_each
from kmcore.reminders.message import ReminderMessage, reminder_message
from kmcore.reminders.models import Channel
from kmcore.reminders.queries import agency_standing, circle_of_window, coming_window
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day


def send_reminder(
    engine: Engine, by: By, meeting_code: str, agency_code: str, home: str
) -> list[DeliveryOutcome]:
    """Write to the agency's leads who have an address; return what became of each letter, recorded too.

    It takes up to about a minute, outside any transaction: call it where nobody waits. ``home``: the
    server's address for people, for the link in the letter.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat; nothing is sent.
        MailError: no mail server is set, or nobody of the agency has an address.
        WindowError: the next circle is another one, or the agency owes nothing.
    """
    server = mail_server(settings().smtp_url, settings().mail_from)
    written, people = _prepared(engine, by, meeting_code, agency_code, home)
    outcomes = send_to_each(server, written, people, by.clock)
    failed = [(one.contact.account_id, str(one.problem)) for one in outcomes if one.problem]
    handed_over = len(outcomes) - len(failed)
    # The letters are out: that is written down even if the sign-in ended while they went.
    record_reminder(
        engine,
        replace(by, begun=True),
        meeting_code,
        agency_code,
        Channel.EMAIL,
        recipients=handed_over,
        failed=failed,
    )
    return outcomes


def _prepared(
    engine: Engine, by: By, meeting_code: str, agency_code: str, home: str
) -> tuple[ReminderMessage, list[Contact]]:
    with command(engine, by, permissions.REMIND) as running:  # asks who may; nothing is written yet
        as_of = reference_day(running.session, settings(), by.clock)
        circle = circle_of_window(running.session, meeting_code)
        window, owed = (
            coming_window(running.session, as_of, circle),
            agency_standing(running.session, as_of, agency_code, circle),
        )
        people = contacts(running.session, agency_code)
    if window is None or window.meeting.code != meeting_code or owed is None:
        raise WindowError("วงครั้งต่อไปหรืองานของหน่วยงานนี้เปลี่ยนไปแล้ว โหลดหน้านี้ใหม่แล้วทำอีกครั้ง")
    if not people:
        raise MailError("หน่วยงานนี้ไม่มีบัญชีที่มีอีเมล ให้ผู้ดูแลระบบใส่อีเมลของบัญชี หรือเตือนทาง LINE")
    return reminder_message(window, owed, home), people
