"""ตรวจทานตัวเลข: statements that disagree, which one counts and why; and whether the sums add up."""

from dashboard.query_cache import ask
from dashboard.session.links import allowed_parameter, link
from dashboard.views.checks.check_cards import draw_cards, draw_chosen_card, make_cards
from dashboard.views.checks.count_figures import count_figures
from dashboard.views.checks.question_choice import (
    SUMS,
    choose_filter,
    chosen_sums,
    filter_names,
    passes_filter,
)
from dashboard.views.checks.reconciliation_table import draw_sums
from dashboard.widgets.headline_figures import draw_headline_figures
from dashboard.widgets.list_choice import draw_list_choice
from dashboard.widgets.page_head import open_page
from dashboard.widgets.source_labels import known_sources
from kmcore.i18n import _
from kmcore.programme.queries import responsibilities_told
from kmcore.sources.queries import checks
from kmcore.sources.reconcile import reconcile

here = open_page(_("ตรวจทานตัวเลข"), _("ที่มาใดขัดกัน ใช้ค่าใด เพราะอะไร และผลรวมตรงกันหรือไม่"))
rows, sums = ask(checks, here.as_of), ask(reconcile, here.as_of)
cards = make_cards(rows, known_sources())
chosen = allowed_parameter(
    "check", {row.code for row in rows}, _("ไม่พบข้อตรวจที่ระบุมาในที่อยู่ จึงแสดงทุกข้อ เลือกจากรายการข้างล่าง")
)
if chosen:
    draw_chosen_card(cards, chosen)
draw_headline_figures(count_figures(rows, sums))
show = choose_filter(rows)
if show not in SUMS:
    words = (filter_names()[show],) if show != "all" else ()
    passing = sum(passes_filter(row, show) for row in rows)
    draw_list_choice(words, shown=passing, whole=len(rows), address=link("checks"))
    others = [card for card in cards if card.row.code != chosen and passes_filter(card.row, show)]
    draw_cards(others, _("ไม่มีข้อที่ตรงกับตัวกรองนี้") if rows else _("ข้อมูลชุดนี้ไม่มีข้อความที่ขัดกัน"))
draw_sums(chosen_sums(sums, show), ask(responsibilities_told, here.as_of))
