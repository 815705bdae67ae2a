"""Click in the reader's language: help, headings, and one sentence for everything that goes wrong."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, Final, NoReturn

import click

from kmcore.errors import KmError
from kmcore.i18n import N_, _, speaking
from kmcore.settings import language_asked, settings

__all__ = ["N_", "PROGRAM", "KmChoice", "KmCommand", "KmGroup", "KmOption", "option"]

PROGRAM: Final = "python -m kmcore"


class KmOption(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return (record[0], _(self.help) if self.help else "") if record else None


class KmCommand(click.Command):
    """A command whose help is translated when it is shown."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        pieces = pieces.replace("[OPTIONS]", _("[ตัวเลือก]")).replace("COMMAND [ARGS]...", _("คำสั่ง …"))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("วิธีใช้: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help) if self.help else "")

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's; Thai has no words to cut at
        said = self.short_help or self.help
        return _(said) if said else ""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = [record for found in options if (record := found.get_help_record(ctx))]
        with formatter.section(_("ตัวเลือก")):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = _("แสดงวิธีใช้")
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what is left over in our own words: click says it in English only."""
        if isinstance(self, click.Group):
            return super().parse_args(ctx, args)
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if ctx.args:
            raise click.UsageError(_("มีคำเกินมา: {words}", words=" ".join(ctx.args)), ctx)
        return rest


class KmGroup(KmCommand, click.Group):
    """A group of commands. The outermost one turns every failure into a sentence and an exit code."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        KmCommand.format_options(self, ctx, formatter)
        with formatter.section(_("คำสั่ง")):
            found = [self.get_command(ctx, name) for name in self.list_commands(ctx)]
            formatter.write_dl([(each.name or "", each.get_short_help_str()) for each in found if each])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """List in the order of the book, not of the alphabet."""
        return list(self.commands)

    def main(  # type: ignore[override] # click's overloads; we always end the program
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,  # noqa: ARG002 - whoever calls, it is run as PROGRAM
        **extra: Any,
    ) -> NoReturn:
        given = list(sys.argv[1:] if args is None else args)
        with speaking(_language()):
            try:
                code = super().main(given, PROGRAM, **{**extra, "standalone_mode": False})
            except Exception as error:  # noqa: BLE001 - the last stop: nobody shall see a traceback
                from kmcore.cli.failures import report  # noqa: PLC0415 - knows every part, costs 0.3 s

                code = report(error, debug="--debug" in given)
        sys.exit(code if isinstance(code, int) else 0)


class KmChoice(click.Choice[str]):
    """One of a few words."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's
        return _("ไม่มี “{value}” เลือกจาก {choices}", value=value, choices=", ".join(self.choices))


def _language() -> str:
    """The language of help must not depend on the other settings being right."""
    try:
        return settings().language
    except KmError:
        return language_asked()


option = partial(click.option, cls=KmOption)
