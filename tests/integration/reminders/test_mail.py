"""Letters handed to a real SMTP server: plain, STARTTLS, TLS, log-in; and every way it can go wrong."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from kmcore.access.contacts import Contact
from kmcore.reminders import mail
from kmcore.reminders.mail import MailServer, mail_server, send_to_each
from kmcore.reminders.message import ReminderMessage
from tests.support.mail import HOST, certificate, free_port, smtp_server

LETTER = ReminderMessage(
    "ขอรายงานก่อนประชุม 9 ก.พ. 2550: สธ.", "เรียน สธ.\n.\n..จุด\nน้ำดื่มที่รั่ว\nFrom ที่ใด\nรายงานที่ https://km.example/my"
)
ONE, TWO = Contact(1, "หัวหน้า สธ.", "one@example.go.th"), Contact(2, "รองหัวหน้า", "two@example.go.th")


def at(port: int, *, tls: bool = False, user: str = "") -> MailServer:
    scheme = "smtps" if tls else "smtp"
    return mail_server(f"{scheme}://{user}{HOST}:{port}", "วงเอื้อ <km@example.go.th>")


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Return a server's certificate that this process trusts, as one of a real authority."""
    context, authority = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    return context


def test_each_gets_one_of_her_own() -> None:
    with smtp_server() as box:
        outcomes = send_to_each(at(box.port), LETTER, [ONE, TWO])
    assert [(one.contact, one.problem) for one in outcomes] == [(ONE, None), (TWO, None)]
    assert box.recipients == [[ONE.email], [TWO.email]]
    first, second = box.messages
    assert (first["To"], second["To"]) == (ONE.email, TWO.email)
    assert TWO.email.encode() not in box.letters[0]
    assert first["Message-ID"] != second["Message-ID"]
    assert first["Subject"] == LETTER.subject
    assert first.get_content().splitlines() == LETTER.text.splitlines()
    assert box.tls == [False, False]


def test_starttls_is_used_where_offered(trusted: ssl.SSLContext) -> None:
    with smtp_server(starttls=trusted) as box:
        assert send_to_each(at(box.port), LETTER, [ONE])[0].problem is None
    assert box.tls == [True]


def test_tls_from_the_first_byte_and_a_log_in(trusted: ssl.SSLContext) -> None:
    with smtp_server(tls=trusted, auth=True) as box:
        assert send_to_each(at(box.port, tls=True, user="km:a%40b@"), LETTER, [ONE])[0].problem is None
    assert (box.tls, box.logins) == ([True], [("km", "a@b")])


@pytest.mark.parametrize("first", [True, False])
def test_a_certificate_nobody_vouches_for(tmp_path: Path, *, first: bool) -> None:
    context, _authority = certificate(tmp_path)
    with smtp_server(tls=context if first else None, starttls=None if first else context) as box:
        (outcome,) = send_to_each(at(box.port, tls=first), LETTER, [ONE])
    assert "ใบรับรอง" in str(outcome.problem)
    assert box.letters == []


def test_one_refused_keeps_no_other_from_hers() -> None:
    with smtp_server() as box:
        box.refuse = {ONE.email}
        first, second = send_to_each(at(box.port), LETTER, [ONE, TWO])
    assert "(550)" in str(first.problem)
    assert "script" not in str(first.problem)
    assert second.problem is None
    assert box.recipients == [[TWO.email]]


def test_a_bad_address_is_hers_alone() -> None:
    with smtp_server() as box:
        first, second = send_to_each(
            at(box.port), LETTER, [replace(ONE, email="a@b.c\r\nRCPT TO:<x@y.z>"), TWO]
        )
    assert "ไม่ถูกรูปแบบ" in str(first.problem)
    assert second.problem is None
    assert box.recipients == [[TWO.email]]


def test_a_thai_address_the_server_cannot_take() -> None:
    with smtp_server() as box:
        first, second = send_to_each(at(box.port), LETTER, [replace(ONE, email="สมศรี@example.go.th"), TWO])
    assert "ภาษาไทย" in str(first.problem)
    assert second.problem is None


def test_a_wrong_password_is_not_repeated() -> None:
    with smtp_server(auth=True) as box:
        box.accepts = False
        outcomes = send_to_each(at(box.port, user="km:hush-hush@"), LETTER, [ONE, TWO])
    said = [str(one.problem) for one in outcomes]
    assert len(said) == 2
    assert all("(535)" in problem and "hush" not in problem for problem in said), said


def test_a_thai_password_is_a_sentence() -> None:
    with smtp_server(auth=True) as box:
        (outcome,) = send_to_each(at(box.port, user="km:%E0%B8%81@"), LETTER, [ONE])
    assert "อักษร" in str(outcome.problem)


def test_no_password_goes_over_an_open_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "NEARBY", frozenset())
    with smtp_server(auth=True) as box:
        (outcome,) = send_to_each(at(box.port, user="km:pw@"), LETTER, [ONE])
    assert "เข้ารหัส" in str(outcome.problem)
    assert (box.logins, box.letters) == ([], [])


def test_nobody_listens() -> None:
    first, second = send_to_each(at(free_port()), LETTER, [ONE, TWO])
    assert "ต่อเครื่องส่งอีเมล" in str(first.problem)
    assert second.problem


def test_no_such_host() -> None:
    (outcome,) = send_to_each(replace(at(1), host="mail.invalid"), LETTER, [ONE])
    assert "mail.invalid" in str(outcome.problem)


@contextmanager
def saying(*words: bytes, then_close: bool = False) -> Iterator[int]:
    """Run a server that says these words and nothing more."""
    with socket.create_server((HOST, 0)) as listening:
        kept: list[socket.socket] = []

        def answer() -> None:
            line, _who = listening.accept()
            kept.append(line)
            for word in words:
                line.sendall(word)
            if then_close:
                line.close()

        thread = Thread(target=answer, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join()
        for line in kept:
            line.close()


def test_a_silent_server_costs_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "STEP_SECONDS", 0.3)
    began = time.monotonic()
    with saying() as port:
        outcomes = send_to_each(at(port), LETTER, [ONE, TWO])
    assert ["ช้า" in str(one.problem) for one in outcomes] == [True, True], outcomes
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("words", [b"", b"\x00\xff\r\n", b"554 go away\r\n", b"220 ok\r\n"])
def test_a_server_that_makes_no_sense(words: bytes) -> None:
    with saying(words, then_close=True) as port:
        (outcome,) = send_to_each(at(port), LETTER, [ONE])
    assert "อีเมล" in str(outcome.problem)


def test_no_letter_is_begun_after_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "ALL_SECONDS", -1.0)
    with smtp_server() as box:
        outcomes = send_to_each(at(box.port), LETTER, [ONE, TWO])
    assert all("ช้า" in str(one.problem) for one in outcomes)
    assert box.letters == []
