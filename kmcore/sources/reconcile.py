"""Reconciliation: every figure that should equal another, laid beside it, difference and all."""

from datetime import date

from sqlmodel import Session

from kmcore.sources.money_sums import money_sums
from kmcore.sources.reconciliation import Reconciliation
from kmcore.sources.village_sums import village_sums
from kmcore.storage.subjects import Subject, reads

__all__ = ["Reconciliation", "reconcile"]


@reads(Subject.AREAS, Subject.BUDGET, Subject.PROGRAMME, Subject.SOURCES)
def reconcile(session: Session, as_of: date) -> list[Reconciliation]:
    """Return every comparison as of a day: villages first, then money. A difference is no error.

    Villages: the register against the cohorts' targets and against its own sums by district,
    subdistrict and cohort; targets against villages assigned, pledged and named. Money: at every node
    of the budget tree and every stage, the line against its children (5 × 1 + 2 + 3 = 10 and
    2.3 + 0.7 = 3.0 million of the minutes are such nodes).
    """
    return [*village_sums(session, as_of), *money_sums(session, as_of)]
