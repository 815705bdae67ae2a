"""Every view of the navigation bar, and the pages behind them that have an address of their own."""

from typing import Final

import pytest

from dashboard.navigation import views

PATHS: Final = tuple(f"/{view.path}" for view in views())
INNER: Final = (
    "/actions?item=A1",
    "/villages?area=8009",
    "/budget?line=strategy",
    "/checks?check=total-villages",
)

every_page = pytest.mark.parametrize("path", [*PATHS, *INNER])
