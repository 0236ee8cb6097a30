"""Shares of the law beside a list: counted or said to be missing, shown as advice, enforced only where a pack does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from backend.acts.runner import perform
from backend.history.models import AwardRecord
from backend.nominations import queries
from backend.nominations.models import Nomination, Submission
from backend.nominations.ratios import Counted, for_round
from backend.organisation.actors import actor_of
from backend.organisation.models import Person, Unit
from permissions.actor import Actor
from permissions.roles import Role
from tests.apps.nominations.conftest import AWARD, BASE_AWARD
from workflows import shipped
from workflows.basis import Status
from workflows.engine import Label, Refused
from workflows.regulations import overlay
from workflows.regulations.advice import Among, Bound, Ratio, ShareBase
from workflows.rules.quotas import Rounding

BASE = "chien-si-thi-dua-co-so"
FLAG = "co-thi-dua-chinh-phu"
HALF = Ratio(
    "nu-mot-nua", Label("Nữ từ một nửa (minh họa)", "Women at least half"), Bound.AT_LEAST, ShareBase.GRANTED,
    "Quy định giả định, Điều 4", "MINHHOA", Status.UNCONFIRMED, share=Fraction(1, 2), among=Among.WOMEN,
    rounding=Rounding.UP, enforced=True,
)  # fmt: skip


@pytest.fixture
def enter(db: None) -> Callable[[Actor], Client]:
    """A signed-in browser of the person behind an actor."""

    def sign_in(actor: Actor) -> Client:
        person = Person.objects.get(pk=actor.person_id)
        person.user = get_user_model().objects.create(username=f"u{person.pk}")
        person.save()
        client = Client()
        client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def administrator(person: Any, province: Unit) -> Actor:
    return actor_of(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))


@pytest.fixture
def enforce(administrator: Actor, province: Unit) -> Callable[..., None]:
    """A province's overlay that enforces a share, confirmed there on wish."""

    def make(ratio: Ratio = HALF, *, confirmed: bool) -> None:
        pack, example = shipped.packs()[1], shipped.overlays()[0]
        head = replace(
            example.head, base=pack.code, base_version=pack.version, received_from=date(2024, 1, 1),
            received_until=date(2025, 6, 30),
        )  # fmt: skip
        own = replace(example.own, **dict.fromkeys(overlay.OPEN_TABLES, ()) | {"ratios": (ratio,)})
        told = (overlay.Explained(ratio.code, head.reason, "Minh họa"),)
        text = overlay.canonical(overlay.Overlay(head, told, own))
        edition = perform(
            "edition.publish", actor=administrator, inputs={"kind": "overlay", "text": text, "unit": province}
        ).result
        if confirmed:
            inputs = {"row": ratio.code, "source": "Quy định giả định, Điều 4, bản ký"}
            perform("row.confirm", actor=administrator, subject=edition.pk, inputs=inputs)

    return make


def shown(submission: Submission) -> dict[str, Counted]:
    return {one.advice.ratio.code: one for one in queries.ratios_of(Submission.objects.get(pk=submission.pk))}


def numbers(one: Counted) -> tuple[int | None, int | None, list[str]]:
    return one.advice.part, one.advice.whole, [reason.code for reason in one.missing]


def state(submission: Submission, actor: Actor, **given: int | None) -> None:
    perform("submission.edit", actor=actor, subject=submission.pk, inputs=given)


def test_an_empty_list_has_no_advice(submission: Submission) -> None:
    assert shown(submission) == {}


def test_women_are_counted_by_the_form_of_address_or_as_the_unit_states(
    submission: Submission, add: Any, person: Any, unit_a: Unit, preparer: Actor
) -> None:
    add(submission, person("Phạm Thị Cúc", unit_a), honorific="Bà")
    add(submission, person("Phạm Văn Dậu", unit_a))
    assert numbers(shown(submission)["phan-phu-nu"]) == (None, 2, ["ratio_women_not_stated"])
    assert numbers(shown(submission)["phan-truc-tiep"]) == (None, 2, ["ratio_direct_workers_not_stated"])
    state(submission, preparer, stated_women=1, stated_direct_workers=2, stated_leaders=0)
    assert numbers(shown(submission)["phan-phu-nu"]) == (1, 2, [])
    assert numbers(shown(submission)["phan-truc-tiep"]) == (2, 2, [])
    assert numbers(shown(submission)["phan-lanh-dao"]) == (0, 2, [])
    state(submission, preparer, stated_direct_workers=3, stated_women=None)
    assert numbers(shown(submission)["phan-truc-tiep"]) == (None, 2, ["ratio_more_stated_than_listed"])
    Nomination.objects.filter(honorific="").update(honorific="Ông")
    assert numbers(shown(submission)["phan-phu-nu"]) == (1, 2, [])


