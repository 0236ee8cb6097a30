"""How a state looks: a sign and a tone that say the same without colour."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from backend.web.formats import say
from workflows.basis import Status
from workflows.lifecycles import BY_CODE

DRAFT, RUNNING, WAITING, GOOD, ENDED = "draft", "running", "waiting", "good", "ended"
SIGNS = {DRAFT: "✎", RUNNING: "▸", WAITING: "◷", GOOD: "✓", ENDED: "✕"}

TONES: dict[str, dict[str, str]] = {
    "award_record": {
        "entered": WAITING,
        "confirmed": GOOD,
        "replaced": ENDED,
        "withdrawn": ENDED,
        "annulled": ENDED,
    },
    "service": {"standing": GOOD, "replaced": ENDED, "withdrawn": ENDED},
    "yearly_classification": {"standing": GOOD, "replaced": ENDED, "withdrawn": ENDED},
    "unit_trait": {"standing": GOOD, "replaced": ENDED, "withdrawn": ENDED},
    "recognised_initiative": {"standing": GOOD, "replaced": ENDED, "withdrawn": ENDED},
    "row_confirmation": {"standing": GOOD, "replaced": ENDED, "withdrawn": ENDED},
    "member_count": {"standing": GOOD, "replaced": ENDED, "withdrawn": ENDED},
    "emulation_scheme": {"draft": DRAFT, "published": GOOD, "dropped": ENDED},
    "emulation_year": {"running": RUNNING, "approved": WAITING, "published": GOOD},
    "emulation_sheet": {
        "registering": DRAFT,
        "self_scoring": RUNNING,
        "block_scoring": WAITING,
        "council_scoring": WAITING,
        "settled": RUNNING,
        "published": GOOD,
    },
    "movement": {"drafted": DRAFT, "launched": RUNNING, "running": RUNNING, "reviewed": GOOD, "cancelled": ENDED},
    "registration": {"drafted": DRAFT, "signed": GOOD, "withdrawn": ENDED},
    "covenant_party": {"asked": WAITING, "signed": GOOD, "declined": ENDED},
    "inspection_plan": {"drafted": DRAFT, "issued": RUNNING, "closed": GOOD},
    "exemplar": {
        "selected": DRAFT,
        "introduced": WAITING,
        "considered": WAITING,
        "recognised": GOOD,
        "shown": GOOD,
        "not_recognised": ENDED,
        "withdrawn": ENDED,
        "annulled": ENDED,
    },
    "initiative": {
        "draft": DRAFT,
        "submitted": WAITING,
        "returned": WAITING,
        "in_review": RUNNING,
        "recognised": GOOD,
        "not_recognised": ENDED,
        "withdrawn": ENDED,
        "annulled": ENDED,
    },
    "initiative_session": {
        "planned": DRAFT,
        "convened": RUNNING,
        "counted": WAITING,
        "concluded": GOOD,
        "cancelled": ENDED,
    },
    "inspection": {
        "planned": DRAFT,
        "notified": WAITING,
        "under_way": RUNNING,
        "drafted": WAITING,
        "concluded": RUNNING,
        "closed": GOOD,
        "cancelled": ENDED,
    },
    "finding": {"recorded": RUNNING, "to_remedy": WAITING, "remedied": GOOD, "dropped": ENDED},
    "delay_notice": {"drafted": DRAFT, "published": RUNNING, "withdrawn": ENDED, "dropped": ENDED},
    "reform_task": {"not_started": DRAFT, "in_progress": RUNNING, "done": GOOD, "stopped": ENDED},
    "plan": {"draft": DRAFT, "issued": RUNNING, "adjusted": RUNNING, "closed": GOOD},
    "paper_dossier": {"placed": RUNNING, "granted": GOOD, "ended": ENDED},
    "data_request": {
        "received": WAITING,
        "in_work": RUNNING,
        "answered": GOOD,
        "refused": ENDED,
        "withdrawn": ENDED,
    },
    "opinion": {"asked": WAITING, "answered": GOOD, "recalled": ENDED},
    "task_extension": {"asked": WAITING, "granted": GOOD, "refused": ENDED, "withdrawn": ENDED},
    "unit_report": {"owed": DRAFT, "sent": WAITING, "returned": ENDED, "accepted": GOOD, "waived": ENDED},
    "question_set": {"draft": DRAFT, "published": GOOD},
    "survey": {"planned": DRAFT, "open": RUNNING, "closed": WAITING, "accepted": RUNNING, "published": GOOD},
    "scoring_round": {"planned": DRAFT, "open": RUNNING, "approved": WAITING, "published": GOOD},
    "score_sheet": {
        "self_scoring": DRAFT,
        "submitted": WAITING,
        "explaining": DRAFT,
        "second_appraisal": WAITING,
        "appraised": RUNNING,
        "approved": RUNNING,
        "published": GOOD,
    },
    "complaint": {
        "received": WAITING,
        "accepted": RUNNING,
        "not_accepted": ENDED,
        "verifying": RUNNING,
        "decided": GOOD,
        "again": WAITING,
        "decided_again": GOOD,
        "withdrawn": ENDED,
    },
    "index_petition": {
        "sent": WAITING,
        "accepted": RUNNING,
        "refused": ENDED,
        "withdrawn": ENDED,
        "settled": GOOD,
    },
    "criteria_draft": {"drafting": DRAFT, "proposed": WAITING, "published": GOOD, "dropped": ENDED},
    "process_draft": {"drafting": DRAFT, "proposed": WAITING, "published": GOOD, "dropped": ENDED},
    "what_if": {"kept": RUNNING, "dropped": ENDED},
    "submission": {
        "draft": DRAFT,
        "submitted": WAITING,
        "received": RUNNING,
        "closed": GOOD,
        "withdrawn": ENDED,
    },
    "nomination": {
        "draft": DRAFT,
        "submitted": WAITING,
        "in_process": RUNNING,
        "returned": ENDED,
        "passed": GOOD,
        "not_passed": ENDED,
        "granted": GOOD,
        "withdrawn": ENDED,
        "annulled": ENDED,
    },
    "stage": {
        "open": RUNNING,
        "paused": WAITING,
        "passed": GOOD,
        "refused": ENDED,
        "sent_back": ENDED,
        "cancelled": ENDED,
    },
    "session": {
        "planned": DRAFT,
        "convened": RUNNING,
        "voting": RUNNING,
        "counted": WAITING,
        "minuted": GOOD,
        "cancelled": ENDED,
    },
    "decision": {
        "drafted": DRAFT,
        "for_signature": WAITING,
        "signed": RUNNING,
        "numbered": RUNNING,
        "issued": GOOD,
        "annulled": ENDED,
        "abandoned": ENDED,
    },
    "candidate_question": {"asked": RUNNING, "dropped": ENDED},
    "matter": {"open": WAITING, "closed": GOOD, "void": ENDED},
    "achievement_report": {"writing": DRAFT, "finished": GOOD},
    "workbook": {"waiting": WAITING, "saved": GOOD, "dropped": ENDED},
    "certificate": {
        "proof": WAITING,
        "confirmed": RUNNING,
        "issued": GOOD,
        "replaced": ENDED,
        "revoked": ENDED,
        "cancelled": ENDED,
    },
}

LAW = {
    Status.TEXT_READ: (GOOD, _("đã đọc văn bản")),
    Status.CONFIRMED_HERE: (GOOD, _("đã xác nhận tại đây")),
    Status.SECONDARY: (WAITING, _("nguồn thứ cấp, cần xác nhận")),
    Status.UNCONFIRMED: (WAITING, _("cần xác nhận")),
}

TASKS = {
    "done": (GOOD, _("Xong")),
    "todo": (DRAFT, _("Chưa làm")),
    "doing": (RUNNING, _("Đang làm")),
    "waiting": (WAITING, _("Chưa đến lượt")),
    "error": (ENDED, _("Có lỗi cần sửa")),
}

FINDINGS = {
    "pass": (GOOD, _("đạt")),
    "fail": (ENDED, _("không đạt")),
    "needs_confirmation": (WAITING, _("cần xác nhận")),
    "left_to_judgement": (WAITING, _("còn chờ bình xét")),
    "not_enough_data": (WAITING, _("chưa đủ dữ liệu")),
}


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge shows."""

    text: str
    tone: str

    @property
    def sign(self) -> str:
        """The mark that carries the tone in black and white."""
        return SIGNS[self.tone]


def state_badge(lifecycle: str, state: str) -> Badge:
    """The badge of a state; KeyError or ValueError for one the tables do not know."""
    return Badge(say(BY_CODE[lifecycle].label(state)), TONES[lifecycle][state])


def law_badge(status: str) -> Badge:
    """How a fact of law is known."""
    tone, text = LAW[Status(status)]
    return Badge(str(text), tone)


def task_badge(state: str) -> Badge:
    """Where one line of a task list stands."""
    tone, text = TASKS[state]
    return Badge(str(text), tone)


def finding_badge(verdict: str) -> Badge:
    """The answer of one eligibility rule."""
    tone, text = FINDINGS[verdict]
    return Badge(str(text), tone)
