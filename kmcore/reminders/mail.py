"""Letters by SMTP: one to each person, with a limit on time, and a sentence for every failure."""

import re
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses, make_msgid
from time import monotonic
from typing import Final
from urllib.parse import unquote, urlsplit

from kmcore.access.contacts import Contact
from kmcore.clock import Clock, system_clock
from kmcore.errors import KmError
from kmcore.i18n import N_
from kmcore.reminders.message import ReminderMessage
from kmcore.thai.dates import BANGKOK

STEP_SECONDS: Final = 10.0  # for one answer of the server
ALL_SECONDS: Final = 60.0  # no further letter is begun after this
PORTS: Final = {"smtp": 587, "smtps": 465}
NEARBY: Final = frozenset({"localhost", "127.0.0.1", "::1"})
# Stricter than the standard on purpose: what it lets through can neither end a header nor name two people.
ADDRESS: Final = re.compile(
    r"[^\s@<>()\[\],;:\"\\\x00-\x1f\x7f]{1,64}@[^\s@<>()\[\],;:\"\\\x00-\x1f\x7f]{1,253}"
)


class MailError(KmError):
    """A letter cannot be sent, to this person or at all."""


@dataclass(frozen=True)
class MailServer:
    """Where letters are handed in: ``tls`` from the first byte (smtps), else STARTTLS where it is offered."""

    host: str
    port: int
    tls: bool
    sender: Address
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class DeliveryOutcome:
    """What became of the letter to one person: handed over, or why not."""

    contact: Contact
    problem: MailError | None = None


def mail_server(smtp_url: str, mail_from: str) -> MailServer:
    """Return what ``KM_SMTP_URL`` and ``KM_MAIL_FROM`` say.

    Raises:
        MailError: one of them is missing or cannot be read; says how to write it.
    """
    try:
        parts = urlsplit(smtp_url)
        port = parts.port or PORTS[parts.scheme]
        host = parts.hostname or ""
    except (KeyError, ValueError):
        host, port = "", 0
    if not host:
        raise MailError("KM_SMTP_URL ใช้ไม่ได้ ตั้งเป็น smtp://ผู้ใช้:รหัส@เครื่อง:587 หรือ smtps://… แล้วเริ่มโปรแกรมใหม่")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(host, port, parts.scheme == "smtps", _sender(mail_from), user, password)


def send_to_each(
    server: MailServer, letter: ReminderMessage, people: Sequence[Contact], clock: Clock = system_clock
) -> list[DeliveryOutcome]:
    """Send the letter to each of ``people`` on its own; return what became of each, in their order.

    Never raises for a server that is away, slow or unwilling: that is an outcome. Takes about a minute at
    most; call it outside any transaction, and not where others wait.
    """
    until = monotonic() + ALL_SECONDS
    outcomes: list[DeliveryOutcome] = []
    try:
        with _connected(server) as connection:
            for one in people:
                outcomes.append(_sent(connection, server, letter, one, until, clock))  # noqa: PERF401 - what was done stays in the list when the next one fails
    except (MailError, OSError, UnicodeError, smtplib.SMTPException) as error:
        # Those before it have their outcome: what fails now is the connection, for all who are left.
        problem = _explained(error, server)
        outcomes += [DeliveryOutcome(contact, problem) for contact in people[len(outcomes) :]]
    return outcomes


def compose_mail(
    server: MailServer, letter: ReminderMessage, contact: Contact, clock: Clock = system_clock
) -> EmailMessage:
    """Return the letter as it goes out.

    Raises:
        MailError: the account's address is none.
    """
    if not ADDRESS.fullmatch(contact.email):
        raise MailError("ที่อยู่อีเมลของบัญชีนี้ไม่ถูกรูปแบบ ให้ผู้ดูแลระบบแก้อีเมลของบัญชี")
    name, domain = contact.email.rsplit("@", maxsplit=1)
    message = EmailMessage(policy=SMTP)
    message["From"] = server.sender
    message["To"] = Address(username=name, domain=domain)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(clock().astimezone(BANGKOK))
    message["Message-ID"] = make_msgid(domain=server.sender.domain)
    message["Content-Language"] = "th"
    message["Auto-Submitted"] = "auto-generated"  # so that no holiday note answers it
    message.set_content(letter.text, charset="utf-8", cte="base64")
    return message


def _sender(mail_from: str) -> Address:
    name, address = _only(getaddresses([mail_from]))
    if not ADDRESS.fullmatch(address) or not address.isascii() or not mail_from.isprintable():
        raise MailError(
            "ยังไม่ได้ตั้ง KM_MAIL_FROM หรือรูปแบบไม่ถูก ตั้งเป็น “วงเอื้อ <km@example.go.th>” แล้วเริ่มโปรแกรมใหม่"
        )
    user, domain = address.rsplit("@", maxsplit=1)
    return Address(display_name=name, username=user, domain=domain)


