"""How a noun's name is drawn: always a link to its page."""

from collections.abc import Iterable

from markupsafe import Markup

_NAME = Markup('<a class="km-noun" href="{}">{}</a>')
_TITLED = Markup('<a class="km-noun" href="{}" title="{}">{}</a>')


def noun_name(words: object, address: str, title: str = "") -> Markup:
    """Return a name as a link to the page at ``address``; ``title`` says it whole where ``words`` are short."""
    shown = words if isinstance(words, Markup) else str(words)
    return _TITLED.format(address, title, shown) if title else _NAME.format(address, shown)


def names_beside(names: Iterable[Markup | str], between: str = " · ") -> Markup:
    """Return several names in one line, each still its own link."""
    return Markup("").join([Markup("{}").format(between).join(names)])
