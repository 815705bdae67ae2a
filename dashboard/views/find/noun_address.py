"""Which noun the address asks for: ``?village=80010101``, the kind as the parameter's name, the code as its value."""

from dataclasses import dataclass

import streamlit as st

from dashboard.session.noun_links import ELSEWHERE
from kmcore.search.kinds import NounKind


@dataclass(frozen=True)
class AskedNoun:
    """A noun as the address names it; whether there is one is not asked yet."""

    kind: NounKind
    code: str


def noun_in_address() -> AskedNoun | None:
    """Return the noun that is asked for, the first where there are several; None: nothing is."""
    asked = st.query_params.to_dict()
    here = (kind for kind in NounKind if kind not in ELSEWHERE and asked.get(kind))
    return next((AskedNoun(kind, asked[kind].strip()) for kind in here), None)
