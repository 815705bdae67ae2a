"""Demonstration accounts at the start of the server: made and told once, or refused and closed."""

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final

from kmcore.access.account_directory import account_lines
from kmcore.access.demo_accounts import DemoAccount, open_demo_accounts, shut_demo_accounts
from kmcore.exchange.demo import has_demo
from kmcore.exchange.new_province.progress import setup_steps, without_data
from kmcore.i18n import _
from kmcore.settings import Settings
from kmcore.storage.engine import open_engine
from kmcore.storage.reference_date import reference_day
from kmcore.storage.unit_of_work import reading

GAP: Final = "  "


def account_notices(wanted: Settings) -> list[str]:
    """Make the demonstration accounts where they may be, else close them; return what the operator is told."""
    engine = open_engine(wanted.database_url)
    try:
        with reading(engine) as session:
            demo, known = has_demo(session), bool(account_lines(session))
            missing = without_data(setup_steps(session, reference_day(session, wanted)))
        if demo and may_have_demo_accounts(wanted):
            return list(_told(open_demo_accounts(engine)))
        shut_demo_accounts(engine)
        if demo and wanted.demo_accounts == "auto":
            return [_refused()]
        return [*([] if known else [_first()]), *([_set_up(wanted)] if missing and not demo else [])]
    finally:
        engine.dispose()  # the server that follows is another program


def may_have_demo_accounts(wanted: Settings) -> bool:
    """Tell whether ``KM_DEMO_ACCOUNTS`` lets them be: ``auto`` where nobody but this machine is listened to."""
    return wanted.demo_accounts == "yes" or (wanted.demo_accounts == "auto" and is_loopback(wanted.host))


def is_loopback(host: str) -> bool:
    """Tell whether a server at ``host`` is reached from its own machine only; "" is every address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _told(accounts: list[DemoAccount]) -> Iterator[str]:
    yield _("บัญชีสาธิตสำหรับทดลอง รหัสผ่านใช้ได้จนกว่าจะเปิดใหม่ (ไม่ต้องการ: KM_DEMO_ACCOUNTS=no)")
    widest = max((len(account.login) for account in accounts), default=0)
    for account in accounts:
        yield GAP + GAP.join((account.login.ljust(widest), account.password, account.label))


def _refused() -> str:
    return _(
        "ไม่เปิดบัญชีสาธิต เพราะเครื่องอื่นเข้าถึงที่อยู่นี้ได้ ถ้าต้องการให้เปิด ตั้ง KM_DEMO_ACCOUNTS=yes "
        "หรือเพิ่มบัญชีจริงด้วย python -m kmcore user add NAME --role admin"
    )


def _set_up(wanted: Settings) -> str:
    """Tell where what is missing of the province is brought, by whom."""
    where = wanted.base_url or f"http://{wanted.host}:{wanted.port}"
    return _("จังหวัดนี้ยังตั้งต้นไม่ครบ ผู้ดูแลระบบและฝ่ายเลขานุการเข้าสู่ระบบแล้วเปิด {address}/setup", address=where)


def _first() -> str:
    return _("ยังไม่มีบัญชี เพิ่มผู้ดูแลระบบคนแรกด้วย python -m kmcore user add NAME --role admin")
