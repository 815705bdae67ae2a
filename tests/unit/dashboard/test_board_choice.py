"""What the address asks the board for: read whatever it holds, written back the same."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.actions.board_choice import GROUPINGS, KINDS, VIEWS, BoardChoice, read_board_choice

AGENCIES = ("cdd", "pho")
CHOICES = st.builds(
    BoardChoice,
    by=st.sampled_from([None, *GROUPINGS]),
    view=st.sampled_from(VIEWS).map(str),
    kind=st.sampled_from(KINDS).map(str),
    agency=st.sampled_from(["all", *AGENCIES]),
    since=st.booleans(),
)
NAMES = ("by", "view", "kind", "agency", "role", "status", "since", "item", "as_of")


@given(CHOICES)
def test_a_choice_comes_back_from_its_own_address(choice: BoardChoice) -> None:
    assert read_board_choice(choice.query(), AGENCIES) == (choice, ())


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=12)))
def test_whatever_stands_in_the_address_gives_a_choice(params: dict[str, str]) -> None:
    choice, unknown = read_board_choice(params, AGENCIES)
    known = {name: text for name, text in params.items() if name not in unknown}
    assert set(unknown) <= {"by", "view", "kind", "agency", "role", "status", "since"}
    assert read_board_choice(known, AGENCIES) == (choice, ())


def test_what_means_nothing_is_named_and_the_rest_goes_on() -> None:
    params = {"view": "late", "kind": "decree", "agency": "baac", "since": "yes", "by": "person"}
    assert read_board_choice(params, AGENCIES) == (
        BoardChoice(view="late"),
        ("by", "kind", "agency", "since"),
    )


def test_the_plain_board_has_a_plain_address() -> None:
    assert BoardChoice().query() == {}
    assert not BoardChoice(by="date").narrowed
    assert BoardChoice(since=True).narrowed
    assert BoardChoice(view="late").query(since=True, by="agency") == {
        "view": "late",
        "since": "1",
        "by": "agency",
    }


def test_silence_is_looked_at_by_agency_unless_asked_otherwise() -> None:
    assert BoardChoice(view="silent").grouping == "agency"
    assert BoardChoice(view="silent", by="date").grouping == "date"
    assert BoardChoice(view="late").grouping == "status"
