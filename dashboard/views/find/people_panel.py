"""คนตามบทบาท: who is behind a noun by role, never by name, and which role nobody has yet."""

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.present.noun_names import noun_name
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.session.noun_links import noun_link
from dashboard.views.find.district_circles import circles_of_district
from dashboard.views.find.noun_promises import agencies_of, noun_promises
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.nouns import agency_name
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.access.contacts import lead_counts
from kmcore.i18n import _, _n
from kmcore.learning.queries import teams
from kmcore.search.kinds import NounKind


@dataclass(frozen=True)
class NounRole:
    """A role and who has it; ``who`` empty: nobody yet, ``note`` then says what to do."""

    role: str
    who: Markup | str
    note: str = ""


def draw_people(here: PageContext, noun: ShownNoun) -> None:
    """Draw the roles: who reports for each agency that answers, roles in teams, the circle of the district."""
    codes = _agencies(here, noun)
    roles = [*_circles(here, noun), *(_lead(code) for code in codes), *_team_roles(here, codes)]
    draw_template(
        "find/people.html",
        roles=roles,
        empty=_("ยังไม่รู้ว่าหน่วยงานใดเกี่ยวข้อง จึงยังไม่มีคนตามบทบาท เพิ่มผู้รับผิดชอบก่อน"),
        teams=link("agencies"),
    )


def _agencies(here: PageContext, noun: ShownNoun) -> tuple[str, ...]:
    if noun.agency:
        return (noun.agency,)
    if noun.line:
        return noun.line.party
    return agencies_of(noun_promises(noun, here.as_of))


def _lead(code: str) -> NounRole:
    """Who reports is known of an agency by number only: a name or an address stays behind the sign-in of its keeper."""
    count, role = ask(lead_counts).get(code, 0), _("ผู้รายงานของหน่วยงาน")
    if count:
        return NounRole(role, agency_name(code), _n("{count} บัญชี", count))
    note = _("ยังไม่มีผู้รายงานในระบบ ผู้ดูแลระบบเพิ่มได้ที่บัญชีผู้ใช้")
    return NounRole(role, agency_name(code), note)


def _team_roles(here: PageContext, codes: tuple[str, ...]) -> list[NounRole]:
    return [
        NounRole(str(role.role), agency_name(role.agency_code), str(team.title))
        for team in ask(teams, here.as_of)
        for role in team.roles
        if role.agency_code in codes and role.agency_code
    ]


def _circles(here: PageContext, noun: ShownNoun) -> list[NounRole]:
    if noun.district is None:
        return []
    return [
        NounRole(_("วงของอำเภอ"), noun_name(one.name, noun_link(NounKind.CIRCLE, one.code)))
        for one in circles_of_district(here.as_of, noun.district)
    ]
