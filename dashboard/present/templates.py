"""Our own HTML: Jinja templates with escaping on. ``dashboard.widgets.templates`` draws them on a page."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.present import formatting
from dashboard.present.figures import linked_figure
from dashboard.present.static_files import static_url
from dashboard.present.template_layout import IndentedLinesGoOn
from kmcore.i18n import _, _n

FOLDER = Path(__file__).resolve().parents[1] / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=[IndentedLinesGoOn],
    )
    environment.globals.update(_=_, _n=_n, formatting=formatting, figure=linked_figure, static_url=static_url)
    environment.filters.update(
        day=formatting.day,
        baht=formatting.baht,
        million=formatting.million,
        count=formatting.number,
        percent=formatting.percent,
    )
    return environment


def render_template(template: str, **values: Any) -> Markup:
    """Return a template of ``dashboard/templates`` filled with ``values``, every one of them escaped."""
    return Markup(_environment().get_template(template).render(**values))  # noqa: S704 - escaped by Jinja
