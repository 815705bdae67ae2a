"""How templates are laid out: a line that is indented goes on with the line before it, and nothing is drawn of the break.

Between Thai words a space is a mark of its own, so a line break must not become one: where a long line is broken
between two tags, the break is made a comment of Jinja's. Line numbers stay what they are in the file.
"""

import re
from typing import Final

from jinja2.ext import Extension

# After a tag or a value, before another. Within a tag a break is a space, as in all HTML.
BREAK: Final = re.compile(r"(?<=[>}])(\n[ \t]+)(?=[<{])")


class IndentedLinesGoOn(Extension):
    """Joins indented lines to those before them, while a template is read."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the template with every such break made a comment."""
        return BREAK.sub(r"{#\1#}", source)
