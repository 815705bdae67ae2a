"""What a district is called where room is scarce: on a map."""

from typing import Final

from kmcore.i18n import pick

CAPITAL: Final = "01"  # the last two digits of the capital district's code, in every province
CODE_LENGTH: Final = 4  # of a district
THAI, ENGLISH = "เมือง", "Mueang "  # what the capital district's name begins with, before the province's own


def map_name(code: str, name_th: str, name_en: str) -> str:
    """Return an area's name for a map, in the current language.

    The capital district's is shortened as officials do: เมืองนครศรีธรรมราช is เมืองฯ, in English without Mueang.
    """
    if len(code) != CODE_LENGTH or not code.endswith(CAPITAL):
        return pick(name_th, name_en)
    shortened = f"{THAI}ฯ" if name_th.startswith(THAI) and name_th != THAI else name_th
    return pick(shortened, name_en.removeprefix(ENGLISH))
