"""What the address asks the board for: read whatever it holds, written back the same."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.actions.board_choice import GROUPINGS, KINDS, VIEWS, Choice, read_choice

AGENCIES = ("cdd", "pho")
CHOICES = st.builds(
    Choice,
    by=st.sampled_from([None, *GROUPINGS]),
    view=st.sampled_from(VIEWS).map(str),
    kind=st.sampled_from(KINDS).map(str),
    agency=st.sampled_from(["all", *AGENCIES]),
    since=st.booleans(),
)
NAMES = ("by", "view", "kind", "agency", "since", "item", "as_of")


@given(CHOICES)
def test_a_choice_comes_back_from_its_own_address(choice: Choice) -> None:
    assert read_choice(choice.query(), AGENCIES) == (choice, ())


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=12)))
def test_whatever_stands_in_the_address_gives_a_choice(params: dict[str, str]) -> None:
    choice, unknown = read_choice(params, AGENCIES)
    known = {name: text for name, text in params.items() if name not in unknown}
    assert set(unknown) <= {"by", "view", "kind", "agency", "since"}
    assert read_choice(known, AGENCIES) == (choice, ())


def test_what_means_nothing_is_named_and_the_rest_goes_on() -> None:
    params = {"view": "late", "kind": "decree", "agency": "baac", "since": "yes", "by": "person"}
    assert read_choice(params, AGENCIES) == (Choice(view="late"), ("by", "kind", "agency", "since"))


def test_the_plain_board_has_a_plain_address() -> None:
    assert Choice().query() == {}
    assert not Choice(by="date").narrowed
    assert Choice(since=True).narrowed
    assert Choice(view="late").query(since=True, by="agency") == {
        "view": "late",
        "since": "1",
        "by": "agency",
    }


def test_silence_is_looked_at_by_agency_unless_asked_otherwise() -> None:
    assert Choice(view="silent").grouping == "agency"
    assert Choice(view="silent", by="date").grouping == "date"
    assert Choice(view="late").grouping == "status"
