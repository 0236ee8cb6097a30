"""The pages: drafted without script and without a code to type, tried out, compared, published, dossiers moved."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from backend.calendars.models import DeclaredDay
from backend.catalogue.queries import process_value
from backend.organisation.actors import actor_of
from backend.procedures.comparing import compared
from backend.procedures.inbox import waiting
from backend.procedures.models import ProcessDraft
from backend.review.moving import edition_now
from tests.apps.procedures.test_moving import longer, renamed
from tests.apps.review.conftest import NOON, PROVINCIAL
from workflows.processes import editing

pytestmark = pytest.mark.django_db


def sent(fields: dict) -> dict:
    return {name: ("on" if value is True else value) for name, value in fields.items() if value not in (False, None)}


def test_the_list_leads_to_a_new_version(as_, edition):
    page = as_("appraiser").get(reverse("procedures:home")).content.decode()
    assert f"{reverse('procedures:new')}?basis={edition.pk}" in page


def test_a_draft_is_begun_from_the_page(as_, edition, province):
    answer = as_("appraiser").post(reverse("procedures:new"), {"unit": province.pk, "basis": edition.pk})
    made = ProcessDraft.objects.get()
    assert answer.url == reverse("procedures:draft", args=[made.pk])


def test_the_page_of_a_draft_shows_stages_and_drawing_without_a_code(as_, draft):
    page = as_("appraiser").get(reverse("procedures:draft", args=[draft.pk])).content.decode()
    assert "Không còn lỗi" in page
    assert "<svg" in page
    assert "15 ngày làm việc" in page
    assert "owner_role" not in page
    assert "working" not in page


def test_the_panel_names_the_stages_that_have_no_deadline(as_, draft):
    url, text = reverse("procedures:draft", args=[draft.pk]), draft.text
    assert "có thời hạn, và mọi" in as_("appraiser").get(url).content.decode()
    ProcessDraft.objects.filter(pk=draft.pk).update(text=text.replace("days = 15, ", "", 1))
    page = as_("appraiser").get(url).content.decode()
    assert "có thời hạn, và mọi" not in page
    assert "Bước chưa có thời hạn: “Sở Nội vụ thẩm định”." in page


def test_a_stage_is_added_by_its_form(as_, draft, stage_fields):
    url = reverse("procedures:add", args=[draft.pk])
    answer = as_("appraiser").post(url, sent(stage_fields()) | {"after": "tham-dinh", "counting": "working",
                                                               "clock_status": "unconfirmed", "status": "unconfirmed",
                                                               "audience": "unit", "silence": "waits"})  # fmt: skip
    assert answer.status_code == 302, answer.context["form"].errors
    draft.refresh_from_db()
    assert editing.find(draft.process, "tham-dinh-them").next == ("hoi-dong",)


def form_of(client, draft, code) -> dict:
    """What the browser would send back of a stage's form."""
    form = client.get(reverse("procedures:stage", args=[draft.pk, code])).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return sent(values)


def test_a_fault_is_told_beside_its_field_before_anything_is_saved(as_, draft):
    client = as_("appraiser")
    data = form_of(client, draft, "tham-dinh") | {"owner_role": "accountant", "try": "1"}
    page = client.post(reverse("procedures:stage", args=[draft.pk, "tham-dinh"]), data).content.decode()
    beside = page.split('id="finding-owner_role"')[1].split('id="finding-owner_unit"')[0]
    assert "Kế toán" in beside
    assert "làm được" in beside
    before = draft.text
    draft.refresh_from_db()
    assert draft.text == before


def test_a_form_sent_back_unchanged_changes_nothing(as_, draft):
    client, before = as_("appraiser"), draft.process
    for item in before.stages:
        answer = client.post(reverse("procedures:stage", args=[draft.pk, item.code]), form_of(client, draft, item.code))
        assert answer.status_code == 302, answer.context["form"].errors
    draft.refresh_from_db()
    assert draft.process == before


def test_a_lost_race_keeps_what_was_typed(as_, draft, do):
    client = as_("appraiser")
    url = reverse("procedures:stage", args=[draft.pk, "tham-dinh"])
    seen = client.get(url).context["seen"]
    data = form_of(client, draft, "tham-dinh") | {"title_vi": "Tên tôi gõ", "seen": seen}
    do("remove_stage", draft, who="second", target="tham-dinh")
    draft.text = draft.text
    assert client.post(url, data).status_code == 404
    do("restore", draft, who="second", revision=1)
    do("move_stage", draft, who="second", target="hoi-dong", direction="up")
    assert client.post(url, data).status_code == 302


