"""Acts: setting and ending a rule of reminding, and saying that a notice was read."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.reminders.models import Notice, Rule
from backend.reminders.serializers import EndRuleInputs, RuleInputs
from workflows.engine import Reason, Refused


@act("reminder_rule.set", inputs=RuleInputs)
def set_rule(doing: Doing, **given: Any) -> Rule:
    """From the next round of the worker on, tell these people so many working days before or after the day due."""
    rule = Rule(made_at=doing.at, **given)
    doing.permit(rule)
    rule.made_by = doing.actor.name
    try:
        with transaction.atomic():
            doing.save(rule, **given)
    except IntegrityError as same:
        raise Refused(Reason("reminder_rule.exists")) from same
    return rule


@act("reminder_rule.end", model=Rule, inputs=EndRuleInputs)
def end_rule(doing: Doing, rule: Rule, *, reason: str) -> None:
    """It speaks no more; what it said stays."""
    if rule.ended_at is not None:
        raise Refused(Reason("reminder_rule.ended"))
    rule.ended_at = doing.at
    doing.save(rule, reason=reason)


@act("notice.read", model=Notice)
def read(doing: Doing, notice: Notice) -> None:
    """The reader has seen it."""
    if notice.read_at is not None:
        raise Refused(Reason("notice.read"))
    notice.read_at = doing.at
    doing.save(notice)
