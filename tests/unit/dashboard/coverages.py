"""Made-up groups of villages for the map's tests: any figures that can be together."""

from hypothesis import strategies as st

from kmcore.programme.coverage import MEASURES, Coverage

COHORTS = (1, 2, 3)
ALL_MEASURES = (*MEASURES, *(f"cohort_{number}" for number in COHORTS))


@st.composite
def coverages(draw: st.DrawFn, code: str = "8001") -> Coverage:
    """A group in which every figure is a part of what it counts: 0 <= … <= villages <= register."""
    register = draw(st.integers(0, 200))
    villages = draw(st.integers(0, register))
    promised, reported = draw(st.integers(0, villages)), draw(st.integers(0, villages))
    first = draw(st.integers(0, villages))
    second = draw(st.integers(0, villages - first))
    return Coverage(
        code=code,
        register=register,
        villages=villages,
        cohorts={1: first, 2: second, 3: villages - first - second},
        promised=promised,
        reported=reported,
        verified=draw(st.integers(0, reported)),
        overlap=draw(st.integers(0, villages)),
        gap=draw(st.integers(max(0, promised - reported), promised)),
        demo=draw(st.booleans()),
    )


@st.composite
def provinces(draw: st.DrawFn) -> list[Coverage]:
    """Up to eight groups, each with a code of its own."""
    return [draw(coverages(f"80{number:02d}")) for number in range(1, draw(st.integers(0, 8)) + 1)]


measures = st.sampled_from(ALL_MEASURES)
