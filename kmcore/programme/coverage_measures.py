"""The measures a coverage map can show, read off a row."""

from typing import Final

from kmcore.programme.coverage import Coverage

LACKS: Final = frozenset({"gap"})  # promised, and nothing reported yet


def measure_value(row: Coverage, measure: str) -> int:
    """Return a measure of a row; ``cohort_N`` counts the villages of a cohort."""
    if measure.startswith("cohort_"):
        return row.cohorts.get(int(measure.removeprefix("cohort_")), 0)
    return int(getattr(row, measure))


def measure_whole(row: Coverage, measure: str) -> int:
    """Return what the measure is a share of: the register for ``villages``, else the chosen villages."""
    return row.register if measure == "villages" else row.villages


def is_lack(measure: str) -> bool:
    """Tell whether more of a measure is worse: it never wears the colours of what is good."""
    return measure in LACKS
