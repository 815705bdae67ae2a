"""What a list is of, above it, on screen and on paper: the choice in words, how much it leaves out, the way to all."""

from collections.abc import Sequence

from dashboard.widgets.templates import draw_template


def draw_list_choice(words: Sequence[str], *, shown: int, whole: int, address: str) -> None:
    """Draw the words, "11 of 12" where rows are left out, and the link that shows them.

    ``address`` is where everything is listed; without words and with nothing left out nothing is drawn.
    """
    if words or shown < whole:
        draw_template("widgets/list_choice.html", words=words, shown=shown, whole=whole, address=address)
