"""A text in both languages: one value, read in the reader's language."""

from typing import Any, Self

from kmcore.i18n import pick


class Bilingual(str):
    """What one fact is called in Thai and in English.

    As a ``str`` it is the text in the language in force when it was made, the other one where that is missing;
    ``str()`` and formatting ask for the language again. ``th`` and ``en`` are always at hand; ``both`` keeps them
    as they were given, None included. A field of a read model that holds one is declared by ``bilingual``.
    """

    __slots__ = ("both",)
    both: tuple[str | None, str | None]

    def __new__(cls, th: str | None, en: str | None) -> Self:
        text = super().__new__(cls, pick(th, en))
        text.both = (th, en)
        return text

    @classmethod
    def or_none(cls, th: str | None, en: str | None) -> Self | None:
        """Return the text, None where neither language says anything."""
        return cls(th, en) if th or en else None

    @property
    def th(self) -> str:
        """Return the Thai text, empty where there is none."""
        return self.both[0] or ""

    @property
    def en(self) -> str:
        """Return the English text, empty where there is none."""
        return self.both[1] or ""

    def __str__(self) -> str:
        return pick(*self.both)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __eq__(self, other: object) -> bool:
        both_say_it = not isinstance(other, Bilingual) or self.both == other.both
        return both_say_it and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def __reduce__(self) -> tuple[type[Self], tuple[str | None, str | None]]:
        return type(self), self.both


def columns_of(text: Bilingual | None) -> tuple[str | None, str | None]:
    """Return the Thai and the English text as the tables' two columns keep them, None where there is none."""
    return (None, None) if text is None else text.both


def thai_of(text: Bilingual | None) -> str | None:
    """Return the Thai text as its column keeps it, None where there is none."""
    return columns_of(text)[0]


class _Field:
    """Reads a field's text anew each time: a read model is kept, and read by people of both languages."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: object | None, owner: type) -> Bilingual | None:
        if instance is None:
            raise AttributeError(self.name)  # to ``dataclass``: the field has no default
        text: Bilingual | None = vars(instance)[self.name]
        return text and Bilingual(*text.both)

    def __set__(self, instance: object, text: Bilingual | None) -> None:
        vars(instance)[self.name] = text


def bilingual() -> Any:
    """Declare a field of a keyword-only dataclass: ``title: Bilingual = bilingual()``, read in the reader's language.

    Where the text may be missing the field is ``Bilingual | None``.
    """
    return _Field()