def test_buttons_move_remove_and_undo(as_, draft):
    client, url = as_("appraiser"), reverse("procedures:step", args=[draft.pk])
    client.post(url, {"target": "hoi-dong", "step": "up"})
    answer = client.post(url, {"target": "hoi-dong", "step": "remove"})
    assert answer.url.endswith("#vua-sua")
    page = client.get(answer.url)
    told = page.content.decode().split('id="vua-sua"')[1].split("</form>")[0]
    assert "Bỏ bước “Hội đồng Thi đua – Khen thưởng tỉnh bỏ phiếu kín”" in told
    assert page.content.decode().index('id="b-tiep-nhan"') < page.content.decode().index('id="vua-sua"')
    client.post(url, {"step": page.context["last"].undo, "version": page.context["draft"].version})
    draft.refresh_from_db()
    assert [item.code for item in draft.process.stages][3:5] == ["hoi-dong", "tham-dinh"]


def test_undo_never_takes_back_what_somebody_else_did_meanwhile(as_, draft, do):
    client, url = as_("appraiser"), reverse("procedures:step", args=[draft.pk])
    client.post(url, {"target": "hoi-dong", "step": "up"})
    page = client.get(reverse("procedures:draft", args=[draft.pk])).context
    do("move_stage", draft, who="second", target="tham-dinh", direction="down")
    answer = client.post(url, {"step": page["last"].undo, "version": page["draft"].version})
    assert answer.status_code == 409
    before = draft.text
    draft.refresh_from_db()
    assert draft.text == before


def test_every_change_is_told_beside_its_stage_with_its_undo(as_, draft, do, stage_fields):
    client, url = as_("appraiser"), reverse("procedures:draft", args=[draft.pk])
    assert client.get(url).context["last"] is None
    do("remove_stage", draft, target="hop-don-vi")
    assert client.get(url).context["last"].at_stage == ""
    do("add_stage", draft, after="tham-dinh", **stage_fields())
    assert client.get(url).context["last"].at_stage == "tham-dinh-them"
    do("restore", draft, revision=1)
    last = client.get(url).context["last"]
    assert (last.title, last.undo) == ("", 3)


def test_the_ends_have_no_button_that_cannot_work(as_, draft):
    page = as_("appraiser").get(reverse("procedures:draft", args=[draft.pk])).content.decode()
    cards = page.split('class="card process-stage"')[1:]
    assert ['value="up"' in cards[0], 'value="down"' in cards[-1]] == [False, False]
    assert ['value="down"' in cards[0], 'value="up"' in cards[-1]] == [True, True]


def test_a_new_stage_sends_back_only_to_what_stands_before_it(as_, draft):
    url = reverse("procedures:add", args=[draft.pk])
    form = as_("appraiser").get(url, {"sau": "tiep-nhan"}).context["form"]
    offered = [code for code, _name in form.fields["returns_to"].choices]
    assert offered == ["hop-don-vi", "ky-to-trinh", "tiep-nhan"]


def test_a_clock_of_zero_is_told_while_typing_and_an_empty_name_is_not(as_, draft):
    client, url = as_("appraiser"), reverse("procedures:stage", args=[draft.pk, "tham-dinh"])
    data = form_of(client, draft, "tham-dinh") | {"days": "0", "title_vi": ""}
    page = client.post(url, data, headers={"HX-Request": "true"}).content.decode()
    assert "Ghi số từ 1 trở lên." in page.split('id="finding-days"')[1].split('id="finding-')[0]
    assert page.split('id="finding-title_vi"')[1].split("</div>")[0].endswith('aria-live="polite">')


def test_a_name_used_twice_is_told_beside_the_name(as_, draft):
    client, url = as_("appraiser"), reverse("procedures:stage", args=[draft.pk, "tham-dinh"])
    data = form_of(client, draft, "tham-dinh") | {"title_vi": "tiếp nhận  hồ sơ", "try": "1"}
    page = client.post(url, data).content.decode()
    assert "Hai bước cùng mang tên" in page.split('id="finding-title_vi"')[1].split('id="finding-')[0]


def test_fields_of_one_kind_of_stage_are_marked_so(as_, draft):
    page = as_("appraiser").get(reverse("procedures:stage", args=[draft.pk, "tham-dinh"])).content.decode()
    assert page.count("only-publication") == page.count("only-consultation") == 1


def test_the_particulars_tick_awards_by_name(as_, draft):
    client, url = as_("appraiser"), reverse("procedures:particulars", args=[draft.pk])
    page = client.get(url).content.decode()
    assert 'type="checkbox" name="awards"' in page
    assert "Bằng khen" in page
    form = client.get(url).context["tried"].form
    data = sent({name: form[name].value() for name in form.fields}) | {"title_vi": "Tên khác hẳn"}
    assert client.post(url, data).status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.process.awards) == ("Tên khác hẳn", ("bang-khen-tinh-phong-trao",))


