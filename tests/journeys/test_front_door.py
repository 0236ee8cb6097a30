"""The pages that a stranger sees, and the way in, at every width, in both languages, with and without script."""

import pytest
from django.contrib.auth import get_user_model

from tests.support.browser import WIDTHS

pytestmark = pytest.mark.browser
PASSWORD = "mot-mat-khau-thu-nghiem"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sign_in_page_breaks_no_rule_of_accessibility(new_page, axe, width, language):
    page = new_page(width, language=language)
    page.goto("/dang-nhap/")
    assert page.locator("html").get_attribute("lang") == language
    assert axe(page) == []


@pytest.mark.parametrize("script", [True, False])
def test_a_person_signs_in_with_script_on_and_off(new_page, script):
    get_user_model().objects.create_user("an", password=PASSWORD)
    page = new_page(script=script)
    page.goto("/dang-nhap/")
    page.fill("input[name=username]", "an")
    page.fill("input[name=password]", PASSWORD)
    page.locator("form:has(input[name=password]) button").click()
    assert page.url.endswith("/")
    assert page.locator("h1").count() == 1


def test_the_first_page_is_small(page, site, sign_in):
    sign_in(page, get_user_model().objects.create_user("an", password=PASSWORD))
    answer = page.goto("/")
    assert answer.status == 200
    assert len(answer.body()) < 60 * 1024


def test_without_script_axe_still_judges(new_page, axe):
    page = new_page(script=False)
    page.goto("/dang-nhap/")
    assert axe(page) == []
