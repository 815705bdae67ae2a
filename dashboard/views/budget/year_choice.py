"""Which fiscal year the page is of, and the others there are: money of one year is never shown as another's."""

from dashboard.session.links import link
from dashboard.views.budget.budget_scope import BudgetScope, years_offered
from dashboard.widgets.templates import draw_template
from kmcore.thai.fiscal_words import year_number


def draw_year_choice(scope: BudgetScope) -> None:
    """Draw the years to choose from; nothing where the day's own is the only one."""
    years = sorted({*years_offered(scope.as_of), scope.year})
    if len(years) == 1 and not scope.kept:
        return
    offered = [(year_number(year), link("budget", year=str(year)), year == scope.year) for year in years]
    draw_template("budget/years.html", years=offered)
