"""The pages of inspections: the body, the unit, the supervisor and a visitor each see their part."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from permissions.acts import VIEWS
from permissions.matrix import MATRIX
from permissions.roles import Role

pytestmark = pytest.mark.django_db
PUBLISHED = {"index.view", "survey.view_results", "movement.view_reviewed", "inspection.view_published"}


@pytest.fixture
def browse(client, who):
    """A client signed in as somebody."""

    def enter(name: str):
        person = who(name)
        person.user = get_user_model().objects.create_user(f"nguoi-{person.pk}")
        person.save()
        client.force_login(person.user)
        return client

    return enter


def url(name: str, *args: int) -> str:
    return reverse(f"inspections:{name}", args=args)


def test_the_body_reads_everything(concluded, finding, notice, browse):
    site = browse("leader")
    pages = [url("home"), url("plan", concluded.plan_id), url("inspection", concluded.pk), url("finding", finding.pk)]
    pages += [url("notices"), url("notice", notice.pk)]
    assert [site.get(page).status_code for page in pages] == [200] * 6


def test_the_unit_reads_its_findings_but_not_the_draft_of_the_conclusion(finding, begun, act, browse):
    act("inspection.draft_conclusion", "member", begun, conclusion="Bản thảo chưa ký đang cân nhắc.")
    page = browse("preparer").get(url("inspection", begun.pk)).content.decode()
    assert finding.text in page
    assert "Bản thảo chưa ký" not in page
    assert browse("other_head").get(url("inspection", begun.pk)).status_code == 404


def test_the_public_list_names_units_and_no_person(notice, act, client):
    assert "Sở Đồng Lúa" not in client.get(url("named")).content.decode()
    act("delay_notice.publish", "signatory", notice, document="9/QĐ-UBND")
    page = client.get(url("named")).content.decode()
    assert "Sở Đồng Lúa" in page
    assert "Chậm báo cáo quý I" in page
    assert "Đặng Người Ký" not in page
    assert "Lê Trưởng Đoàn" not in page


def test_the_supervisor_reads_what_is_published_and_nothing_else(concluded, finding, notice, act, browse):
    site, public = browse("supervisor"), url("published", concluded.pk)
    inner = [url("inspection", concluded.pk), url("finding", finding.pk), url("notice", notice.pk), public]
    assert [site.get(page).status_code for page in inner] == [404] * 4
    act("inspection.publish", "signatory", concluded, public_text="Còn hồ sơ trễ hạn, đã giao khắc phục.")
    page = site.get(public).content.decode()
    assert "đã giao khắc phục" in page
    assert concluded.conclusion not in page


def test_the_role_of_supervisors_holds_only_views_of_what_is_published():
    assert set(MATRIX[Role.SUPERVISOR]) == PUBLISHED
    assert set(VIEWS) >= PUBLISHED
