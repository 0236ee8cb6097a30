"""For each act inputs that fit a subject of the demonstration, as JSON (or a form where a file is sent)."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from backend.base import clock
from backend.catalogue.models import Edition, EditionKind, Round
from backend.council.models import Council, Recusal
from backend.criteria.criteria_sets import criteria_value
from backend.organisation.models import Person, Unit
from backend.reform.models import Document
from backend.review.models import Stage
from backend.review.pinned import pinned
from backend.scoring.models import PublishedScore, ScoreSheet
from backend.surveys.models import QuestionSet
from permissions.actor import Actor
from tests.support import good_emulation, good_movements, workbooks
from tests.support.good_plans import PLANS
from workflows.rules.codec import dump

Inputs = dict[str, Any]
REASON = {"reason": "Lý do thử nghiệm của bản minh họa."}
_numbers = itertools.count(900)


def _today() -> str:
    return clock.today().isoformat()


def _pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("giay-to.pdf", b"%PDF-1.4 minh hoa", content_type="application/pdf")


def _round(_s: Any, actor: Actor) -> Inputs:
    old = Round.objects.order_by("-pk").filter(awarding_unit__path__in=[h.unit_path for h in actor.holdings])[0]
    return {
        "code": f"thu-{next(_numbers)}", "title": "Đợt thử", "awarding_unit": old.awarding_unit_id,
        "process_code": old.process_code, "awards": old.awards, "achievement_from": 2025, "achievement_to": 2025,
        "opens_on": _today(),
    }  # fmt: skip


def _other_saturday() -> str:
    """A Saturday that no case before this one used."""
    return (clock.today() + timedelta(days=7 * next(_numbers) + 5 - clock.today().weekday())).isoformat()


def _quota(_s: Any, actor: Actor) -> Inputs:
    mine = Round.objects.filter(awarding_unit__path__in=[h.unit_path for h in actor.holdings]).order_by("-pk")[0]
    return {"round": mine.pk, "award": mine.awards[0], "number": 900, "basis": "QĐ thử"}


def _row(edition: Edition, _a: Actor) -> Inputs:
    from backend.catalogue.queries import law_rows

    rows = [] if edition.kind == EditionKind.CRITERIA else law_rows(edition)
    waiting = [row for row in rows if row.status in ("unconfirmed", "secondary")]
    return {"row": waiting[-1].code, "source": "Văn bản minh họa, Điều 1"}


def _edition(_s: Any, _a: Actor) -> Inputs:
    old = Edition.objects.filter(kind=EditionKind.PROCESS).order_by("-pk")[0]
    text = old.text.replace(old.code, f"quy-trinh-thu-{next(_numbers)}")
    return {"kind": "process", "text": text, "in_force_from": _today()}


def _task(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    document = Document.objects.order_by("-pk")[0]
    worker = Person.objects.filter(unit=unit)[0]
    return {
        "code": f"NV-THU-{next(_numbers)}", "title": "Nhiệm vụ thử", "document": document.pk, "year": 2026,
        "lead_unit": unit.pk, "responsible": [{"person": worker.pk, "share": "1"}],
    }  # fmt: skip


def _sheet(_s: Any, _a: Actor) -> Inputs:
    taken = set(ScoreSheet.objects.values_list("criteria_id", "unit_id"))
    used = ScoreSheet.objects.select_related("unit", "criteria")
    for sheet in used.order_by("-year"):
        for unit in Unit.objects.filter(group=sheet.unit.group, valid_to=None).order_by("-pk"):
            if (sheet.criteria_id, unit.pk) not in taken:
                return {"unit": unit.pk, "criteria": sheet.criteria_id}
    raise LookupError("every unit has its sheet")


def _dates() -> Inputs:
    today = clock.today()
    days = (("self_until", 5), ("appraisal_until", 10), ("explain_until", 15), ("second_until", 20))
    return {name: (today + timedelta(days=n)).isoformat() for name, n in days}


def _scoring_round(_s: Any, actor: Actor) -> Inputs:
    """A round over a further version of a set that is already in one."""
    used = ScoreSheet.objects.select_related("criteria").order_by("-pk")[0].criteria
    text = used.text.replace('"title":"', f'"title":"Thử {next(_numbers)} ')
    edition = Edition.objects.create(
        kind=used.kind,
        code=f"{used.code}-thu-{next(_numbers)}",
        version=1,
        title="Bộ thử",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        origin="office",
        published_by="Thử",
        in_force_from=used.in_force_from,
        published_at=clock.now(),
    )
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {"title": "Đợt thử", "unit": unit.pk, "runner": unit.pk, "sets": [edition.pk], **_dates()}


def _values(sheet: ScoreSheet, _a: Actor) -> Inputs:
    known = sheet.values.order_by("-pk").filter(not_applicable=False).exclude(value={})[0]
    value = {name: str(v) if name in ("number", "of") else v for name, v in known.value.items() if v not in (None, [])}
    return {"values": [{"leaf": known.leaf, "reason": "Thử nghiệm", **value}]}


def _grant(_s: Any, _a: Actor) -> Inputs:
    person = Person.objects.filter(holdings__isnull=True)[0]
    return {"person": person.pk, "role": "preparer", "unit": person.unit_id, "valid_from": _today(), "basis": "QĐ thử"}


def _nominee(submission: Any, _a: Actor) -> Inputs:
    taken = submission.nominations.values_list("person_id", flat=True)
    person = Person.objects.filter(unit=submission.unit).exclude(pk__in=[p for p in taken if p])[0]
    year = submission.round.achievement_to
    return {
        "award": submission.round.awards[0], "nominee_kind": "individual", "person": person.pk,
        "citation": "Thành tích", "achievement_from": year, "achievement_to": year,
    }  # fmt: skip


def _workbook(submission: Any, _a: Actor) -> Inputs:
    from backend.catalogue.queries import awards_known

    known = {award.code: award.name.vi for award in awards_known().values()}
    person = Person.objects.filter(unit=submission.unit).order_by("-pk")[0]
    return {"file": workbooks.sheet(workbooks.line(person.full_name, award=known[submission.round.awards[0]]))}


def _tasks_by_excel(_s: Any, actor: Actor) -> Inputs:
    year, unit = clock.today().year, Unit.objects.get(path=actor.holdings[0].unit_path)
    heads = ("code", "title", "lead_unit", "document_number", "document_issuer", "document_issued_on", "document_title")
    row = (f"NV-EXCEL-{next(_numbers)}", "Nhiệm vụ thử", unit.code, "01/KH-THU", "Cơ quan thử", f"05/01/{year}", "Thử")
    return {"workbook": "tasks", "key": str(year), "file": workbooks.plain(heads, row)}


def _meeting(submission: Any, _a: Actor) -> Inputs:
    rows = [{"nomination": n.pk, "votes_for": 7, "votes_against": 0} for n in submission.nominations.all()]
    return {
        "meeting_on": _today(),
        "meeting_chair": "Lê Văn Chủ",
        "meeting_members": 8,
        "meeting_present": 7,
        "votes": rows,
    }


def _create(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {"round": Round.objects.filter(closed_at__isnull=True).order_by("-pk")[0].pk, "unit": unit.pk}


def _draft(_s: Any, actor: Actor) -> Inputs:
    waiting = Stage.objects.filter(state="open", stage_kind="submission_letter", nomination__decision_rows__isnull=True)
    stage = waiting.select_related("nomination__submission").order_by("pk")[0]
    return {"round": stage.nomination.submission.round_id, "nominations": [stage.nomination_id]}


def _other_award(stage: Stage, _a: Actor) -> Inputs:
    row = stage.nomination
    others = [award for award in pinned(row.submission).awards if award != row.award] if row.submission.pack else []
    return {"to_award": others[-1], **REASON}


def _agenda(_s: Any, _a: Actor) -> Inputs:
    return {"stages": [Stage.objects.filter(stage_kind="council", state="open", items__isnull=True)[0].pk]}


def _ballot(session: Any, actor: Actor) -> Inputs:
    from backend.council.ballots import box_of
    from backend.council.queries import member_of

    member, box = member_of(session, actor.person_id), box_of(session)
    rows = session.items.filter(pk__in=box.entitled(member.pk))
    return {"seen": box.tag(member.pk), "choices": [{"ordinal": r.ordinal, "choice": "in_favour"} for r in rows]}


def _declared(session: Any) -> int:
    return int(Recusal.objects.filter(item__session=session)[0].member.person_id)


def _criteria(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    basis = Edition.objects.filter(kind=EditionKind.CRITERIA).exclude(code__contains="ca_nhan").order_by("-pk")[0]
    return {
        "unit": unit.pk, "basis": basis.pk, "year": 2050, "group": f"nhom-{next(_numbers)}", "level": "tinh",
        "title": "Bộ tiêu chí thử nghiệm", "illustrative": True,
    }  # fmt: skip


def _area(code: str) -> Inputs:
    return {
        "code": code,
        "title_vi": f"Lĩnh vực {next(_numbers)}",
        "title_en": "",
        "max_points": "3",
        "rule": {"shape": "yes_no"},
    }


def _survey(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    units = Unit.objects.filter(valid_from__lte=clock.today(), valid_to=None, parent=unit).order_by("-pk")
    return {
        "unit": unit.pk, "title": f"Khảo sát thử {next(_numbers)}", "year": clock.today().year, "instrument": "sipas",
        "opens_on": _today(), "closes_on": _today(), "units": [row.pk for row in units[:2]],
    }  # fmt: skip


def _question_set(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {
        "unit": unit.pk, "code": f"bo-{next(_numbers)}", "title": "Bộ thử", "instrument": "sipas", "template": "sipas",
    }  # fmt: skip


def _asked_set(survey: Any, _a: Actor) -> Inputs:
    wanted = f'"instrument":"{survey.instrument}"'
    return {"question_set": QuestionSet.objects.filter(state="published", text__contains=wanted).order_by("pk")[0].pk}


def _asked(survey: Any, _a: Actor) -> Inputs:
    return {"group": survey.groups.all()[0].pk, "unit": survey.units.all()[0].pk}


def _publication(_s: Any, actor: Actor) -> Inputs:
    sheet = ScoreSheet.objects.filter(state="approved")[0]
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {
        "unit": unit.pk, "criteria": sheet.criteria_id, "decision_number": "77/QĐ", "decided_on": _today(),
        "signatory": "Người ký", "leave_out_unfinished": True, "illustrative": True,
    }  # fmt: skip


def _score(_s: Any, actor: Actor) -> Inputs:
    paths = [holding.unit_path for holding in actor.holdings]
    rows = PublishedScore.objects.filter(sheet__isnull=False, publication__adjustment=None).order_by("-pk")
    row = next(r for r in rows.select_related("unit") if any(r.unit.path.startswith(path) for path in paths))
    leaf = criteria_value(row.publication.criteria).leaves()[next(_numbers) % 5].code
    return {"score": row.pk, "leaf": leaf, "asked": "Đề nghị xem lại số liệu đã nộp."}


def _corrected(petition: Any, _a: Actor) -> Inputs:
    return {"answer": "Đồng ý tính lại.", "not_applicable": True}


def _mapping(_s: Any, actor: Actor) -> Inputs:
    sets = {s.criteria.pk: s.criteria for s in ScoreSheet.objects.select_related("criteria")}.values()
    older, newer = (min(sets, key=lambda e: e.in_force_from), max(sets, key=lambda e: e.in_force_from))
    codes = [[area.code for area in criteria_value(e).areas] for e in (older, newer)]
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {
        "unit": unit.pk, "older": older.pk, "newer": newer.pk, "basis": "Công văn thử nghiệm",
        "pairs": [f"{codes[0][0]} = {codes[1][-1]}"],
    }  # fmt: skip


def _national(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {
        "unit": unit.pk, "index": "PAR INDEX", "province": f"Tỉnh thử {next(_numbers)}", "year": 2024,
        "value": "81.5", "rank": 20, "ranked_of": 63, "source": "Báo cáo thử",
    }  # fmt: skip


def _trial(_s: Any, actor: Actor) -> Inputs:
    paths = [holding.unit_path for holding in actor.holdings]
    sheets = ScoreSheet.objects.select_related("unit").order_by("-pk")
    sheet = next(row for row in sheets if any(row.unit.path.startswith(path) for path in paths))
    return {"sheet": sheet.pk, "name": f"Thử {next(_numbers)}"}


def _other_value(copy: Any, _a: Actor) -> Inputs:
    leaf = criteria_value(copy.sheet.criteria).leaves()[0].code
    return {"values": [{"leaf": leaf, "not_applicable": True, "reason": "Thử"}]}


def _tomorrow() -> str:
    return (clock.today() + timedelta(days=5)).isoformat()


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    **good_movements.GOOD,
    "round.open": _round,
    "row.confirm": _row,
    "edition.publish": _edition,
    "question_set.create": _question_set,
    "question_set.edit": lambda s, a: {
        "title": "Bộ thử",
        "question_method": "share_satisfied",
        "element_method": "pooled",
        "total_method": "mean_of_elements",
    },
    "question_set.put": lambda s, a: {
        "element": "TC",
        "code": f"C{next(_numbers)}",
        "text_vi": "Câu thử?",
        "asked": "scale",
    },
    "question_set.remove": lambda s, a: {"code": next(s.form.questions()).code},
    "survey.create": _survey,
    "survey.edit": lambda s, a: {k: v for k, v in _survey(s, a).items() if k != "unit"} | {"instrument": s.instrument},
    "survey.set_group": _asked_set,
    "survey.remove_group": lambda s, a: {"group": s.groups.all()[0].pk},
    "survey.make_links": lambda s, a: _asked(s, a) | {"number": 2},
    "survey.void_links": _asked,
    "survey.count": lambda s, a: _asked(s, a) | {"issued": 9, "valid": 8, "invalid": 0, "counts": {}},
    "survey.close": lambda s, a: {"lost_reason": "Khóa không đi cùng bản chép của cơ sở dữ liệu."},
    "reform_task.create": _task,
    "reform_task.start": lambda s, a: {},
    "reform_task.report": lambda s, a: {"percent": 99},
    "reform_task.complete": lambda s, a: {},
    "reform_task.add_evidence": lambda s, a: {"title": "Báo cáo", "page_reference": "trang 2"},
    "reform_task.grade": lambda s, a: {"grade_pct": "80", "reason": "Thử nghiệm"},
    "score_sheet.open": _sheet,
    "score_sheet.self_score": _values,
    "score_sheet.appraise": _values,
    "score_sheet.appraise_again": _values,
    "score_sheet.explain": lambda s, a: {"values": [{"leaf": s.values.all()[0].leaf, "reason": "Đã nộp bổ sung"}]},
    "score_sheet.attach": lambda s, a: {
        "leaf": s.values.all()[0].leaf,
        "page_reference": "trang 2",
        "title": "Báo cáo",
        "proof": s.unit.led_tasks.filter(evidence__isnull=False)[0].evidence.all()[0].pk,
    },
    "score_sheet.send_back": lambda s, a: REASON | {"until": (clock.today() + timedelta(days=900)).isoformat()},
    "score_sheet.extend": lambda s, a: {
        "phase": "self",
        "until": (clock.today() + timedelta(days=900)).isoformat(),
        "reason": "Thử nghiệm",
    },
    "scoring_round.plan": _scoring_round,
    "scoring_round.change": lambda s, a: _dates() | REASON,
    "scoring_round.approve": lambda s, a: {"leave_out_unfinished": True},
    "index.publish": _publication,
    "criteria_draft.create": _criteria,
    "criteria_draft.edit": lambda s, a: {"title": f"Bộ tiêu chí thử {next(_numbers)}", "na_rule": "full_marks"},
    "criteria_draft.add_node": lambda s, a: {"node": _area(f"THU{next(_numbers)}")},
    "criteria_draft.change_node": lambda s, a: {"target": s.criteria.areas[0].code, "node": _area("")},
    "criteria_draft.move_node": lambda s, a: {"target": s.criteria.areas[-1].code, "direction": "up"},
    "criteria_draft.remove_node": lambda s, a: {"target": s.criteria.areas[-1].code},
    "criteria_draft.replace": lambda s, a: {"criteria": dump(replace(s.criteria, title=f"Thay {next(_numbers)}"))},
    "criteria_draft.restore": lambda s, a: {"revision": 1},
    "criteria_draft.publish": lambda s, a: {"decision_number": f"{next(_numbers)}/QĐ", "decided_on": _today()},
    "index_petition.send": _score,
    "index_petition.accept": _corrected,
    "index.adjust": lambda s, a: {
        **REASON,
        "decision_number": f"{next(_numbers)}/QĐ",
        "decided_on": _today(),
        "signatory": "Người ký",
    },
    "index_mapping.state": _mapping,
    "index_value.enter": _national,
    "what_if.keep": _trial,
    "what_if.change": _other_value,
    "unit.create": lambda s, a: {
        "parent": Unit.objects.filter(parent=None)[0].pk,
        "code": f"thu-{next(_numbers)}",
        "name": "Sở Thử nghiệm",
        "unit_kind": "department",
        "group": "so",
        "valid_from": _today(),
    },
    "unit.edit": lambda s, a: {"name": "Sở Thử nghiệm", "group": "so", "basis": "QĐ thử"},
    "unit.end": lambda s, a: {"last_day": _tomorrow(), "basis": "QĐ thử"},
    "person.create": lambda s, a: {
        "unit": Unit.objects.filter(parent=None)[0].pk,
        "full_name": f"Lê Thị Thử {next(_numbers)}",
    },
    "person.edit": lambda s, a: {"full_name": "Lê Thị Thử", "unit": s.unit_id},
    "person.open_login": lambda s, a: {"login": f"thu-{next(_numbers)}"},
    "quota.set": _quota,
    "declared_day.declare": lambda s, a: {
        "day": _other_saturday(),
        "working": "working",
        "name": "Làm bù",
        "basis": "TB thử",
    },
    "holding.grant": _grant,
    "holding.end": lambda s, a: {"last_day": _today(), "basis": "QĐ thử"},
    "session.create": lambda s, a: {"council": Council.objects.all()[0].pk, "title": "Phiên thử", "held_on": _today()},
    "session.add_items": _agenda,
    "session.convene": lambda s, a: {"present": list(s.council.seats.values_list("person_id", flat=True))},
    "session.declare_recusal": lambda s, a: {"ordinal": 1, "ground": "family"},
    "session.settle_recusal": lambda s, a: {"ordinal": 1, "accept": True, "person": _declared(s)},
    "session.open_vote": lambda s, a: {"aware": True, "reduced": True},
    "session.cast": _ballot,
    "nomination.add": _nominee,
    "nomination.edit": lambda s, a: {"award": s.award, "citation": "Thành tích sửa"},
    "nomination.import": _workbook,
    "workbook.upload": _tasks_by_excel,
    "submission.create": _create,
    "submission.edit": lambda s, a: {"title": "Về việc khen thưởng"},
    "submission.attach": lambda s, a: {"kind": "other", "file": _pdf()},
    "submission.record_meeting": _meeting,
    "submission.share": lambda s, a: {
        "person": Person.objects.filter(user__isnull=False).exclude(pk=a.person_id)[0].pk
    },
    "submission.receive": lambda s, a: {"due_reason": "Theo quy chế minh họa"},
    "stage.request_supplement": lambda s, a: {**REASON, "deadline": _tomorrow()},
    "stage.supplement": lambda s, a: {"answer": "Đã bổ sung."},
    "stage.pass": lambda s, a: {"opinion": "Đủ điều kiện."},
    "stage.propose_change": _other_award,
    "nomination.answer_change": lambda s, a: {"consent": "yes"},
    "decision.number": lambda s, a: {"number": next(_numbers), "decided_on": _today()},
    "decision.annul": lambda s, a: {**REASON, "number": "12/QĐ", "annulled_on": _today()},
    "decision.draft": _draft,
    "decision.edit": lambda s, a: {"title": "Về việc khen thưởng"},
    "decision.send": lambda s, a: {"letter_number": "5/TTr"},
    "decision.strike": lambda s, a: {**REASON, "rows": [s.rows.first().ordinal]},
    "decision.give_reason": lambda s, a: {**REASON, "rows": [s.rows.first().ordinal]},
    "decision.adopt_prize": lambda s, a: {**REASON, "rounding": "exact"},
    "certificate.edit": lambda s, a: {"citation": "Thành tích sửa"},
}


def good(act: str, subject: Any, actor: Actor) -> Inputs:
    """Inputs with which the act should be possible; a reason, or nothing, where no more is asked."""
    made = GOOD.get(act) or PLANS.get(act) or good_emulation.GOOD.get(act)
    if made is not None:
        return made(subject, actor)
    from backend.acts.registry import REGISTER

    inputs = REGISTER[act].inputs
    return dict(REASON) if inputs is not None and "reason" in inputs().fields else {}
