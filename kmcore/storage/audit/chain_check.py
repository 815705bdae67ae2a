"""Looking the audit chain over: which rows were changed, taken out, put in, or moved, and where."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, select

from kmcore.storage.audit.append import GENESIS, AuditFields, row_seal
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.audit.queries import chain_length
from kmcore.storage.revision import revision


class ChainFaultKind(StrEnum):
    """What is wrong with a row of the chain.

    REWRITTEN: two neighbours do not fit and no number is free between them: one of the two was sealed anew.
    """

    CHANGED = "changed"
    REWRITTEN = "rewritten"
    MISSING = "missing"
    REORDERED = "reordered"
    INSERTED = "inserted"


@dataclass(frozen=True)
class ChainLink:
    """A row as the chain sees it; ``sealed`` is what its hash should be."""

    id: int
    at: datetime
    command: str
    previous: str
    hash: str
    sealed: str

    @property
    def sound(self) -> bool:
        """Tell whether the row is as it was sealed."""
        return self.hash == self.sealed


@dataclass(frozen=True)
class ChainFault:
    """One fault. ``row`` is the row it shows at (None: the end), ``after`` the row it should follow.

    MISSING: what lay between ``after`` (None: the start) and ``row``; ``count`` where it is known.
    """

    kind: ChainFaultKind
    row: ChainLink | None = None
    after: ChainLink | None = None
    count: int = 0


def chain_faults(session: Session) -> list[ChainFault]:
    """Return what is wrong with the chain, in the order of its rows; nothing for a whole one.

    Numbers that were never given (a rolled-back command on PostgreSQL) are no fault: the link decides.
    The end is held to the revision, which every command raises by one.
    """
    links = _links(session)
    found = list(_Chain(links).faults())
    return [*found, *_end(links, found, revision(session) - chain_length(session))]


def _links(session: Session) -> list[ChainLink]:
    rows = session.exec(select(AuditRow).order_by(AuditRow.id).execution_options(yield_per=500))  # type: ignore[arg-type]
    return [
        ChainLink(
            row.id or 0,
            row.at,
            row.command,
            row.previous,
            row.hash,
            row_seal(
                AuditFields(row.at, row.actor, row.command, row.detail, row.place, row.thing), row.previous
            ),
        )
        for row in rows
    ]


class _Chain:
    """The rows by their links: a tree where every row hangs on the one its ``previous`` names."""

    def __init__(self, links: Sequence[ChainLink]) -> None:
        self.links = links
        self.before = dict(zip(links[1:], links, strict=False))  # the row that stands before, by number
        self.parent = self._parents()
        self.children: dict[ChainLink | None, list[ChainLink]] = defaultdict(list)
        for link in links:
            self.children[self.parent[link]].append(link)
        self.height = self._heights()
        self.main = self._main()

    def faults(self) -> Iterator[ChainFault]:
        """Yield the faults by the number of the row they show at; the end is not looked at here."""
        found = [ChainFault(ChainFaultKind.CHANGED, link) for link in self.links if not link.sound]
        found += [*self._holes(), *self._inserted(), *self._reordered()]
        yield from sorted(found, key=lambda fault: fault.row.id if fault.row else 0)

    def _parents(self) -> dict[ChainLink, ChainLink | None]:
        """A changed row may have lost its link; it is then taken to follow the row before it."""
        known: dict[str, ChainLink] = {}
        for link in self.links:
            known.setdefault(link.hash, link)
            known.setdefault(link.sealed, link)
        named = {link: known.get(link.previous) for link in self.links}
        return {
            link: parent if link.sound or (parent and parent is not link) else self.before.get(link)
            for link, parent in named.items()
        }

    def _heights(self) -> dict[ChainLink, int]:
        """How many rows the longest line from each row has; rows in a ring get none."""
        waiting = {link: len(self.children[link]) for link in self.links}
        height: dict[ChainLink, int] = {}
        ready = [link for link in self.links if not waiting[link]]
        while ready:
            link = ready.pop()
            height[link] = 1 + max((height[child] for child in self.children[link]), default=0)
            parent = self.parent[link]
            if parent is not None:
                waiting[parent] -= 1
                if not waiting[parent]:
                    ready.append(parent)
        return height

    def _main(self) -> list[ChainLink]:
        """The rows in the order of their links: from each start on, always along the longest line."""
        firsts = [link for link in self.children[None] if link.previous == GENESIS or not link.sound]
        pieces = [link for link in self.children[None] if link not in firsts]
        starts = ([max(firsts, key=self._tall)] if firsts else []) + pieces
        lines = [list(self._line(start)) for start in sorted(starts, key=lambda link: link.id)]
        inside = {link for line in lines for link in line[:-1]}  # each has its successor
        return [link for line in lines if not self._stands_between(line[0], inside, firsts) for link in line]

    def _tall(self, link: ChainLink) -> tuple[int, int]:
        return self.height.get(link, 0), -link.id

    def _line(self, start: ChainLink) -> Iterator[ChainLink]:
        link: ChainLink | None = start
        while link is not None:
            yield link
            link = max(self.children[link], key=self._tall, default=None)

    def _stands_between(self, start: ChainLink, inside: set[ChainLink], firsts: list[ChainLink]) -> bool:
        """Tell whether the chain goes on as if this line, whose beginning hangs on nothing, were not there."""
        if start in firsts:
            return False
        before = self.before.get(start)
        return before in inside if before else bool(firsts)

    def _holes(self) -> Iterator[ChainFault]:
        for link in self.main:
            if self.parent[link] is None and link.previous != GENESIS and link.sound:
                before = self.before.get(link)
                room = link.id - (before.id if before else 0) - 1
                kind = ChainFaultKind.MISSING if room or not before else ChainFaultKind.REWRITTEN
                yield ChainFault(kind, link, before, room if kind is ChainFaultKind.MISSING else 0)

    def _inserted(self) -> Iterator[ChainFault]:
        main = set(self.main)
        for link in self.links:
            if link not in main:
                rivals = [other for other in self.children[self.parent[link]] if other in main]
                even = [other for other in rivals if self.height.get(other) == self.height.get(link)]
                yield ChainFault(ChainFaultKind.INSERTED, link, even[0] if even else None)

    def _reordered(self) -> Iterator[ChainFault]:
        ids = [link.id for link in self.main]
        moved = {number for number, right in zip(ids, sorted(ids), strict=True) if number != right}
        fewest = set(ids) - set(_rising(ids))
        wrong = moved if len(moved) <= 2 * len(fewest) else fewest  # two that changed places are both named
        for link in self.main:
            if link.id in wrong:
                yield ChainFault(ChainFaultKind.REORDERED, link, self.parent[link])


def _rising(numbers: Sequence[int]) -> list[int]:
    """Return a longest run of rising numbers, not necessarily neighbours (patience sorting)."""
    tops: list[int] = []
    places: list[int] = []
    back: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        back.append(places[pile - 1] if pile else -1)
        tops[pile : pile + 1], places[pile : pile + 1] = [number], [place]
    run, place = [], places[-1] if places else -1
    while place >= 0:
        run.append(numbers[place])
        place = back[place]
    return run[::-1]


def _end(links: Sequence[ChainLink], found: Sequence[ChainFault], short: int) -> list[ChainFault]:
    """Hold the chain's length to the revision: ``short`` rows fewer, less what is already named."""
    since = max((link.id for link in links if link.command == "restore"), default=None)
    late = [fault for fault in found if fault.row and (since is None or fault.row.id > since)]
    holes = sum(fault.count for fault in late if fault.kind is ChainFaultKind.MISSING)
    extra = sum(fault.kind is ChainFaultKind.INSERTED for fault in late)
    missing, added = short + extra - holes, -(short + extra)
    if missing > 0:
        return [ChainFault(ChainFaultKind.MISSING, None, links[-1] if links else None, missing)]
    if added > 0 and not holes:
        return [ChainFault(ChainFaultKind.INSERTED, link) for link in links[-added:]]
    return []
