"""The register of units, people and logins: who may keep it, what is refused, and passwords for one use."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from backend.acts.models import Receipt
from backend.acts.runner import perform
from backend.audit.models import Entry
from backend.organisation.models import Holding, Person, Unit
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def do(admin, acting):
    return lambda act, subject=None, **inputs: perform(act, actor=acting(admin), subject=subject, inputs=inputs)


@pytest.fixture
def new_unit(province):
    return {
        "parent": province, "code": "xa-an-binh", "name": "UBND xã  An Bình", "unit_kind": "commune",
        "group": "xa", "valid_from": date(2025, 7, 1),
    }  # fmt: skip


def codes(refused):
    return [reason.code for reason in refused.value.reasons]


def test_a_new_unit_stands_below_its_parent_and_is_found_without_marks(do, new_unit, province):
    unit = Unit.objects.get(pk=do("unit.create", **new_unit).subject_id)
    assert unit.path.startswith(province.path)
    assert (unit.name, unit.search_name, unit.group) == ("UBND xã An Bình", "ubnd xa an binh", "xa")


def test_a_code_names_one_unit_and_a_child_is_not_older_than_its_parent(do, new_unit):
    do("unit.create", **new_unit)
    with pytest.raises(Refused) as no:
        do("unit.create", **new_unit | {"name": "UBND xã Khác", "valid_from": date(1900, 1, 1)})
    assert codes(no) == ["unit.code_taken", "unit.parent_not_there"]


def test_a_corrected_name_leaves_the_old_one_in_the_trail(do, unit_a):
    before = unit_a.name
    do("unit.edit", unit_a.pk, name="Sở Minh Họa", group="so", basis="QĐ 9")
    assert Unit.objects.get(pk=unit_a.pk).name == "Sở Minh Họa"
    assert before in str(Entry.objects.latest("pk").lines.get().data)


def test_a_unit_of_the_name_of_a_living_sister_is_doubtful(do, new_unit, unit_a, unit_b):
    do("unit.create", **new_unit)
    tries = [
        ("unit.create", None, new_unit | {"code": "khac"}), ("unit.edit", unit_a.pk, {"basis": "QĐ 9", "group": "so"}),
        ("unit.rename", unit_a.pk, {"basis": "QĐ 9", "first_day": date(2026, 1, 1)}),
    ]  # fmt: skip
    for act, key, inputs in tries:
        given = {**inputs, "name": "UBND xã  An Bình"}
        with pytest.raises(Refused) as no:
            do(act, *([key] if key else []), **given)
        assert codes(no) == ["unit.namesake"]
    do("unit.edit", unit_a.pk, **{**tries[1][2], "name": "UBND xã An Bình"}, namesake=True)
    do("unit.edit", unit_a.pk, **{**tries[1][2], "name": "UBND xã An Bình"})
    Unit.objects.filter(search_name="ubnd xa an binh").update(valid_to=date(2026, 1, 1))
    do("unit.edit", unit_b.pk, **{**tries[1][2], "name": "UBND xã An Bình"})


def test_a_namesake_is_doubtful_until_somebody_says_it_is_another(do, unit_a):
    do("person.create", unit=unit_a, full_name="Lê Thị Hoà")
    with pytest.raises(Refused) as no:
        do("person.create", unit=unit_a, full_name="lê thị hòa")
    assert codes(no) == ["person.namesake"]
    do("person.create", unit=unit_a, full_name="Lê Thị Hòa", namesake=True)


def test_only_an_administrator_keeps_the_register(clerk, acting, new_unit, unit_a):
    for act, inputs in (("unit.create", new_unit), ("person.create", {"unit": unit_a, "full_name": "Ai Đó"})):
        with pytest.raises(NotPermitted):
            perform(act, actor=acting(clerk), inputs=inputs)


def test_a_given_password_works_once_and_must_be_changed(do, unit_a, client):
    person = Person.objects.get(pk=do("person.create", unit=unit_a, full_name="Lê Văn Mới").subject_id)
    given = do("person.open_login", person.pk, login="moi").result
    client.post(reverse("login"), {"username": "moi", "password": given["password"]})
    assert client.get(reverse("site:inbox")).url == reverse("password_change")
    own = "Mot-mat-khau-rieng-2026"
    client.post(
        reverse("password_change"),
        {"old_password": given["password"], "new_password1": own, "new_password2": own},
    )
    assert client.get(reverse("site:inbox")).status_code == 200
    assert not Person.objects.get(pk=person.pk).password_temporary


def test_a_one_time_password_stands_nowhere(do, clerk, unit_a):
    given = do("person.reset_password", clerk.pk, reason="Quên").result
    kept = [*Receipt.objects.values_list("answer", "digest"), *Entry.objects.values_list("lines__data")]
    assert given["password"] not in str(kept)


def test_a_closed_login_opens_again_only_by_a_new_password(do, clerk, client):
    given = do("person.reset_password", clerk.pk, reason="Quên").result
    do("person.close_login", clerk.pk, reason="Nghỉ hưu")
    login = {"username": "hoa", "password": given["password"]}
    assert client.post(reverse("login"), login).status_code == 200
    again = do("person.reset_password", clerk.pk, reason="Trở lại").result
    assert client.post(reverse("login"), {"username": "hoa", "password": again["password"]}).status_code == 302


def test_without_a_login_there_is_no_password_to_replace(do, unit_a):
    person = do("person.create", unit=unit_a, full_name="Lê Văn Mới").subject_id
    for act in ("person.reset_password", "person.close_login"):
        with pytest.raises(Refused) as no:
            do(act, person, reason="Thử")
        assert codes(no) == ["person.no_login"]


def test_nobody_closes_the_own_login(do, admin):
    with pytest.raises(Refused) as no:
        do("person.close_login", admin.pk, reason="Nhầm")
    assert codes(no) == ["person.own_login"]


def test_the_password_is_shown_once_on_a_page_that_is_not_kept(admin, clerk, client):
    client.force_login(admin.user)
    answer = client.post(reverse("organisation:reset_password", args=[clerk.pk]), {"reason": "Quên mật khẩu"})
    assert "dùng một lần" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_an_office_is_set_up_on_an_empty_database_only(capsys):
    given = {"code": "UBND", "name": "UBND tỉnh Thử", "administrator": "Lê Quản", "login": "lequan", "basis": "QĐ 1"}
    call_command("set_up_office", **given)
    assert "Mật khẩu dùng một lần" in capsys.readouterr().out
    assert Holding.objects.get().role == "administrator"
    with pytest.raises(CommandError):
        call_command("set_up_office", **given)
