"""ทะเบียน: everything the programme is made of, kind by kind: looked at, added, corrected, imported, taken back."""

from dashboard.session.current_user import current_user
from dashboard.views.registers.batch_list import draw_batch, draw_batches
from dashboard.views.registers.file_import import draw_import
from dashboard.views.registers.kind_page import draw_day_note, draw_kind
from dashboard.views.registers.many_villages import draw_many_villages
from dashboard.views.registers.overview import draw_kinds
from dashboard.views.registers.register_address import Act, read_register_address
from dashboard.views.registers.row_adding import draw_adding
from dashboard.views.registers.row_grid import draw_grid
from dashboard.views.registers.row_page import draw_row
from dashboard.views.registers.undoing import draw_last_batch
from dashboard.views.registers.writers import draw_not_seen, may_see
from dashboard.widgets.page_flash import draw_page_flash
from dashboard.widgets.page_head import open_page
from kmcore.i18n import _

here = open_page(_("ทะเบียน"), _("มีอะไรบ้าง ใครแก้ได้ และแก้อะไรไปแล้ว"))
user, asked = current_user(), read_register_address()
draw_page_flash()
draw_day_note(here)
draw_last_batch(user)
if asked.batch is not None:
    draw_batch(user, asked.batch)
elif asked.kind is None:
    draw_kinds(user)
    draw_batches(user)
elif not may_see(user, asked.kind):
    draw_not_seen(user, asked.kind)
elif asked.act is Act.IMPORT:
    draw_import(user, asked.kind)
elif asked.act is Act.GRID:
    draw_grid(user, asked.kind, asked)
elif asked.act is Act.VILLAGES:
    draw_many_villages(user, asked.kind)
elif asked.act is Act.ADD:
    draw_adding(user, asked.kind)
elif asked.row:
    draw_row(user, asked.kind, asked.row)
else:
    draw_kind(user, asked.kind, asked, here)
