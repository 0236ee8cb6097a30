"""For each act inputs that fit a subject of the demonstration, as JSON (or a form where a file is sent)."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from backend.base import clock
from backend.catalogue.models import Edition, EditionKind, Round
from backend.council.models import Council, Recusal
from backend.organisation.models import Person, Unit
from backend.review.models import Stage
from backend.review.pinned import pinned
from backend.surveys.models import QuestionSet
from permissions.actor import Actor
from tests.support import (
    good_clocks,
    good_dossiers,
    good_eligibility,
    good_emulation,
    good_exemplars,
    good_initiatives,
    good_law,
    good_movements,
    good_scoring,
    workbooks,
)
from tests.support.good_history import GOOD as HISTORY
from tests.support.good_plans import PLANS
from tests.support.good_procedures import PROCEDURES
from tests.support.good_publicity import GOOD as PUBLICITY

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
    return {
        "no_secret": True,
        "file": workbooks.sheet(workbooks.line(person.full_name, award=known[submission.round.awards[0]])),
    }


def _tasks_by_excel(_s: Any, actor: Actor) -> Inputs:
    year, unit = clock.today().year, Unit.objects.get(path=actor.holdings[0].unit_path)
    heads = ("code", "title", "lead_unit", "document_number", "document_issuer", "document_issued_on", "document_title")
    row = (f"NV-EXCEL-{next(_numbers)}", "Nhiệm vụ thử", unit.code, "01/KH-THU", "Cơ quan thử", f"05/01/{year}", "Thử")
    return {"no_secret": True, "workbook": "tasks", "key": str(year), "file": workbooks.plain(heads, row)}


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


def _tomorrow() -> str:
    return (clock.today() + timedelta(days=5)).isoformat()


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    **good_movements.GOOD,
    **good_eligibility.GOOD,
    **good_clocks.GOOD,
    **good_law.GOOD,
    **good_initiatives.GOOD,
    **good_dossiers.GOOD,
    **good_exemplars.GOOD,
    **good_scoring.GOOD,
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
    "unit.create": lambda s, a: {
        "parent": Unit.objects.filter(parent=None)[0].pk,
        "code": f"thu-{next(_numbers)}",
        "name": "Sở Thử nghiệm",
        "unit_kind": "department",
        "group": "so",
        "valid_from": _today(),
    },
    "unit.edit": lambda s, a: {"name": "Sở Thử nghiệm", "group": "so", "basis": "QĐ thử"},
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
    "submission.attach": lambda s, a: {"kind": "other", "file": _pdf(), "no_secret": True},
    "submission.record_meeting": _meeting,
    "submission.share": lambda s, a: {
        "person": Person.objects.filter(user__isnull=False).exclude(pk=a.person_id)[0].pk
    },
    "submission.receive": lambda s, a: {"due_reason": "Theo quy chế minh họa"},
    "stage.request_supplement": lambda s, a: {**REASON, "deadline": _tomorrow()},
    "stage.supplement": lambda s, a: {"answer": "Đã bổ sung.", "no_secret": True},
    "stage.pass": lambda s, a: {"opinion": "Đủ điều kiện."},
    "stage.propose_change": _other_award,
    "nomination.answer_change": lambda s, a: {"consent": "yes"},
    "nomination.propose_fallback": lambda s, a: {"to_award": "lao-dong-tien-tien", "reason": "Thử nghiệm"},
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
    made = GOOD.get(act) or PLANS.get(act) or good_emulation.GOOD.get(act) or PROCEDURES.get(act) or PUBLICITY.get(act)
    made = made or HISTORY.get(act)
    if made is not None:
        return made(subject, actor)
    from backend.acts.registry import REGISTER

    inputs = REGISTER[act].inputs
    return dict(REASON) if inputs is not None and "reason" in inputs().fields else {}
