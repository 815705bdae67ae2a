"""Settings from the environment and ``.env``, prefix ``KM_``; anything unknown or wrong stops the start."""

import os
from collections.abc import Mapping
from datetime import date
from functools import cache
from io import StringIO
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Final

from dotenv import dotenv_values
from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from kmcore.errors import KmError
from kmcore.i18n import N_, _
from kmcore.thai.text_files import TextFileError, read_text_file

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "KM_"
DEFAULT_DATASET: Final = (
    "minutes-2550"  # of those in data/: what a store is filled with where nobody says another
)


class SettingsError(KmError):
    """A setting is unknown or its value cannot be used."""


def _networks(text: str) -> str:
    """Let addresses and networks through, parted by commas; a ValueError stops the start."""
    for part in filter(None, map(str.strip, text.split(","))):
        ip_network(part, strict=False)
    return text


class Settings(BaseSettings):
    """What an operator can set. Paths in the database URL are relative to where the program starts.

    ``visitors``: what someone not signed in may see; auto is everything that a viewer sees while the
    demonstration layer is there, and nothing without it. ``demo_accounts``: auto makes them on loopback only.
    ``base_url``: where people reach this server, for links in messages and calendars. ``proxies``: addresses,
    parted by commas, whose X-Forwarded-For is believed. ``warm_up``: whether every page is run once before the first
    visitor, or only imported: a start of 20 s or of 6. ``smtp_url``, ``mail_from``: for reminders by e-mail.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore")

    database_url: str = f"sqlite:///{ROOT / 'data' / 'local' / 'wong-uea.db'}"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8501
    today: Annotated[date, Field(lt=date(2400, 1, 1))] | None = None  # a later year is a BE one
    province: Annotated[str, Field(pattern=r"^\d{2}$")] = "80"
    dataset: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")] = DEFAULT_DATASET
    secret_key: str = ""
    visitors: Annotated[str, Field(pattern="^(auto|viewer|nobody)$")] = "auto"
    demo_accounts: Annotated[str, Field(pattern="^(auto|yes|no)$")] = "auto"
    base_url: Annotated[str, Field(pattern=r"^(https?://[^/\s]+)?$")] = ""
    proxies: Annotated[str, AfterValidator(_networks)] = ""
    smtp_url: Annotated[str, Field(pattern=r"^(smtps?://\S+)?$")] = ""
    mail_from: str = ""
    language: Annotated[str, Field(pattern="^(th|en)$")] = "th"
    warm_up: Annotated[str, Field(pattern="^(pages|imports)$")] = "pages"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - how it is called
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read ``.env`` by our own reader: the environment goes before it, as ever."""
        said = {name.upper(): value for name, value in _env_file().items()}
        given = {
            name: said[PREFIX + name.upper()] for name in cls.model_fields if PREFIX + name.upper() in said
        }
        return init_settings, env_settings, InitSettingsSource(settings_cls, given)


@cache
def settings() -> Settings:
    """Read the settings once.

    Raises:
        SettingsError: names the variable and what it should look like.
    """
    _refuse_unknown()
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise SettingsError(
            "ค่าตั้ง {name} = “{value}” ใช้ไม่ได้ ({expected}) แก้ในสภาพแวดล้อมหรือไฟล์ .env แล้วเริ่มใหม่",
            name=name,
            value=first.get("input"),
            expected=_(EXPECTED.get(name, first["msg"])),
        ) from error


EXPECTED = {
    "KM_PORT": "1–65535",
    "KM_TODAY": N_("YYYY-MM-DD (ค.ศ.)"),
    "KM_PROVINCE": "00–99",
    "KM_DATASET": N_("ชื่อโฟลเดอร์ใน data ด้วย a-z 0-9 และ -"),
    "KM_LANGUAGE": "th, en",
    "KM_WARM_UP": "pages, imports",
    "KM_VISITORS": "auto, viewer, nobody",
    "KM_DEMO_ACCOUNTS": "auto, yes, no",
    "KM_PROXIES": "10.0.0.5, 10.1.0.0/24",
    "KM_BASE_URL": N_("https://ชื่อเครื่อง ไม่มี / ท้าย"),
    "KM_SMTP_URL": N_("smtp://ผู้ใช้:รหัส@เครื่อง:587 หรือ smtps://…"),
}


def language_asked() -> str:
    """Return the language the environment asks for, right or wrong: for what is said before all is read."""
    return os.environ.get(f"{PREFIX}LANGUAGE", "th")


def _refuse_unknown() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    given = {name for name in os.environ if name.upper().startswith(PREFIX)} | _names_in_env_file()
    unknown = sorted(name for name in given if name.upper() not in known)
    if unknown:
        raise SettingsError(
            "ไม่รู้จักค่าตั้ง {names} ค่าที่ใช้ได้คือ {known} ลบหรือแก้ชื่อแล้วเริ่มใหม่",
            names=", ".join(unknown),
            known=", ".join(sorted(known)),
        )


def _names_in_env_file() -> set[str]:
    return {name for name in _env_file() if name.upper().startswith(PREFIX)}


def _env_file() -> Mapping[str, str]:
    """Return what ``.env`` sets, however Notepad wrote it; nothing where there is none.

    Raises:
        SettingsError: it cannot be read.
    """
    path = Path(".env")
    if not path.is_file():
        return {}
    try:
        said = dotenv_values(stream=StringIO(read_text_file(path)))
    except TextFileError as error:
        raise SettingsError(error.template, **error.values) from None
    except OSError as error:
        raise SettingsError(
            "เปิดไฟล์ {file} ไม่ได้ ({reason}) ตรวจสิทธิ์ของไฟล์แล้วเริ่มใหม่", file=path.name, reason=error.strerror
        ) from None
    return {name: value or "" for name, value in said.items()}
