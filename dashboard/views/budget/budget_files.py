"""The budget as files, made when someone asks for them."""

from dashboard.query_cache import engine
from dashboard.views.budget.budget_scope import BudgetScope
from dashboard.widgets.download import download_buttons
from kmcore.clock import system_clock
from kmcore.exchange.exports import budget_table
from kmcore.exchange.tables import ExportTable
from kmcore.storage.unit_of_work import reading
from kmcore.thai.fiscal_words import budget_words


def budget_files(scope: BudgetScope) -> None:
    """Draw the buttons that hand out the whole tree as of the day."""

    def made() -> ExportTable:
        with reading(engine()) as session:
            return budget_table(session, scope.as_of, system_clock(), scope.year)

    download_buttons(made, "budget", title=budget_words(scope.year), as_of=scope.as_of)
