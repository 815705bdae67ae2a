"""A field whose column refers to another table is a reference: what is not there is refused in a sentence, not by the store."""

import pytest

from kmcore.registers.definitions import KINDS, LISTS
from kmcore.registers.field_types import AreaReference, Reference

POINTING = [
    (kind.code, field.name)
    for kind in KINDS.values()
    for field in kind.fields
    if field.name in kind.columns.c and kind.columns.c[field.name].foreign_keys
]


@pytest.mark.parametrize(("kind", "field"), POINTING)
def test_a_column_that_points_is_a_reference(kind: str, field: str) -> None:
    found = KINDS[kind].field(field).type
    assert isinstance(found, Reference | AreaReference)
    assert not isinstance(found, Reference) or found.to in {*KINDS, *LISTS}