def test_the_share_of_the_base_title_counts_holders_of_the_unit_and_of_the_list(
    base_round: Any, unit_a: Unit, unit_b: Unit, preparer: Actor, add: Any, person: Any
) -> None:
    made = perform("submission.create", actor=preparer, inputs={"round": base_round, "unit": unit_a})
    submission = Submission.objects.get(pk=made.subject_id)
    add(submission, person("Phạm Thị Cúc", unit_a), award=BASE)
    assert numbers(shown(submission)["ty-le-cstdcs-15"]) == (1, None, ["ratio_holders_not_known"])
    add(submission, person("Phạm Văn Dậu", unit_a), award=BASE_AWARD)
    for unit, year in ((unit_a, 2023), (unit_b, 2023), (unit_a, 2022)):
        AwardRecord.objects.create(
            person=person(f"Người {unit.code} {year}", unit), home=unit, award=BASE_AWARD, year_from=year,
            year_to=year, source="Quyết định", state="entered",
        )  # fmt: skip
    found = shown(submission)["ty-le-cstdcs-15"]
    assert numbers(found) == (1, 2, [])
    assert (found.unit, found.advice.kept, found.advice.stops) == (unit_a, False, False)
    assert "phan-phu-nu" in shown(submission)


def test_the_share_of_a_higher_award_is_counted_over_the_round(
    round_: Any, submission: Submission, unit_a: Unit, unit_b: Unit, province: Unit, stranger: Actor, preparer: Actor
) -> None:
    round_.awards = [*round_.awards, FLAG]
    round_.save()
    other = perform("submission.create", actor=stranger, inputs={"round": round_, "unit": unit_b})
    for actor, pk, unit in ((preparer, submission.pk, unit_a), (stranger, other.subject_id, unit_b)):
        given = {"nominee_kind": "collective", "collective": unit, "award": FLAG, "citation": "Dẫn đầu"}
        perform("nomination.add", actor=actor, subject=pk, inputs=given)
    for unit in (unit_a, unit_b, province):
        AwardRecord.objects.create(
            unit=unit, home=unit, award="co-thi-dua-tinh", year_from=2023, year_to=2023, source="QĐ", state="entered"
        )
    found = shown(submission)["ty-le-co-chinh-phu-20"]
    assert (numbers(found), found.unit) == ((1, 3, []), province)
    Nomination.objects.filter(submission=other.subject_id).update(state="submitted")
    assert numbers(shown(submission)["ty-le-co-chinh-phu-20"]) == (2, 3, [])
    pack = queries.pack_value_of(submission, date(2024, 3, 4))
    assert [numbers(one) for one in for_round(round_, pack)] == [(1, 3, [])]
    assert for_round(round_, None) == []


@pytest.mark.parametrize("confirmed", [False, True])
def test_only_a_share_that_the_pack_enforces_and_somebody_confirmed_refuses(
    ready: Submission, head: Actor, preparer: Actor, enforce: Any, confirmed: bool
) -> None:
    enforce(confirmed=confirmed)
    state(ready, preparer, stated_women=0)
    assert shown(ready)[HALF.code].advice.kept is False
    if confirmed:
        with pytest.raises(Refused) as no:
            perform("submission.submit", actor=head, subject=ready.pk)
        assert [reason.code for reason in no.value.reasons] == ["submission.share_not_kept"]
        assert no.value.reasons[0].data["broken_ratios"] == [
            "Nữ từ một nửa (minh họa) (đếm được 0, mức là 1; căn cứ: Quy định giả định, Điều 4)"
        ]
        state(ready, preparer, stated_women=1)
    perform("submission.submit", actor=head, subject=ready.pk)
    assert Submission.objects.get(pk=ready.pk).state == "submitted"


