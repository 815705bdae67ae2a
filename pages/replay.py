"""ดูย้อนหลังและเทียบ: what the room saw when a meeting was closed, and what changed between two of them."""

from dashboard.views.replay.page_layout import draw_chosen_pictures
from dashboard.views.replay.picture_choice import choose_pictures
from dashboard.widgets.page_head import open_page
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _

here = open_page(_("ดูย้อนหลังและเทียบ"), _("วงเห็นอะไร และอะไรเปลี่ยน"))
choice = choose_pictures(here)
if choice is None:
    draw_template(
        "widgets/empty.html", text=_("ยังไม่มีการประชุมที่ผ่านไปแล้วในวันที่เลือกดู เมื่อปิดประชุมครั้งแรก ภาพที่วงเห็นจะเก็บไว้ที่นี่")
    )
else:
    draw_chosen_pictures(choice, here)
