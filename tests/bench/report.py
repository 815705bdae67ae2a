"""Numbers as Markdown tables."""

from collections.abc import Sequence
from typing import Final

RIGHT: Final = "--:"


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a Markdown table; all but the first column are set to the right."""
    rule = ["---", *[RIGHT] * (len(head) - 1)]
    lines = [f"\n### {title}\n", *(_line(cells) for cells in (head, rule, *rows))]
    return "\n".join(lines)


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def share(values: Sequence[float], part: float) -> float:
    """Return the value that ``part`` of the values do not exceed: 0.5 is the median."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def ms(seconds: float) -> str:
    """Return seconds as milliseconds, finer where they are few."""
    found = 1000 * seconds
    return f"{found:.1f}" if found < 100 else f"{found:,.0f}"


def kb(size: float) -> str:
    """Return bytes as kB."""
    return f"{size / 1000:,.1f}"
