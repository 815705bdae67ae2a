"""Every view of the navigation bar, and the pages behind them that have an address of their own."""

from typing import Final

from dashboard.navigation import views

# What asks for a role is looked at in test_every_page_signed_in.py.
PATHS: Final = tuple(f"/{view.path}" for view in views() if view.roles is None)
INNER: Final = (
    "/actions?item=A1",
    "/villages?area=8009",
    "/budget?line=strategy",
    "/checks?check=total-villages",
    "/registers?kind=responsibilities",
    "/registers?kind=agencies&row=cdd",
    "/villages?paint=register-population:",
    "/find?village=80011206",
    "/find?district=8009",
    "/find?agency=cdd",
    "/find?line=strategy",
)
