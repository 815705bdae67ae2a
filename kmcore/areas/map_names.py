"""What a district is called where room is scarce: on a map."""

from typing import Final

from kmcore.bilingual import Bilingual

CAPITAL: Final = "01"  # the last two digits of the capital district's code, in every province
CODE_LENGTH: Final = 4  # of a district
THAI, ENGLISH = "เมือง", "Mueang "  # what the capital district's name begins with, before the province's own


def map_name(code: str, name: Bilingual) -> Bilingual:
    """Return an area's name for a map.

    The capital district's is shortened as officials do: เมืองนครศรีธรรมราช is เมืองฯ, in English without Mueang.
    """
    if len(code) != CODE_LENGTH or not code.endswith(CAPITAL):
        return name
    shortened = f"{THAI}ฯ" if name.th.startswith(THAI) and name.th != THAI else name.th
    return Bilingual(shortened, name.en.removeprefix(ENGLISH))
