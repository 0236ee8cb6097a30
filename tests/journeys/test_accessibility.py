"""Every page as every role: no rule of accessibility broken, nothing beyond the edge, no answer that is a fault.

The dossiers are those of the demonstration's current round, so that every stage of the way has something to show. The
pages people meet most are seen at every width in both languages, each other kind of page once.
"""

from importlib import import_module
from itertools import cycle, product

import pytest

from backend.demo import keys, province, sheets
from backend.demo.play import Play
from backend.demo.story import moment
from backend.demo.today import play_today
from permissions.roles import Role
from tests.support.browser import WIDTHS
from tests.support.walking import Walk, somebody, walk

pytestmark = pytest.mark.browser
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LANGUAGES = ("vi", "en")
KEY_PAGES = (
    (None, "/"),
    (None, "/tra-cuu/"),
    (Role.PREPARER, "/"),
    (Role.APPRAISER, "/"),
    (Role.PREPARER, "/de-nghi/"),
    (Role.APPRAISER, "/de-nghi/xet/"),
    (Role.RECEPTION_OFFICER, "/de-nghi/tiep-nhan/"),
    (Role.SECRETARY, "/hoi-dong/"),
    (Role.SIGNATORY, "/quyet-dinh/"),
    (Role.CERTIFICATE_OFFICER, "/cap-bang/"),
    (Role.APPRAISER, "/cai-cach/"),
    (Role.ADMINISTRATOR, "/to-chuc/nguoi/"),
    (Role.AUDITOR, "/nhat-ky/"),
)


@pytest.fixture
def current_round(committed_db):
    """The invented province with its current round, played to every stage."""
    import_module("backend.urls")  # declares the acts of every app
    place = province.load()
    keys.make(place)
    sheets.load_figures()
    play_today(Play(moment(2025, 12, 1), quiet=True), place)


@pytest.fixture
def judged(new_page, sign_in, axe):
    """Opens pages as somebody, in a window of a width and language; says what is wrong."""
    windows = {}

    def judge(role, path, width, language):
        key = (width, language, role)
        if key not in windows:
            windows[key] = new_page(width, language=language)
            if role is not None:
                sign_in(windows[key], somebody(role))
        page = windows[key]
        answer = page.goto(path)
        found = [f"answers {answer.status}"] if answer.status != 200 else []
        found += [f"{page.evaluate(WIDER)} px too wide"] if page.evaluate(WIDER) > 0 else []
        return [f"{role or 'visitor'} {path} {width} {language}: {fault}" for fault in found + axe(page)]

    return judge


def test_the_pages_people_meet_most_are_sound_at_every_width_in_both_languages(current_round, judged):
    views = product(KEY_PAGES, WIDTHS, LANGUAGES)
    faults = [fault for (role, path), width, language in views for fault in judged(role, path, width, language)]
    assert not faults, "\n".join(faults)


def test_every_page_answers_every_role_and_each_kind_of_page_is_sound(current_round, judged):
    met = Walk()
    for role in (None, *Role):
        walk(role, met)
    assert not met.faults, "\n".join(met.faults)
    assert len(met.pages) > 40
    views = zip(sorted(met.pages.values(), key=str), cycle(product(WIDTHS, LANGUAGES)), strict=False)
    faults = [fault for (role, path), (width, language) in views for fault in judged(role, path, width, language)]
    assert not faults, "\n".join(faults)
