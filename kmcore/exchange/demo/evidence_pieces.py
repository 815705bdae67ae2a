"""One piece of evidence: whose work, on which day, in which words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

from kmcore.exchange.demo.chance import workday
from kmcore.exchange.demo.demo_report import CIRCLE, EVE
from kmcore.programme.kinds import EvidenceKind

NOTES: Final = Path(__file__).with_name("notes.yaml")
LEADS: Final = {1: ("doae",), 2: ("nfe",), 3: ("dopa", "yomna")}  # of the cohorts, in fiscal 2550
MISSIONS: Final = {1: "sufficiency", 2: "sufficiency", 3: "master-plan"}
LEADS_SINCE: Final = date(2006, 10, 2)  # the first working day of fiscal 2550
SHARES_SINCE: Final = date(2006, 1, 4)  # the 6×2 criteria of sufficiency villages are of 2549
RELAY: Final = {  # who led cohort 1 before, and when (GotoKnow 64133)
    "dopa": (date(2005, 1, 4), date(2005, 9, 30)),
    "yomna": (date(2005, 1, 4), date(2005, 9, 30)),
    "nfe": (date(2005, 10, 3), date(2006, 9, 29)),
}
SILENT: Final = "pho"
NEXT_DAY: Final = CIRCLE + timedelta(days=1)


@dataclass(frozen=True, order=True)
class EvidencePiece:
    """A ``village_evidence`` row; the fields' order is the order of reporting."""

    on_date: date
    village_code: str
    kind: str
    agency_code: str
    mission_code: str
    note: str


class Reporter:
    """Writes pieces about villages, knowing who answers for each."""

    def __init__(self, rng: Random, cohorts: Mapping[str, int], shares: Mapping[str, str]) -> None:
        self.rng, self.cohorts, self.shares = rng, cohorts, shares
        self.notes: Mapping[str, Any] = yaml.safe_load(NOTES.read_text(encoding="utf-8"))

    def first(self, village: str, *, new: bool) -> EvidencePiece:
        """Return a village's first piece: by 9 Jan, or after it where ``new``."""
        agency = self.rng.choice([name for name in self._agencies(village) if not (new and name == SILENT)])
        if new:
            on_date = workday(self.rng, NEXT_DAY, EVE)
        else:
            on_date = workday(self.rng, self._since(village, agency), CIRCLE, bend=1.5)
        note = self._note("reported", village, agency)
        return self._piece(village, agency, EvidenceKind.REPORTED, on_date, note)

    def more(self, first: EvidencePiece) -> Iterator[EvidencePiece]:
        """Yield now and then a second agency's piece, a second visit, and what the relay left behind."""
        village, since = first.village_code, first.on_date + timedelta(days=7)
        others = [name for name in self._agencies(village) if name != first.agency_code]
        if others and self.rng.random() < 0.2:
            yield from self._second(village, self.rng.choice(others), since, "reported")
        if self.rng.random() < 0.1:
            yield from self._second(village, first.agency_code, since, "again")
        if self.cohorts[village] == 1 and first.on_date <= CIRCLE and self.rng.random() < 0.12:
            yield self._before(village, self.rng.choice(sorted(RELAY)))

    def _before(self, village: str, agency: str) -> EvidencePiece:
        on_date, note = workday(self.rng, *RELAY[agency]), self.rng.choice(self.notes["relay"][agency])
        return self._piece(village, agency, EvidenceKind.REPORTED, on_date, note)

    def verified(self, first: EvidencePiece, earliest: date, last: date) -> EvidencePiece:
        """Return a check on the spot of ``first``, some days after it and not before ``earliest``."""
        on_date = workday(self.rng, max(earliest, first.on_date + timedelta(days=3)), last)
        note = self.rng.choice(self.notes["verified"][first.mission_code])
        return self._piece(first.village_code, first.agency_code, EvidenceKind.VERIFIED, on_date, note)

    def _agencies(self, village: str) -> list[str]:
        names = (*LEADS[self.cohorts[village]], self.shares.get(village))
        return list(dict.fromkeys(name for name in names if name))

    def _since(self, village: str, agency: str) -> date:
        return LEADS_SINCE if agency in LEADS[self.cohorts[village]] else SHARES_SINCE

    def _second(self, village: str, agency: str, since: date, kind: str) -> Iterator[EvidencePiece]:
        since, last = max(since, self._since(village, agency)), CIRCLE if agency == SILENT else EVE
        if since <= last:
            note = self._note(kind, village, agency)
            yield self._piece(village, agency, EvidenceKind.REPORTED, workday(self.rng, since, last), note)

    def _note(self, kind: str, village: str, agency: str) -> str:
        texts = self.notes[kind][MISSIONS[self.cohorts[village]]]
        return str(self.rng.choice(texts[agency] if isinstance(texts, dict) else texts))

    def _piece(
        self, village: str, agency: str, kind: EvidenceKind, on_date: date, note: str
    ) -> EvidencePiece:
        return EvidencePiece(on_date, village, kind.value, agency, MISSIONS[self.cohorts[village]], note)
