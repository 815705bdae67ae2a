"""The pages of a circle in session, from 320 to 3840 px: the wall, the recorder, and two frozen pictures compared.

The wall is set by the height of a screen too: it is tried on screens of every shape, all its panels.
"""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import expect

from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole
from kmcore.storage.engine import open_engine
from tests.e2e.support.any_width import EVERY, RANDOM, SEED, still_wrong, swept, width_faults
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.visit import Visit
from tests.e2e.support.wall import KEYS, misfits, press
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.people import person
from tests.support.wall_desk import BEFORE, MEETING, WallDesk

pytestmark = pytest.mark.browser
LONG: Final = "ให้ทุกหน่วยงานส่งรายชื่อหมู่บ้านที่รับผิดชอบและแผนการใช้งบประมาณให้ฝ่ายเลขานุการก่อนประชุมครั้งหน้า"
# Projectors (16:9, 16:10, 4:3), tablets and phones held either way; of further ones some each time.
ALWAYS: Final = ((1920, 1080), (1366, 768), (1280, 800), (1024, 768), (820, 1180), (390, 844))
OTHERS: Final = ((3840, 2160), (1707, 960), (1360, 768), (1180, 820), (683, 384), (320, 568))
SCREENS: Final = (*ALWAYS, *(OTHERS if EVERY else RANDOM.sample(OTHERS, 1)))


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app on a store of its own: these tests hold a meeting."""
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path_factory.mktemp("room"), url) as running:
        yield running


@pytest.fixture(scope="module")
def desk(app: RunningApp) -> WallDesk:
    """Return the secretariat with the meeting open, a matter on the floor and two resolutions recorded."""
    desk = WallDesk(open_engine(app.database_url))
    desk.open()
    desk.take_on(LONG)
    desk.resolve(LONG)
    desk.floor("A9")
    return desk


@pytest.mark.usefixtures("desk")
def test_the_wall_in_session(look: Visit) -> None:
    page = look("/wall")
    expect(page.locator("body.ready")).to_be_visible()
    wrong: list[str] = []
    for key in KEYS:
        press(page, key)
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            found = still_wrong(page, lambda page: [*width_faults(page), *misfits(page)])
            wrong += [f"panel {key}, {width} x {height}: {fault}" for fault in found]
    assert wrong == [], f"seed {SEED}"


@pytest.fixture(scope="module")
def token(app: RunningApp) -> str:
    """Return a sign-in of the secretariat."""
    return person(open_engine(app.database_url), AccountRole.SECRETARIAT, login="width-recorder").token


@pytest.mark.usefixtures("desk")
def test_the_recorder_in_session(look: Visit, app: RunningApp, token: str) -> None:
    look.context().add_cookies([{"name": COOKIE, "value": token, "url": app.url}])
    page = look(f"/room/{MEETING}")
    expect(page.locator("body")).to_have_attribute("data-ready", "yes")
    assert swept(page) == [], f"seed {SEED}"


@pytest.fixture(scope="module")
def closed(desk: WallDesk) -> None:
    """Close the meeting: its picture is frozen."""
    desk.close()


@pytest.mark.usefixtures("closed")
def test_two_frozen_pictures_compared(look: Visit) -> None:
    page = look(f"/replay?meeting={MEETING}&with={BEFORE}")
    expect(page.locator(".km-replay-sides").first).to_be_visible()
    assert swept(page) == [], f"seed {SEED}"
