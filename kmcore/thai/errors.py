"""Refusals of what someone typed, kept as a sentence and its values so that they can be translated."""

from collections.abc import Mapping

from kmcore.i18n import _

_SHOWN = 40  # enough of a long text to recognise it in the message


class ThaiInputError(ValueError):
    """Text that cannot be read safely.

    `template` is the Thai sentence with {names}, the key for a gettext catalogue; `values` fills it.
    `str(error)` is the finished sentence, in the reader's language where the catalogue has it: what is
    wrong, why, and what to do.
    """

    def __init__(self, template: str, values: Mapping[str, object] | None = None) -> None:
        self.template = template
        self.values = dict(values or {})
        super().__init__(template, self.values)  # both in args, so the error survives pickling

    def __str__(self) -> str:
        return _(self.template, **self.values)


class ThaiDateError(ThaiInputError):
    """A date that cannot be read, does not exist, or could mean two days."""


class ThaiMoneyError(ThaiInputError):
    """An amount that cannot be read, is finer than a satang, or does not fit."""


def shown(text: str) -> str:
    """The text as quoted in a message: one line, cut at 40 characters."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
