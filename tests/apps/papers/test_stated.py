"""A list of papers states once that its uploads hold no state secret; a paper without the statement is marked."""

from types import SimpleNamespace
from typing import Any

from django.template import Context, Template

LIST = (
    "{% load paper_checks %}{% for link in papers %}{% paper_check link.paper in_list=True %}{% endfor %}"
    "{% secrecy_stated papers %}"
)
ALONE = "{% load paper_checks %}{% paper_check papers.0.paper %}"


def link(stated_by: str, drawn: bool = False) -> Any:
    check = SimpleNamespace(
        stated_by=stated_by, scan="clean", seal="", signatures=[], unfinished=[], checked_at=None
    )  # fmt: skip
    return SimpleNamespace(paper=SimpleNamespace(drawn=drawn, checks=SimpleNamespace(all=lambda: [check])))


def shown(text: str, *links: Any) -> str:
    return Template(text).render(Context({"papers": links}))


def test_the_statement_stands_once_with_everybody_who_gave_it() -> None:
    page = shown(LIST, link("Lê An"), link("Lê An"), link("Vũ Ba"), link("", drawn=True))
    assert page.count("bí mật nhà nước") == 1
    assert "Lê An, Vũ Ba" in page


def test_an_upload_without_the_statement_is_marked_in_its_line() -> None:
    assert shown(LIST, link("Lê An"), link("")).count("chưa có cam đoan") == 1


def test_a_paper_alone_carries_its_own_statement() -> None:
    assert "Lê An cam đoan không chứa bí mật nhà nước" in shown(ALONE, link("Lê An"))
