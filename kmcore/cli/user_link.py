"""``user link``, ``unlink``, ``links``: which identities (OpenID Connect) an account signs in by."""

from typing import Final

import click
from sqlalchemy import Engine

from kmcore.access.account_directory import account_number
from kmcore.access.actor import OPERATOR, By
from kmcore.access.identities import identities_of, link_identity, unlink_identity
from kmcore.access.identity_sign_in import short_code
from kmcore.cli.text_table import text_table
from kmcore.cli.thai_click import N_, KmCommand
from kmcore.exchange.columns import ExportColumn
from kmcore.i18n import _
from kmcore.settings import settings
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import require_current
from kmcore.storage.unit_of_work import reading
from kmcore.thai.dates import BANGKOK

BY: Final = By(OPERATOR, "console")

name_argument = click.argument("name", metavar="NAME")
issuer_argument = click.argument("issuer", metavar="ISSUER")
subject_argument = click.argument("subject", metavar="SUBJECT")


@click.command(
    "link",
    cls=KmCommand,
    help=N_("ผูกบัญชีกับผู้ให้บริการยืนยันตัวตน (OIDC) ISSUER และ SUBJECT อยู่ในหน้าที่ผู้ใช้เห็นเมื่อเข้าสู่ระบบครั้งแรก"),
)
@name_argument
@issuer_argument
@subject_argument
def user_link(name: str, issuer: str, subject: str) -> None:
    engine = _engine()
    link_identity(engine, BY, _number(engine, name), issuer, subject)
    code = short_code(issuer.strip(), subject.strip())
    click.echo(_("ผูกบัญชี {name} แล้ว รหัสย่อ {code} ตรวจว่าตรงกับที่ผู้ใช้เห็น", name=name, code=code))


@click.command("unlink", cls=KmCommand, help=N_("เลิกผูกบัญชีกับผู้ให้บริการยืนยันตัวตน ออกจากระบบทุกเครื่องทันที"))
@name_argument
@issuer_argument
@subject_argument
def user_unlink(name: str, issuer: str, subject: str) -> None:
    engine = _engine()
    unlink_identity(engine, BY, _number(engine, name), issuer, subject)
    click.echo(_("เลิกผูกบัญชี {name} แล้ว", name=name))


@click.command("links", cls=KmCommand, help=N_("แสดงผู้ให้บริการยืนยันตัวตนที่ผูกกับบัญชี"))
@name_argument
def user_links(name: str) -> None:
    engine = _engine()
    number = _number(engine, name)
    with reading(engine) as session:
        links = identities_of(session, number)
    if not links:
        click.echo(_("บัญชี {name} ยังไม่ผูกกับผู้ให้บริการใด", name=name))
        return
    columns = [
        ExportColumn("issuer", "ISSUER"),
        ExportColumn("subject", "SUBJECT"),
        ExportColumn("code", _("รหัสย่อ")),
        ExportColumn("since", _("ผูกเมื่อ"), "date"),
    ]
    rows = [
        {
            "issuer": link.issuer,
            "subject": link.subject,
            "code": short_code(link.issuer, link.subject),
            "since": link.linked_at.astimezone(BANGKOK).date(),
        }
        for link in links
    ]
    click.echo(text_table(columns, rows))


def _engine() -> Engine:
    engine = open_engine(settings().database_url)
    require_current(engine)
    return engine


def _number(engine: Engine, name: str) -> int:
    with reading(engine) as session:
        return account_number(session, name)


LINKS: Final = (user_link, user_unlink, user_links)  # kmcore/cli/user.py adds them to ``user``
