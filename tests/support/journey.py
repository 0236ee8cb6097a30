"""The demonstration's province on the day its round opens, and people who work on it in a browser.

A person reads and acts as people do: by headings, labels, the words on buttons and links, never by a page's make-up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
from django.contrib.auth import get_user_model
from playwright.sync_api import Locator, Page, expect

from award_templates import catalogue, drawing
from backend.base import clock
from backend.demo import generator, keys, province, sheets
from backend.demo.play import Play
from backend.demo.province import Province
from backend.demo.staff import LOGINS
from backend.demo.story import moment, provincial_round
from backend.demo.tasks import play_tasks
from backend.organisation import projection
from tests.support import sample_papers

YEAR, UNIT, PASSWORD = 2025, "N-STC", "nui-song-bien-2026"
SEATS = (("uyvien4", "member5"),)
NO_SECRET = "Tôi cam đoan: không chứa bí mật nhà nước"


def open_round() -> Province:
    """The province, one unit's results of 2025 scored and published, the round opened today, a login for every role."""
    place = province.load()
    keys.make(place)
    play = Play(moment(2025, 12, 1), quiet=True)
    results = next(generator.results_for(unit) for unit in generator.units(YEAR) if unit.code == UNIT)
    play_tasks(play, place, [results])
    criteria = sheets.lay_criteria(play.on(moment(2026, 1, 12)), YEAR)[results.unit.group]
    round_ = sheets.open_round(play, place, {results.unit.group: criteria})
    sheets.score(play, place, results, criteria)
    sheets.approve(play, place, round_)
    sheets.publish(play.on(moment(2026, 1, 26)), place, criteria, "201/QĐ-UBND (minh họa)", date(2026, 1, 26))
    _classify(play, place)
    play.on(clock.now() - timedelta(minutes=5))
    provincial_round(play, place, YEAR, "cchc-2025", clock.today(), clock.today() + timedelta(days=60))
    _logins(place)
    return place


def _classify(play: Play, place: Province) -> None:
    """The yearly classification that the rules of the award ask for."""
    said: dict[str, Any] = {"year": YEAR, "level": "excellent", "source": "Minh họa"}
    for code, person in place.people.items():
        if code.startswith(f"{UNIT}-"):
            play.do("yearly_classification.enter", place.people["appraiser"], person=person, **said)
    play.do("yearly_classification.enter", place.people["appraiser"], unit=place.units[UNIT], **said)


def _logins(place: Province) -> None:
    for name, desk in (*LOGINS, *SEATS):
        person = place.people[desk]
        person.user = get_user_model().objects.create_user(name, password=PASSWORD)
        person.save(update_fields=["user"])
    projection.rebuild(clock.today())


def some_paper() -> bytes:
    """Any PDF that an office would attach."""
    return drawing.draw(sample_papers.minutes(), catalogue.default_layout(sample_papers.minutes().kind))


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook as a file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@dataclass(frozen=True)
class Place:
    """A part of a page."""

    part: Locator

    def sees(self, *words: str) -> None:
        """Each of the words stands in it."""
        for text in words:
            expect(self.part).to_contain_text(text)


@dataclass(frozen=True)
class Someone:
    """A person at a screen."""

    page: Page

    @property
    def main(self) -> Locator:
        """What the page is about, without menu and footer."""
        return self.page.get_by_role("main")

    def row(self, name: str) -> Place:
        """The row of a table that begins with a name."""
        return Place(self.main.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=name)))

    def sees(self, *words: str) -> None:
        """Each of the words stands somewhere on the page, visible."""
        for text in words:
            expect(self.main.get_by_text(text).filter(visible=True).first).to_be_visible()

    def does_not_see(self, words: str) -> None:
        """The words stand nowhere on the page."""
        expect(self.main.get_by_text(words)).to_have_count(0)

    def is_at(self, heading: str) -> None:
        """The heading of the page, which is its task."""
        expect(self.main.get_by_role("heading", level=1)).to_contain_text(heading)

    def follows(self, name: str, *, exact: bool = False) -> None:
        """A link of the page, by its words."""
        self._goes(self.main.get_by_role("link", name=name, exact=exact).first)

    def enters(self, room: str) -> None:
        """A room of the menu."""
        self._goes(self.page.get_by_role("navigation", name="Các phòng làm việc").get_by_role("link", name=room))

    def goes_home(self) -> None:
        """To what waits for this person."""
        self.enters("Việc của tôi")

    def presses(self, name: str, *, exact: bool = False) -> None:
        """A button of the page, by its words."""
        self._goes(self.main.get_by_role("button", name=name, exact=exact).first)

    def _goes(self, where: Locator) -> None:
        """Clicks, and waits for the page that answers."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            where.click()

    def fills(self, fields: dict[str, str]) -> None:
        """Text fields by their labels."""
        for label, text in fields.items():
            self.main.get_by_label(label).first.fill(text)

    def chooses(self, fields: dict[str, str]) -> None:
        """Pick-lists by their labels."""
        for label, option in fields.items():
            self.main.get_by_label(label).first.select_option(label=option)

    def ticks(self, *names: str) -> None:
        """Rows of a list, by the name that a screen reader says."""
        for name in names:
            self.main.get_by_role("checkbox", name=name).first.check()

    def gives(self, label: str, name: str, data: bytes) -> None:
        """A file for a field, with the statement that it holds no secret where the form asks for it."""
        kind = "application/pdf" if name.endswith(".pdf") else "application/octet-stream"
        field = self.main.get_by_label(label).first
        field.set_input_files({"name": name, "mimeType": kind, "buffer": data})
        statement = field.locator("xpath=ancestor::form").get_by_label(NO_SECRET)
        if statement.count():
            statement.first.check()

    def fetches(self, name: str) -> bytes:
        """The file behind a link."""
        address = self.main.get_by_role("link", name=name).first.get_attribute("href")
        answer = self.page.request.get(str(address))
        assert answer.ok, f"{name}: {answer.status}"
        return answer.body()


class Way:
    """Everybody on one dossier's way: who is signed in at which screen, and what was noted on the way."""

    def __init__(self, new_page: Callable[..., Page]) -> None:
        self.new_page = new_page
        self.kept: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.screens: dict[str, Someone] = {}

    def person(self, login: str) -> Someone:
        """Somebody with a login, at home; the first time they sign in with their password."""
        if login in self.screens:
            self.screens[login].goes_home()
            return self.screens[login]
        someone = Someone(self.new_page(1280))
        self.screens[login] = someone
        someone.page.goto("/dang-nhap/")
        someone.fills({"Tên đăng nhập": login, "Mật khẩu": PASSWORD})
        someone.presses("Đăng nhập")
        someone.is_at("Việc của tôi")
        return someone

    def visitor(self, width: int = 1280) -> Someone:
        """Somebody without a login."""
        return self.screens.setdefault(f"visitor-{width}", Someone(self.new_page(width)))
