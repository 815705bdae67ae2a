"""The reconciliation: figures that should be equal, side by side, the ones that are not first."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.present import formatting
from dashboard.session.links import link
from dashboard.widgets.tables import Column, draw_table
from kmcore.i18n import _
from kmcore.programme.read_models import ResponsibilityInfo
from kmcore.sources.reconcile import Reconciliation

Address = Callable[[Reconciliation], str | None]


def draw_sums(sums: Sequence[Reconciliation], promises: Sequence[ResponsibilityInfo]) -> None:
    """Draw the comparisons of villages, then those of money."""
    address = _addresses({promise.code: promise.agency_code for promise in promises})
    groups = {"villages": _("ผลรวมหมู่บ้าน (หมู่บ้าน)"), "satang": _("ผลรวมเงิน (บาท)")}
    for unit, caption in groups.items():
        rows = sorted((row for row in sums if row.unit == unit), key=lambda row: row.ok)
        if sums and not rows:
            continue
        with st.container(border=True, key=f"sums_{unit}"):
            draw_table(
                _columns(formatting.number if unit == "villages" else formatting.baht, address),
                rows,
                caption=caption,
                empty=_("ยังไม่มีผลรวมให้ตรวจทาน"),
                mark=lambda row: "" if row.ok else "difference",
            )


def _columns(write: Callable[[int | None], str], address: Address) -> list[Column[Reconciliation]]:
    return [
        Column(_("ผล"), lambda row: _result(row, write), "nowrap"),
        Column(
            _("สิ่งที่ควรเท่ากัน"), lambda row: row.title if row.ok else _with_note(row), demo=lambda row: row.demo
        ),
        Column(_("ควรเป็น"), lambda row: write(row.expected), "number", address),
        Column(_("พบ"), lambda row: write(row.found), "number", address),
        Column(_("ส่วนต่าง"), lambda row: write(row.difference), "number", address),
    ]


def _result(row: Reconciliation, write: Callable[[int | None], str]) -> str:
    return _("✓ ตรง") if row.ok else _("● ไม่ตรง {difference}", difference=write(row.difference))


def _with_note(row: Reconciliation) -> str:
    return f"{row.title} ({row.note})" if row.note else row.title


def _addresses(agencies: Mapping[str, str]) -> Address:
    """Return where a comparison leads, from the head of its code; ``agencies`` by responsibility."""

    def address(row: Reconciliation) -> str:
        kind, _dash, rest = row.code.partition("-")
        if kind == "budget":
            return link("budget", line=rest.rpartition("-")[0])
        if kind == "pledge":
            return link("villages", agency=agencies[rest]) if rest in agencies else link("villages")
        if kind == "groups":
            return link("villages", measure=rest)
        return link("villages", cohort=rest) if kind == "cohort" else link("villages")

    return address
