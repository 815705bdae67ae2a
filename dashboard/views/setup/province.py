"""The first step's form: which province this is, and when it begins."""

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask, engine, reference_date
from dashboard.session.current_user import acting_user
from dashboard.uncached import ask_uncached
from dashboard.views.setup.step_choice import leave_step
from dashboard.widgets.form_fields import FormFields, one_line_field, text_area_field
from dashboard.widgets.page_flash import done_by, redraw_with_flash
from dashboard.widgets.receipt import Receipt, receipt
from kmcore.access.actor import User
from kmcore.exchange.new_province.commands import set_province
from kmcore.exchange.new_province.province_form import ProvinceForm, field_words
from kmcore.exchange.new_province.read_models import SetupStep
from kmcore.i18n import _
from kmcore.registers.area_list.country import provinces
from kmcore.storage.dataset import ProvinceInfo, province_info
from kmcore.thai.fiscal import fiscal_year_be

TYPED = ("name_th", "code", "name_en", "fiscal_year", "started_on", "programme_th", "programme_en")
CHOICE, SEEN = "setup_which", "setup_province_seen"
LOW = 76  # pixels: two lines


def draw_province(_user: User, _step: SetupStep) -> None:
    """Draw the form, filled with what is known; a province of the country is chosen from a list, or typed."""
    known = ask(province_info)
    form = FormFields("setup_province")
    if form.key("code") not in st.session_state:  # a form that is filled now speaks of what is known now
        st.session_state[SEEN] = known
    form.fill(**_known(known))
    seen = st.session_state.get(SEEN, known)
    _draw_choice(form)
    with st.form("setup_province", border=False):
        top = st.container()
        with st.container(key="setup_fields"):
            for pair in (("name_th", "code"), ("fiscal_year", "started_on"), ("name_en", "")):
                for column, field in zip(st.columns(2, gap="small"), pair, strict=True):
                    with column:
                        if field:
                            one_line_field(form, field, _label(field), _example(field))
            for field in (
                "programme_th",
                "programme_en",
            ):  # a name may be long, on a phone longer than its field
                text_area_field(form, field, _label(field), height=LOW)
        if st.form_submit_button(_("บันทึกจังหวัด"), type="primary"):
            typed = ProvinceForm(**{field: form.text(field) for field in TYPED})
            done = done_by(set_province, top, form.labels, engine(), acting_user(), typed, seen)
            st.session_state[SEEN] = ask_uncached(province_info)  # told by now: sent again, it is meant
            if done:
                form.forget()
                st.session_state.pop(SEEN, None)
                leave_step()
                redraw_with_flash(_receipt(*done))


def _draw_choice(form: FormFields) -> None:
    """Draw the choice that fills in code and names; all of it can still be typed otherwise."""
    listed = dict(provinces())

    def fill() -> None:
        if name := listed.get(st.session_state[CHOICE] or ""):
            for field, text in (
                ("code", st.session_state[CHOICE]),
                ("name_th", name.th),
                ("name_en", name.en),
            ):
                st.session_state[form.key(field)] = text

    st.selectbox(
        _("เลือกจากรายชื่อจังหวัด หรือพิมพ์เองด้านล่าง"),
        [None, *listed],
        format_func=lambda code: "–" if code is None else f"{listed[code]} · {code}",
        key=CHOICE,
        on_change=fill,
        width=420,
    )


def _known(known: ProvinceInfo) -> dict[str, str]:
    day, year = known.started_on or reference_date(), known.fiscal_year or fiscal_year_be(reference_date())
    return {
        "name_th": known.name.th,
        "name_en": known.name.en,
        "code": known.code,
        "programme_th": known.programme.th,
        "programme_en": known.programme.en,
        "fiscal_year": str(year),
        "started_on": formatting.day(day),
    }


def _label(field: str) -> str:
    label = field_words(field)
    optional = field in {"name_en", "programme_th", "programme_en"}
    return _("{field} (ไม่บังคับ)", field=label) if optional else label


def _example(field: str) -> str:
    return _("เช่น {day}", day=formatting.day(reference_date())) if field == "started_on" else ""


def _receipt(info: ProvinceInfo) -> Receipt:
    return receipt(
        _("บันทึกจังหวัดแล้ว"),
        (
            (field_words("name_th"), info.name.th),
            (field_words("code"), info.code),
            (field_words("name_en"), info.name.en),
            (field_words("fiscal_year"), info.fiscal_year),
            (field_words("started_on"), formatting.day(info.started_on) if info.started_on else ""),
            (field_words("programme_th"), info.programme.th),
            (field_words("programme_en"), info.programme.en),
        ),
    )
