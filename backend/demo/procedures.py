"""Processes of the demo: a draft with something to mend, and a newer version to which running dossiers may move."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.base import clock
from backend.catalogue.models import Edition
from backend.demo.play import Play
from backend.demo.province import Province
from backend.procedures.models import ProcessDraft
from backend.procedures.stage_data import fields_of
from workflows.processes import editing

PROCESS = "bang-khen-tinh-phong-trao-cchc"
TARGET = "Mục tiêu nội bộ, không phải thời hạn do pháp luật quy định"


def play_procedures(province: Province) -> None:
    """The appraiser drafts twice; the chairman publishes the one that shortens the appraisal."""
    play = Play(clock.now() - timedelta(hours=3), quiet=True)
    appraiser, chairman = province.people["appraiser"], province.people["chairman"]
    shorter = _begun(play, province)
    _changed(play, province, shorter, "tham-dinh", days=12, clock_basis=TARGET, clock_source="house",
             clock_status="unconfirmed")  # fmt: skip
    play.do("process_draft.send", appraiser, shorter)
    play.do("process_draft.publish", chairman, shorter, in_force_from=clock.day(play.at).isoformat())
    faulty = _begun(play, province)
    _changed(play, province, faulty, "to-trinh-so", owner_role="accountant")
    play.do(
        "process_draft.add_stage", appraiser, faulty, after="tham-dinh", kind="consultation",
        title_vi="Lấy ý kiến cơ quan thuế", title_en="Opinion of the tax body", beside=True, owner_role="appraiser",
        owner_unit="appraising", alternate_role="appraiser", alternate_unit="appraising", deputy=True, days=5,
        counting="working", clock_basis=TARGET, clock_source="house", question="Có nợ thuế không?",
    )  # fmt: skip


def _begun(play: Play, province: Province) -> ProcessDraft:
    newest = Edition.objects.filter(code=PROCESS).order_by("-version")[0]
    made = play.do(
        "process_draft.create", province.people["appraiser"], unit=province.root, basis=newest, illustrative=True
    )
    return ProcessDraft.objects.get(pk=made.subject_id)


def _changed(play: Play, province: Province, draft: ProcessDraft, code: str, **more: Any) -> None:
    process = ProcessDraft.objects.get(pk=draft.pk).process
    fields = fields_of(editing.find(process, code), editing.is_beside(process, code))
    given = {name: value for name, value in (fields | more).items() if value is not None}
    play.do("process_draft.change_stage", province.people["appraiser"], draft, target=code, **given)
