"""ดูย้อนหลังและเทียบ: what the room saw when a meeting was closed, and what changed between two of them."""

from dashboard import html
from dashboard.frame import open_page
from dashboard.replay.choice import choose
from dashboard.replay.show import draw_choice
from kmcore.i18n import _

here = open_page(_("ดูย้อนหลังและเทียบ"), _("วงเห็นอะไร และอะไรเปลี่ยน"))
choice = choose(here)
if choice is None:
    html.draw("empty.html", text=_("ยังไม่มีการประชุมที่ผ่านไปแล้วในวันที่เลือกดู เมื่อปิดประชุมครั้งแรก ภาพที่วงเห็นจะเก็บไว้ที่นี่"))
else:
    draw_choice(choice, here)
