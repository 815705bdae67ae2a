"""The tones of the icicle, for each of Streamlit's two themes; text reads on every one of them (4.5:1)."""

from kmcore.drawing.chart_palette import DARK_ICICLE, LIGHT_ICICLE, IcicleTones


def icicle_tones(*, dark: bool) -> IcicleTones:
    """Return the tones of the theme in force."""
    return DARK_ICICLE if dark else LIGHT_ICICLE