def test_the_difference_is_told_in_words_with_both_drawings(as_, draft, do):
    do("remove_stage", draft, target="hoi-dong")
    page = as_("signatory").get(reverse("procedures:draft-difference", args=[draft.pk])).content.decode()
    assert "bỏ" in page
    assert page.count("<svg") >= 2
    assert "sau “Sở Nội vụ thẩm định”" in page
    assert PROVINCIAL not in page.split("<main")[1].split("<svg")[0]


def test_a_difference_names_bodies_and_leaves_out_what_a_kind_does_not_have(draft, do, stage_fields, unit_a):
    do("add_stage", draft, after="tham-dinh", **stage_fields("Hỏi ý kiến", kind="consultation", question="Gì?",
                                                             consulted=[unit_a.code]))  # fmt: skip
    old = process_value(draft.basis)
    [told] = compared(old, draft.process).stages
    fields = {one.name: one.after for one in told.fields}
    assert (told.kind.value, fields["consulted"]) == ("added", unit_a.name)
    assert not {"shown_days", "audience", "keep_comments"} & set(fields)


def test_a_stage_that_changes_places_is_told_but_not_those_beside_what_came(draft, do, stage_fields):
    do("add_stage", draft, after="tham-dinh", **stage_fields(beside=True))
    do("move_stage", draft, target="cap-so", direction="down")
    found = {one.code: one.kind.value for one in compared(process_value(draft.basis), draft.process).stages}
    assert found == {"tham-dinh-them": "added", "cap-so": "moved", "phat-hanh": "moved"}


def test_a_trial_run_tells_days_and_people(as_, draft, unit_a):
    client, url = as_("appraiser"), reverse("procedures:draft-trial", args=[draft.pk])
    case = {"award": "bang-khen-tinh-phong-trao", "nominee_kind": "individual", "received_on": "2026-02-09",
            "unit": unit_a.pk}  # fmt: skip
    page = client.get(url, case | {"a.tham-dinh.1": "supplement", "w.tham-dinh.1": "10"})
    assert page.context["trial"].walk.ending.value == "done"
    assert "Đỗ Văn Xét" in page.content.decode()
    ended = client.get(url, case | {"a.hoi-dong.1": "refuse"}).context["trial"].walk
    assert (ended.ending.value, ended.visits[-1].code) == ("refused", "hoi-dong")


@pytest.mark.parametrize(("day", "status"), [
    ("9999-12-31", 400), ("0001-01-01", 400), ("1900-01-01", 200), ("2100-12-31", 200),
])  # fmt: skip
def test_a_trial_on_a_day_of_a_far_year_is_refused_at_its_field(as_, draft, unit_a, day, status):
    url = reverse("procedures:draft-trial", args=[draft.pk])
    case = {"award": draft.process.awards[0], "nominee_kind": "individual", "received_on": day, "unit": unit_a.pk}
    page = as_("appraiser").get(url, case)
    assert page.status_code == status
    assert ("received_on" in page.context["form"].errors) == (status == 400)


def test_a_trial_run_names_the_stage_that_nobody_holds(as_, draft, unit_a, people):
    people["clerk"].holdings.update(valid_to=date(2025, 7, 1))
    client, url = as_("appraiser"), reverse("procedures:draft-trial", args=[draft.pk])
    found = client.get(url).context["trial"].reasons
    assert {reason.code for reason in found} & {"process_trial.nobody", "process_trial.only_alternate"}


def test_a_trial_run_names_days_off_and_made_up_days(as_, draft, unit_a):
    DeclaredDay.objects.create(
        day=date(2026, 2, 28), working=True, name="Làm bù", basis="TB 1", declared_by="Q", declared_at=NOON
    )
    case = {"award": "bang-khen-tinh-phong-trao", "nominee_kind": "individual", "received_on": "2026-02-09",
            "unit": unit_a.pk}  # fmt: skip
    page = as_("appraiser").get(reverse("procedures:draft-trial", args=[draft.pk]), case)
    unusual = page.context["trial"].unusual
    assert [(one.first, one.working) for one in unusual if one.working] == [(date(2026, 2, 28), True)]
    assert {date(2026, 2, 16), date(2026, 2, 20)} <= set(page.context["trial"].days_off)
    assert "28/02/2026: làm việc, Làm bù" in page.content.decode()


def test_a_trial_run_knows_that_an_appraiser_drafts_the_letter(as_, draft, people):
    page = as_("appraiser").get(reverse("procedures:draft-trial", args=[draft.pk]))
    step = next(one for one in page.context["trial"].steps if one.stage.code == "to-trinh-so")
    assert "Đỗ Văn Xét" in step.holders


