"""The outermost command. Each of its commands is imported only when it is asked for."""

from importlib import import_module
from typing import Final

import click

from kmcore.cli.thai_click import N_, KmGroup, option

HOMES: Final = {
    "init": "setup",
    "demo": "setup",
    "correct": "setup",
    "show": "show",
    "export": "export",
    "import": "registers",
    "undo": "registers",
    "template": "registers",
    "boundaries": "safekeeping",
    "user": "user",
    "backup": "safekeeping",
    "restore": "safekeeping",
    "verify": "safekeeping",
}
_FUNCTIONS: Final = {"import": "import_"}  # a word that Python keeps for itself


class LateGroup(KmGroup):
    """Imports pandas, shapely and the writers only for the command that needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """List in the order in which a province meets them."""
        return list(HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Import the command's module and return the command, None for an unknown name."""
        if cmd_name not in HOMES:
            return None
        command: click.Command = getattr(
            import_module(f"kmcore.cli.{HOMES[cmd_name]}"), _FUNCTIONS.get(cmd_name, cmd_name)
        )
        return command


@click.group(
    cls=LateGroup,
    help=N_("วงเอื้อ: ข้อมูลของวงเรียนรู้ ตั้งฐานข้อมูล ดูข้อมูล ส่งออก สำรองและตรวจสอบ"),
    context_settings={"max_content_width": 100},
)
@option("--debug", is_flag=True, help=N_("เมื่อเกิดข้อผิดพลาด แสดงรายละเอียดสำหรับผู้ดูแลโปรแกรม"))
def cli(debug: bool) -> None:  # noqa: FBT001 - click passes it; KmGroup.main reads it from the line
    pass
