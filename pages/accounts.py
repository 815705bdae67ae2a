"""บัญชีผู้ใช้: who has an account, adding and changing them; one account with what it holds about its person."""

from dashboard.views.accounts.account_list import draw_accounts
from dashboard.views.accounts.one_account import account_in_address, draw_account
from dashboard.widgets.page_flash import draw_page_flash
from dashboard.widgets.page_head import open_page
from dashboard.widgets.sign_in_prompt import require_access
from kmcore.i18n import _

user = require_access("accounts")
open_page(_("บัญชีผู้ใช้"), _("ใครเข้าสู่ระบบได้ ด้วยบทบาทใด"))
draw_page_flash()
person = account_in_address(user)
if person:
    draw_account(user, person)
else:
    draw_accounts(user)
