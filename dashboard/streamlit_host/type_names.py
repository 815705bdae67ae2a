"""Types that Streamlit's own functions return and that it gives no public name: one place to mend on an upgrade."""

from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

__all__ = ["DeltaGenerator", "StreamlitPage"]
