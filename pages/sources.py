"""เอกสารที่มา: every place a figure comes from, how sure it is, and what stands on it."""

from dashboard.frame import open_page
from dashboard.links import choice
from dashboard.sources.demo import draw_demo
from dashboard.sources.labels import known_sources
from dashboard.sources.lists import draw_chosen, draw_letters, draw_lists
from dashboard.sources.uses import uses
from kmcore.i18n import _

here = open_page(_("เอกสารที่มา"), _("ตัวเลขทุกตัวมาจากบรรทัดใดของเอกสารใด เชื่อได้แค่ไหน และใช้ที่ใด"))
known, stands = known_sources(), uses(here.as_of)
chosen = choice("source", set(known), _("ไม่พบที่มาที่ระบุมาในที่อยู่ จึงแสดงทุกที่มา เลือกจากรายการข้างล่าง"))
if chosen:
    draw_chosen(known[chosen], stands)
else:  # the mark "สาธิต" of every page leads here: what it means stands first
    draw_demo()
draw_letters(list(known.values()))
draw_lists(list(known.values()), stands, chosen)
if chosen:
    draw_demo()
