"""The account's routes, for ``dashboard/web/routes.py``."""

from typing import Final

from starlette.routing import Route

from dashboard.web.account.login import login, logout
from dashboard.web.account.own_account import notice, password, password_changed, sign_out_of_all_devices

ACCOUNT_ROUTES: Final = [
    Route("/login", login, methods=["GET", "POST"]),
    Route("/logout", logout, methods=["GET", "POST"]),
    Route("/logout/everywhere", sign_out_of_all_devices, methods=["GET", "POST"]),
    Route("/notice", notice, methods=["GET", "POST"]),
    Route("/password", password, methods=["GET", "POST"]),
    Route("/password/changed", password_changed, methods=["GET"]),
]
