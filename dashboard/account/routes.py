"""The account's routes, for ``dashboard/asgi/routes.py``."""

from typing import Final

from starlette.routing import Route

from dashboard.account.own import changed, everywhere, notice, password
from dashboard.account.signing import login, logout

ACCOUNT_ROUTES: Final = [
    Route("/login", login, methods=["GET", "POST"]),
    Route("/logout", logout, methods=["GET", "POST"]),
    Route("/logout/everywhere", everywhere, methods=["GET", "POST"]),
    Route("/notice", notice, methods=["GET", "POST"]),
    Route("/password", password, methods=["GET", "POST"]),
    Route("/password/changed", changed, methods=["GET"]),
]