def test_the_list_says_until_when_an_older_version_holds(as_, edition, new_version):
    new_version(longer)
    rows = as_("appraiser").get(reverse("procedures:home")).context["rows"]
    row = next(one for one in rows if one["now"].code == PROVINCIAL)
    assert [one["until"] for one in row["versions"]] == [None, date(2024, 12, 31)]


def test_whoever_may_publish_finds_a_proposed_draft_among_their_tasks(as_, draft, do, cast):
    do("edit", draft, title_vi="Tên khác hẳn", awards=list(draft.process.awards),
       grounds=[one.value for one in draft.process.grounds], basis="Quy chế", source="house")  # fmt: skip
    assert [one.act for one in waiting(actor_of(cast["appraiser"]), NOON)] == ["process_draft.send"]
    do("send", draft)
    assert [one.act for one in waiting(actor_of(cast["signatory"]), NOON)] == ["process_draft.publish"]
    assert waiting(actor_of(cast["head"]), NOON) == []


def test_a_published_draft_says_since_when_and_what_comes_next(as_, draft, do):
    do("edit", draft, title_vi="Tên khác hẳn", awards=list(draft.process.awards),
       grounds=[one.value for one in draft.process.grounds], basis="Quy chế", source="house")  # fmt: skip
    do("send", draft)
    url = reverse("procedures:draft", args=[draft.pk])
    assert "người đã soạn không tự công bố" in as_("appraiser").get(url).content.decode()
    do("publish", draft, who="signatory", in_force_from=date(2025, 8, 1))
    page = as_("appraiser").get(url).content.decode()
    assert "tiếp nhận từ ngày 01/08/2025" in page
    assert reverse("procedures:move", args=[draft.edition_id]) in page
    assert reverse("procedures:move", args=[draft.edition_id]) not in as_("signatory").get(url).content.decode()


@pytest.fixture
def nomination(received):
    return received(1).nominations.get()


def test_the_page_shows_what_a_move_would_do_and_does_it(as_, nomination, new_version):
    made, client = new_version(longer), as_("appraiser")
    url = reverse("procedures:move", args=[made.pk])
    page = client.get(url)
    shown, not_mine = page.context["shown"], page.context["not_mine"]
    assert not_mine == 0
    assert [(p.row.due_on, p.carried.due) for p in shown[0].places] == [(date(2025, 8, 4), date(2025, 8, 11))]
    answer = client.post(url, {"to": made.pk, "reason": "Quy trình mới", "row": [nomination.pk]})
    assert answer.context["done"] == "Đã chuyển 1 trong 1 hồ sơ."
    assert edition_now(nomination) == made


def test_ticked_rows_sent_with_the_key_of_another_request_are_refused_row_by_row(as_, nomination, new_version):
    made, client = new_version(longer), as_("appraiser")
    url, sent = (
        reverse("procedures:move", args=[made.pk]),
        {"to": made.pk, "reason": "Quy trình mới", "idempotency_key": "k1"},
    )
    client.post(url, sent | {"row": []})
    answer = client.post(url, sent | {"row": [nomination.pk]})
    assert (answer.status_code, "đã dùng cho một yêu cầu khác" in answer.content.decode()) == (409, True)
    assert edition_now(nomination) != made


def test_a_day_due_that_would_come_sooner_is_pointed_out_before_anything_is_done(as_, nomination, new_version):
    def shorter(process):
        item = editing.find(process, "tham-dinh")
        return editing.change(process, "tham-dinh", replace(item, clock=replace(item.clock, days=3)))

    page = as_("appraiser").get(reverse("procedures:move", args=[new_version(shorter).pk])).content.decode()
    assert "04/08/2025 → 17/07/2025" in page
    assert "sớm hơn" in page
    assert page.index('name="reason"') < page.index('name="row"')


def test_the_page_asks_which_stage_takes_the_place_of_one_that_is_gone(as_, nomination, new_version):
    made, client = new_version(renamed), as_("appraiser")
    url = reverse("procedures:move", args=[made.pk])
    page = client.get(url)
    assert [choice.code for choice in page.context["choices"]] == ["tham-dinh"]
    assert "không chuyển được" in page.content.decode()
    assert not client.get(url, {"m.tham-dinh": "tham-dinh-moi"}).context["shown"][0].reasons
    data = {"to": made.pk, "reason": "Quy trình mới", "row": [nomination.pk], "mapping": "tham-dinh=tham-dinh-moi"}
    client.post(url, data)
    assert edition_now(nomination) == made


def test_whoever_may_not_move_does_not_find_the_page(as_, new_version):
    assert as_("head").get(reverse("procedures:move", args=[new_version(longer).pk])).status_code == 404


def test_a_draft_of_another_body_is_not_found(as_, draft):
    assert as_("preparer").get(reverse("procedures:draft", args=[draft.pk])).status_code == 404
