"""Who acts together: one text in a table, the agencies everywhere else."""

import pytest

from kmcore.programme.party import Party, joined_codes, party_of


@pytest.mark.parametrize(
    ("codes", "party"), [("dopa+yomna", ("dopa", "yomna")), ("nfe", ("nfe",)), ("", ()), (None, ())]
)
def test_a_text_and_its_agencies(codes: str | None, party: Party) -> None:
    assert party_of(codes) == party
    assert joined_codes(party) == (codes or "")
