"""What KM_SMTP_URL and KM_MAIL_FROM may say, and the letter they make."""

from datetime import UTC, datetime

import pytest

from kmcore.access.contacts import Contact
from kmcore.reminders.mail import MailError, compose_mail, mail_server
from kmcore.reminders.message import ReminderMessage

FROM = "วงเอื้อ <km@example.go.th>"
WROTE = ReminderMessage("ขอรายงานก่อนประชุม 9 ก.พ. 2550: สธ.", "เรียน สธ.\nน้ำ\n.\nจบ")


@pytest.mark.parametrize(
    ("url", "host", "port", "tls"),
    [
        ("smtp://mail.example", "mail.example", 587, False),
        ("smtp://mail.example:25", "mail.example", 25, False),
        ("smtps://mail.example", "mail.example", 465, True),
        ("smtps://[::1]:4650", "::1", 4650, True),
    ],
)
def test_where_letters_go(url: str, host: str, port: int, *, tls: bool) -> None:
    server = mail_server(url, FROM)
    assert (server.host, server.port, server.tls) == (host, port, tls)


def test_a_password_of_any_signs() -> None:
    server = mail_server("smtp://km%40example:p%3A%2F%40w@mail.example", FROM)
    assert (server.user, server.password) == ("km@example", "p:/@w")
    assert "p:/@w" not in repr(server)


@pytest.mark.parametrize(
    "url", ["", "http://mail.example", "smtp://", "smtp://mail.example:99999", "smtp://:25"]
)
def test_a_wrong_address_is_a_sentence(url: str) -> None:
    with pytest.raises(MailError, match="KM_SMTP_URL"):
        mail_server(url, FROM)


@pytest.mark.parametrize(
    "sender", ["", "km", "km@example.org\r\nBcc: x@y.z", "a@b.c, d@e.f", "เคเอ็ม@example.org", "<>"]
)
def test_a_wrong_sender_is_a_sentence(sender: str) -> None:
    with pytest.raises(MailError, match="KM_MAIL_FROM"):
        mail_server("smtp://mail.example", sender)


def test_the_letter() -> None:
    clock = lambda: datetime(2026, 11, 22, 13, 0, tzinfo=UTC)  # noqa: E731 - a clock is any function
    letter = compose_mail(
        mail_server("smtp://m", FROM), WROTE, Contact(7, "หัวหน้า สธ.", "pho@example.go.th"), clock
    )
    assert letter["From"].addresses[0].display_name == "วงเอื้อ"
    assert letter["To"] == "pho@example.go.th"
    assert letter["Subject"] == WROTE.subject
    assert letter["Date"] == "Sun, 22 Nov 2026 20:00:00 +0700"
    assert letter["Message-ID"].endswith("@example.go.th>")
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content().splitlines() == WROTE.text.splitlines()
    assert all(len(line) < 999 and line.isascii() for line in letter.as_bytes().decode("ascii").splitlines())


@pytest.mark.parametrize(
    "address",
    [
        "a@b.c\r\nBcc: x@y.z",
        "a@b.c\nX: y",
        "a@b.c,d@e.f",
        "a b@c.d",
        "<a@b.c>",
        "@b.c",
        "a@",
        "a",
        "",
        "a@b@c",
        "a\x00@b.c",
    ],
)
def test_no_address_adds_a_header_or_a_person(address: str) -> None:
    with pytest.raises(MailError, match="อีเมล"):
        compose_mail(mail_server("smtp://m", FROM), WROTE, Contact(7, "x", address))


def test_a_subject_with_a_line_break_never_leaves() -> None:
    with pytest.raises(ValueError, match="line"):
        compose_mail(
            mail_server("smtp://m", FROM), ReminderMessage("a\nBcc: x@y.z", "b"), Contact(7, "x", "a@b.c")
        )
