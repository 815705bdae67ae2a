"""No run of a page walks everything that is kept: it cost 100-200 ms a run after a dozen pages."""

import tomllib

from streamlit import config

from kmcore.settings import ROOT

SECTION, NAME = "runner", "postScriptGC"


def test_streamlit_is_told_not_to() -> None:
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert told[SECTION][NAME] is False


def test_streamlit_knows_the_setting() -> None:
    assert f"{SECTION}.{NAME}" in config.get_config_options()
