"""A draft begun from the shipped provincial process, dossiers on their way, and shorthands for acts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from backend.acts.runner import Outcome, perform
from backend.base import clock
from backend.catalogue.models import Edition
from backend.organisation.actors import actor_of
from backend.organisation.models import Person
from backend.procedures.models import ProcessDraft
from tests.apps.review.conftest import (  # noqa: F401
    PROVINCIAL,
    at_stage,
    does,
    nominate,
    noon,
    people,
    received,
    round_,
    submitted,
)  # fmt: skip
from workflows.processes import editing


@pytest.fixture
def cast(people, province, person) -> dict[str, Person]:  # noqa: F811
    """The people of the review, and a second appraiser who works on the same drafts."""
    return {**people, "second": person("Mai Cùng Soạn", province, "appraiser")}


@pytest.fixture
def edition(db) -> Edition:
    """The shipped provincial process."""
    return Edition.objects.get(code=PROVINCIAL, version=1)


@pytest.fixture
def do(cast) -> Callable[..., Outcome]:
    """Does an act on the draft as somebody, and reads the draft again."""

    def run(name: str, draft: ProcessDraft | None = None, who: str = "appraiser", **inputs: Any) -> Outcome:
        key = draft.pk if draft is not None else None
        done = perform(f"process_draft.{name}", actor=actor_of(cast[who]), subject=key, inputs=inputs)
        if draft is not None:
            draft.refresh_from_db()
        return done

    return run


@pytest.fixture
def draft(do, province, edition) -> ProcessDraft:
    """A new version of the provincial process, as it was taken over."""
    return do("create", unit=province, basis=edition).result


@pytest.fixture
def as_(cast, django_user_model):
    """A browser signed in as one of the people."""

    def signed_in(who: str) -> Client:
        person = cast[who]
        user = person.user or django_user_model.objects.create_user(f"u-{who}")
        if person.user is None:
            person.user = user
            person.save()
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def stage_fields() -> Callable[..., dict[str, Any]]:
    """The fields of a sound appraisal, as a page sends them."""

    def build(title: str = "Thẩm định thêm", **more: Any) -> dict[str, Any]:
        return {
            "kind": "appraisal", "title_vi": title, "owner_role": "appraiser", "owner_unit": "appraising",
            "alternate_role": "appraiser", "alternate_unit": "appraising", "deputy": True, "days": 5,
            "clock_basis": "Mục tiêu nội bộ", "basis": "Quy chế", "source": "house", **more,
        }  # fmt: skip

    return build


@pytest.fixture
def new_version(edition) -> Callable[..., Edition]:
    """Lays down a further version of the provincial process, changed by a function, in force since January."""

    def make(change: Callable[[Any], Any], code: str = PROVINCIAL) -> Edition:
        from dataclasses import replace

        from backend.catalogue import editions
        from backend.catalogue.queries import process_value

        newest = Edition.objects.filter(code=code).order_by("-version")[0]
        made = editing.chained(change(process_value(newest)))
        draft = editions.of_process(replace(made, version=newest.version + 1), date(2025, 1, 1))
        row = editions.new_edition(draft, origin="office", by="Văn phòng", at=clock.now())
        row.save()
        return row

    return make
