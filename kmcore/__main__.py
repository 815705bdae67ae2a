"""``python -m kmcore``: see ``kmcore.cli``."""

import sys
from io import TextIOWrapper

from kmcore.cli.main import cli

# Thai and JSON go out as UTF-8 whatever the machine's locale says; what a terminal cannot show is escaped.
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")

cli()