def _only(found: list[tuple[str, str]]) -> tuple[str, str]:
    return found[0] if len(found) == 1 else ("", "")


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    tls = ssl.create_default_context()
    with (
        smtplib.SMTP_SSL(server.host, server.port, timeout=STEP_SECONDS, context=tls)
        if server.tls
        else smtplib.SMTP(server.host, server.port, timeout=STEP_SECONDS)
    ) as connection:
        connection.ehlo_or_helo_if_needed()
        safe = server.tls
        if not safe and connection.has_extn("starttls"):
            connection.starttls(context=tls)
            connection.ehlo_or_helo_if_needed()
            safe = True
        _log_in(connection, server, safe=safe)
        yield connection


def _log_in(connection: smtplib.SMTP, server: MailServer, *, safe: bool) -> None:
    if not server.user:
        return
    if not safe and server.host not in NEARBY:
        raise MailError("เครื่องส่งอีเมล {host} ไม่มีการเข้ารหัส จึงไม่ส่งรหัสผ่านไปให้ ใช้ smtps:// หรือเครื่องที่รับ STARTTLS", host=server.host)  # fmt: skip
    connection.login(server.user, server.password)


def _sent(  # noqa: PLR0913, PLR0917 - what one letter needs, each a plain value
    connection: smtplib.SMTP,
    server: MailServer,
    letter: ReminderMessage,
    contact: Contact,
    until: float,
    clock: Clock,
) -> DeliveryOutcome:
    if monotonic() > until:
        return DeliveryOutcome(contact, MailError(TOO_SLOW, host=server.host))
    try:
        connection.send_message(compose_mail(server, letter, contact, clock))
    except MailError as error:
        return DeliveryOutcome(contact, error)
    except (
        smtplib.SMTPResponseException,
        smtplib.SMTPRecipientsRefused,
        smtplib.SMTPNotSupportedError,
    ) as error:
        return DeliveryOutcome(contact, _explained(error, server))
    return DeliveryOutcome(contact)


def _explained(error: Exception, server: MailServer) -> MailError:
    """Return a sentence; the server's own words stay out, for they may say anything."""
    if isinstance(error, MailError):
        return error
    if isinstance(error.__context__, TimeoutError):  # smtplib calls a server that says nothing "disconnected"
        error = error.__context__
    said = next(sentence for kind, sentence in SENTENCES if isinstance(error, kind))
    return MailError(said, host=server.host, code=_code(error))


def _code(error: Exception) -> int:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next((code for code, _words in error.recipients.values()), 0)
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


TOO_SLOW: Final = N_("เครื่องส่งอีเมล {host} ตอบช้าเกินไป ลองส่งใหม่ภายหลัง")
# The first that fits: what is more particular stands above what holds it.
SENTENCES: Final[tuple[tuple[type[Exception], str], ...]] = (
    (
        smtplib.SMTPRecipientsRefused,
        N_("เครื่องส่งอีเมลไม่รับที่อยู่นี้ ({code}) ให้ผู้ดูแลระบบตรวจอีเมลของบัญชี"),
    ),
    (
        smtplib.SMTPAuthenticationError,
        N_("เครื่องส่งอีเมลไม่รับชื่อผู้ใช้หรือรหัสผ่าน ({code}) แจ้งผู้ดูแลเครื่องให้ตรวจค่าของเครื่องส่งอีเมล"),
    ),
    (
        smtplib.SMTPNotSupportedError,
        N_("เครื่องส่งอีเมล {host} ทำสิ่งที่จดหมายนี้ต้องใช้ไม่ได้ เช่น เข้าสู่ระบบหรือรับที่อยู่ภาษาไทย แจ้งผู้ดูแลเครื่อง"),
    ),
    (
        smtplib.SMTPServerDisconnected,
        N_("เครื่องส่งอีเมล {host} ตัดการเชื่อมต่อ ลองส่งใหม่ ถ้ายังเป็นอยู่แจ้งผู้ดูแลเครื่อง"),
    ),
    (
        smtplib.SMTPResponseException,
        N_("เครื่องส่งอีเมลไม่รับจดหมาย ({code}) ลองใหม่ภายหลัง หรือตรวจกับผู้ดูแลเครื่องส่งอีเมล"),
    ),
    (TimeoutError, TOO_SLOW),
    (
        ssl.SSLError,
        N_("เชื่อมต่อแบบเข้ารหัสกับ {host} ไม่ได้ ใบรับรองไม่ผ่าน หรือใช้ smtp กับ smtps สลับกัน แจ้งผู้ดูแลเครื่อง"),
    ),
    (UnicodeError, N_("ชื่อผู้ใช้หรือรหัสผ่านของเครื่องส่งอีเมลมีอักษรที่ใช้ไม่ได้ แจ้งผู้ดูแลเครื่องให้ใช้อักษรอังกฤษและตัวเลข")),
    (Exception, N_("ต่อเครื่องส่งอีเมล {host} ไม่ได้ ลองใหม่อีกครั้ง ถ้ายังไม่ได้แจ้งผู้ดูแลเครื่องให้ตรวจเครือข่ายและค่าที่ตั้ง")),
)
