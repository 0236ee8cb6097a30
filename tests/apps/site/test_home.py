"""The first page: what waits, in the order of its deadlines; a visitor's landing page; what will come."""

from datetime import date

import pytest

from backend.base import clock
from backend.catalogue.models import Round
from backend.site import home
from backend.site.guides import BY_ROLE
from backend.web.inbox import Waiting
from permissions.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 5)


def line(title, due=None):
    return Waiting(title, "vì đến lượt", "/x/", due=due)


def told(groups):
    return {group.code: [one.title for one in group.lines] for group in groups}


def test_lines_are_grouped_by_how_pressing_they_are():
    lines = [line("sau"), line("mai", date(2024, 3, 6)), line("hôm nay", TODAY), line("qua", date(2024, 3, 4)),
             line("một tuần", date(2024, 3, 12)), line("xa", date(2024, 3, 13))]  # fmt: skip
    assert told(home.groups(lines, TODAY)) == {
        "overdue": ["qua"], "soon": ["hôm nay", "mai", "một tuần"], "later": ["xa", "sau"],
    }  # fmt: skip


def test_every_app_with_an_inbox_is_asked():
    asked = {source.__module__ for source in home._sources()}
    assert {"backend.review.inbox", "backend.council.inbox"} <= asked


def test_a_visitor_learns_what_this_is(client):
    page = client.get("/").content.decode()
    assert "Kiểm tra một tấm bằng" in page or "Đăng nhập" in page
    assert "Việc của tôi" not in page


def test_every_role_has_a_first_page_that_says_what_will_come(signed_in, role):
    answer = signed_in(role).get("/")
    assert answer.status_code == 200
    assert BY_ROLE[role].coming.vi in answer.content.decode()


def test_a_line_shows_what_why_until_when_and_the_one_link(signed_in, monkeypatch):
    monkeypatch.setattr(home, "_sources", lambda: [lambda actor, at: [line("Ký quyết định", date(2020, 1, 2))]])
    page = signed_in(Role.SIGNATORY).get("/").content.decode()
    for shown in ("Quá hạn", "Ký quyết định", "vì đến lượt", "02/01/2020", 'href="/x/"'):
        assert shown in page


def test_somebody_without_a_role_is_told_whom_to_ask(signed_in):
    assert "chưa được giao vai trò" in signed_in().get("/").content.decode()


def test_open_rounds_are_announced_to_those_who_submit(signed_in, province):
    Round.objects.create(code="d1", title="Đợt xét thử", awarding_unit=province, process_code="x",
                         achievement_from=2023, achievement_to=2023, opens_on=clock.today())  # fmt: skip
    assert "Đợt xét thử" in signed_in(Role.PREPARER).get("/").content.decode()
    assert "Đợt xét thử" not in signed_in(Role.ACCOUNTANT, name="Kế Toán").get("/").content.decode()