def test_an_enforced_share_over_the_round_counts_the_other_lists(
    ready: Submission, head: Actor, enforce: Any, round_: Any, unit_b: Unit, stranger: Actor, person: Any
) -> None:
    share = replace(
        HALF, code="mot-nua-so-nguoi", award=AWARD, among=Among.EVERYBODY, base=ShareBase.HEADCOUNT,
        bound=Bound.AT_MOST, share=Fraction(2, 5), rounding=Rounding.DOWN,
    )  # fmt: skip
    enforce(share, confirmed=True)
    found = shown(ready)[share.code]
    assert (numbers(found), found.advice.limit) == ((1, 5, []), 2)
    other = perform("submission.create", actor=stranger, inputs={"round": round_, "unit": unit_b})
    for name in ("Ngô Thị Xuân", "Ngô Văn Yên"):
        given = {"nominee_kind": "individual", "person": person(name, unit_b), "award": AWARD, "citation": "Tốt"}
        perform("nomination.add", actor=stranger, subject=other.subject_id, inputs=given)
    Nomination.objects.filter(submission=other.subject_id).update(state="submitted")
    assert (numbers(shown(ready)[share.code]), shown(ready)[share.code].advice.limit) == ((3, 7, []), 2)
    with pytest.raises(Refused, match=r"submission\.share_not_kept"):
        perform("submission.submit", actor=head, subject=ready.pk)
    Nomination.objects.filter(submission=other.subject_id).update(state="returned")
    perform("submission.submit", actor=head, subject=ready.pk)


def test_an_enforced_share_that_cannot_be_counted_stops_nobody(ready: Submission, head: Actor, enforce: Any) -> None:
    enforce(confirmed=True)
    assert numbers(shown(ready)[HALF.code]) == (None, 1, ["ratio_women_not_stated"])
    perform("submission.submit", actor=head, subject=ready.pk)


def test_pages_show_the_advice_with_its_basis_and_what_is_missing(
    ready: Submission, preparer: Actor, enter: Any, round_: Any
) -> None:
    client = enter(preparer)
    for name in ("submission", "submit"):
        page = client.get(reverse(f"nominations:{name}", args=[ready.pk])).content.decode()
        assert "Bình đẳng giới" in page
        assert "Điều 5" in page
        assert "chưa đủ dữ liệu" in page
        assert "căn cứ không ghi tỷ lệ" in page
    letter = reverse("nominations:letter", args=[ready.pk])
    sent = {"title": "Khen", "letter_number": "1/TTr", "letter_date": "2024-03-01", "stated_women": "1",
            "stated_direct_workers": "", "version": Submission.objects.get(pk=ready.pk).version}  # fmt: skip
    assert client.post(letter, sent).status_code == 302
    found = Submission.objects.get(pk=ready.pk)
    assert (found.stated_women, found.stated_direct_workers) == (1, None)
    page = client.get(reverse("nominations:submission", args=[ready.pk])).content.decode()
    assert "đếm được: 1/1 (100%)" in page.replace("\xa0", "").replace("100 %", "100%").replace("100,00", "100")
    assert client.get(reverse("nominations:quotas", args=[round_.pk])).status_code == 200


def test_the_api_gives_the_same_rows(ready: Submission, preparer: Actor, stranger: Actor, enter: Any) -> None:
    for actor in (preparer, stranger):
        enter(actor)
    api, url = APIClient(), f"/api/v1/submissions/{ready.pk}/ratios/"
    api.force_authenticate(Person.objects.get(pk=stranger.person_id).user)
    assert api.get(url).status_code == 404
    api.force_authenticate(Person.objects.get(pk=preparer.person_id).user)
    rows = {row["code"]: row for row in api.get(url).json()}
    assert rows["phan-phu-nu"] == {
        "code": "phan-phu-nu", "title": "Bình đẳng giới: phần phụ nữ trong số cá nhân được đề nghị",
        "basis": "Điều 5", "status": "text_read", "enforced": False, "award": "", "among": "women",
        "bound": "at_least", "base": "granted", "share": None, "part": None, "whole": 1, "limit": None, "kept": None,
        "counted_in": ready.unit_id,
        "missing": ["Đơn vị chưa ghi số nữ, và không phải cá nhân nào cũng có danh xưng Ông, Bà."],
    }  # fmt: skip
