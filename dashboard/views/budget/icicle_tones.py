"""The tones of the icicle, for each of Streamlit's two themes; text reads on every one of them (4.5:1)."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class IcicleTones:
    """Fills of a block, from what is only control to what is paid out; the ink on them; the page behind."""

    control: str
    allocated: str
    disbursed: str
    ink: str
    page: str
    difference: str
    difference_ink: str


LIGHT: Final = IcicleTones("#edf2f2", "#c6dddd", "#7bb0b2", "#14262b", "#ffffff", "#f8ddd4", "#9c2f14")
DARK: Final = IcicleTones("#1d2f33", "#24494d", "#2c6b6e", "#e8eff0", "#0f1b1e", "#4a241a", "#f6b59c")


def icicle_tones(*, dark: bool) -> IcicleTones:
    """Return the tones of the theme in force."""
    return DARK if dark else LIGHT
