"""The pages below Việc của tôi: what I gave and got, giving one, and what was done under it."""

import pytest
from django.urls import reverse

from backend.delegation.models import Delegation

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_principal(client, principal):
    client.force_login(principal.user)
    return client


def test_a_role_is_delegated_from_the_page(as_principal, principal, deputy, dossier):
    url = reverse("delegation:create", args=[principal.holdings.get().pk])
    form = as_principal.get(url).content.decode()
    assert "Lý Thị Thay" in form
    assert "session.cast" not in form
    sent = {
        "holding": principal.holdings.get().pk, "delegate": deputy.pk, "valid_from": "10/03/2026",
        "valid_to": "19/03/2026", "basis": "Giấy ủy quyền 1", "acts": ["stage.pass"],
    }  # fmt: skip
    assert as_principal.post(url, sent).status_code == 302
    assert Delegation.objects.get().acts == ["stage.pass"]
    home = as_principal.get(reverse("delegation:home")).content.decode()
    assert "Lý Thị Thay" in home


def test_a_refused_form_keeps_what_was_chosen(as_principal, principal, deputy):
    url = reverse("delegation:create", args=[principal.holdings.get().pk])
    sent = {"holding": principal.holdings.get().pk, "delegate": deputy.pk, "acts": ["stage.pass"]}
    answer = as_principal.post(url, sent)
    assert answer.status_code == 400
    assert f'<option value="{deputy.pk}" selected>' in answer.content.decode()


def test_nobody_delegates_or_reads_what_is_not_theirs(client, lend, known, province, principal):
    row, stranger = lend(), known("Người Lạ", province)
    client.force_login(stranger.user)
    assert client.get(reverse("delegation:create", args=[principal.holdings.get().pk])).status_code == 404
    assert client.get(reverse("delegation:delegation", args=[row.pk])).status_code == 404


def test_the_one_who_got_it_sees_its_terms(client, lend, deputy):
    row = lend()
    client.force_login(deputy.user)
    page = client.get(reverse("delegation:delegation", args=[row.pk])).content.decode()
    assert "Giấy ủy quyền 1/GUQ" in page
    assert "đang có hiệu lực" in page
