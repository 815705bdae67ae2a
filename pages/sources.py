"""เอกสารที่มา: every place a figure comes from, how sure it is, and what stands on it."""

from dashboard.session.links import allowed_parameter
from dashboard.views.sources.demo_layer import draw_demo_layer
from dashboard.views.sources.source_lists import (
    draw_chosen_source,
    draw_reliability_letters,
    draw_source_lists,
    sources_of_letter,
)
from dashboard.views.sources.source_uses import uses_by_source
from dashboard.widgets.page_head import open_page
from dashboard.widgets.source_labels import known_sources
from kmcore.i18n import _

here = open_page(_("เอกสารที่มา"), _("ตัวเลขทุกตัวมาจากบรรทัดใดของเอกสารใด เชื่อได้แค่ไหน และใช้ที่ใด"))
known, stands = known_sources(here.as_of), uses_by_source(here.as_of)
chosen = allowed_parameter("source", set(known), _("ไม่พบที่มาที่ระบุมาในที่อยู่ จึงแสดงทุกที่มา เลือกจากรายการข้างล่าง"))
if chosen:
    draw_chosen_source(known[chosen], stands)
else:  # the mark "สาธิต" of every page leads here: what it means stands first
    draw_demo_layer()
draw_reliability_letters(list(known.values()))
draw_source_lists(sources_of_letter(list(known.values())), stands, chosen)
if chosen:
    draw_demo_layer()
