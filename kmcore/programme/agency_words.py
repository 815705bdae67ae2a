"""How several agencies are named in one line, by their short names in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Final

from kmcore.programme.party import Party

AgencyNames = Mapping[str, str]  # an agency's short name by its code, in the current language
BESIDE: Final = " · "
ON_PAPER: Final = " "
TOGETHER: Final = " + "


def short_names(codes: Iterable[str], names: AgencyNames, between: str = BESIDE) -> str:
    """Return agencies by their short names; a code that is not known stands for itself."""
    return between.join(names.get(code, code) for code in codes)


def party_name(party: Party, names: AgencyNames) -> str:
    """Return those who do something together as "ปกครอง + ยมนา"; "" for nobody."""
    return short_names(party, names, TOGETHER)
