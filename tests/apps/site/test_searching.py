"""Search: with and without marks, in the reader's scope only, in a constant number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.catalogue.models import Round
from backend.nominations.models import Nomination, Submission
from backend.organisation.names import fold, sort_key
from backend.organisation.services import make_unit
from backend.site.searching import found
from permissions.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(province, person):
    """Makes a submission of a unit with one nomination."""
    round_ = Round.objects.create(code="d1", title="Đợt 1", awarding_unit=province, process_code="x",
                                  achievement_from=2023, achievement_to=2023, opens_on=date(2024, 1, 1))  # fmt: skip

    def make(unit, name):
        who = person(name, unit)
        count = Submission.objects.count()
        made = Submission.objects.create(code=f"HS-{count}", title="Bằng khen năm 2023", round=round_, unit=unit,
                                         prepared_by=who)  # fmt: skip
        return Nomination.objects.create(
            submission=made, unit=unit, ordinal=1, award="bk", ground="merit", nominee_kind="individual", person=who,
            nominee_name=name, search_name=fold(name), sort_key=sort_key(name), citation="Thành tích",
            achievement_from=2023, achievement_to=2023,
        )  # fmt: skip

    return make


def titles(hits):
    return {kind.code: [hit.title for hit in some] for kind, some in hits}


@pytest.mark.parametrize("asked", ["Đức Hoà", "duc hoa", "Hòa Đức", "  ĐỨC   hòa "])
def test_a_nominee_is_found_with_and_without_marks(dossier, person, unit_a, acting, asked):
    dossier(unit_a, "Lê Đức Hòa")
    preparer = acting(person("Ngô Lập", unit_a, Role.PREPARER))
    assert titles(found(preparer, asked)) == {"nomination": ["Lê Đức Hòa"]}


def test_other_units_dossiers_are_not_found(dossier, person, unit_a, unit_b, acting):
    dossier(unit_a, "Lê Đức Hòa")
    stranger = acting(person("Ngô Lập", unit_b, Role.PREPARER))
    assert found(stranger, "duc hoa") == []
    assert found(stranger, "HS-0") == []


def test_people_are_found_only_by_who_gives_roles(person, province, unit_a, acting):
    person("Vũ Thị Hiếm", unit_a)
    assert titles(found(acting(person("Lê Quản", province, Role.ADMINISTRATOR)), "hiem")) == {"person": ["Vũ Thị Hiếm"]}
    assert found(acting(person("Lê Kiểm", province, Role.AUDITOR)), "hiem") == []


def test_a_code_finds_its_submission_and_a_unit_its_dossiers(dossier, person, province, unit_a, acting):
    dossier(unit_a, "Lê Đức Hòa")
    auditor = acting(person("Lê Kiểm", province, Role.AUDITOR))
    assert titles(found(auditor, "hs-0")) == {"submission": ["Bằng khen năm 2023"]}
    assert titles(found(auditor, "dong lua")) == {"submission": ["Bằng khen năm 2023"], "unit": ["Sở Đồng Lúa"]}


def test_nothing_asked_finds_nothing_and_strange_signs_do_no_harm(person, province, acting):
    auditor = acting(person("Lê Kiểm", province, Role.AUDITOR))
    for asked in ("", "   ", "%", "_", "' OR 1=1 --", "\x00", "(" * 300):
        assert found(auditor, asked) == []


def test_one_kind_does_not_crowd_out_another(dossier, person, province, unit_a, acting):
    for number in range(12):
        make_unit(code=f"x{number}", name=f"Phòng Lúa {number}", unit_kind="division", valid_from=date(2023, 1, 1))
    dossier(unit_a, "Lê Thị Lúa")
    hits = titles(found(acting(person("Lê Kiểm", province, Role.AUDITOR)), "lua"))
    assert len(hits["unit"]) == 10
    assert hits["nomination"] == ["Lê Thị Lúa"]


def test_the_page_of_the_search_costs_at_most_eight_queries(signed_in, dossier, unit_a, role):
    dossier(unit_a, "Lê Đức Hòa")
    reader = signed_in(role)
    with CaptureQueriesContext(connection) as caught:
        assert reader.get("/tim/", {"q": "hoa"}).status_code == 200
    assert len(caught) <= 8


def test_a_visitor_must_sign_in_to_search(client):
    assert client.get("/tim/", {"q": "x"}).status_code == 302
