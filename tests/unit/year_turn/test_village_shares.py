"""Which villages go to which taker: each to one at most, none lost where somebody takes the rest."""

from hypothesis import given
from hypothesis import strategies as st

from kmcore.year_turn.read_models import TakersPart
from kmcore.year_turn.village_shares import shared_villages

VILLAGES = {code: code for code in ("80010101", "80010102", "80010201", "80020101", "80020102", "80030101")}
parts = st.builds(
    TakersPart,
    st.just("x"),
    st.one_of(st.none(), st.integers(0, 500)),
    st.lists(st.sampled_from(["8001", "8002", "800101", "8009"]), max_size=2).map(tuple),
)


def test_areas_first_and_the_rest_by_amounts() -> None:
    takers = [TakersPart("a", 100), TakersPart("b", None, ("8002", "800102")), TakersPart("c", 200)]
    assert shared_villages(VILLAGES, takers) == [
        {"80010101"},
        {"80010201", "80020101", "80020102"},
        {"80010102", "80030101"},
    ]


def test_a_village_that_moved_is_shared_by_where_it_is() -> None:
    moved = {**VILLAGES, "80010101": "80020103"}
    first, rest = shared_villages(moved, [TakersPart("a", areas=("8002",)), TakersPart("b")])
    assert "80010101" in first
    assert len(first) + len(rest) == len(VILLAGES)


@given(st.lists(parts, min_size=1, max_size=5))
def test_each_village_goes_to_one_and_only_what_nobody_named_is_left(takers: list[TakersPart]) -> None:
    found = shared_villages(VILLAGES, takers)
    every = [village for one in found for village in one]
    assert len(every) == len(set(every))
    if any(not one.areas for one in takers):
        assert set(every) == set(VILLAGES)
