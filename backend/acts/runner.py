"""The runner: the only way anything changes. One transaction, one lock order, one permission check, one audit entry."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, models, transaction

from backend.acts.doing import Doing, OutsideAct
from backend.acts.models import Receipt
from backend.acts.refusing import RefusedOnRecord
from backend.acts.registry import REGISTER, Act
from backend.audit.record import Change, Who, record
from backend.base import clock
from backend.base.lifecycle import LifecycleModel, Stale
from backend.base.subjects import Subject
from permissions.actor import Actor
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused

ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act: the subject's key, what the body returned, and whether this was a repeated request.

    `advice` is to be told to whoever did it; it stood against nothing.
    """

    act: str
    subject_id: str
    answer: Mapping[str, Any] = field(default_factory=dict)
    repeated: bool = False
    result: Any = None
    advice: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One row's result of a bulk: done, or why not."""

    subject_id: Any
    done: bool
    reasons: tuple[Reason, ...] = ()


def perform(
    name: str,
    *,
    actor: Actor,
    subject: Any = None,
    version: int | None = None,
    inputs: Mapping[str, Any] | None = None,
    key: str = "",
    batch: UUID | None = None,
    at: datetime | None = None,
) -> Outcome:
    """Do act `name`; `subject` is a primary key, `version` what the person saw, `key` makes it safe to repeat.

    Raises NotPermitted, Refused (with all reasons), Stale, or the model's DoesNotExist. Nothing is changed then.
    """
    spec = REGISTER[name]
    moment = at or clock.now()
    given = dict(inputs or {})
    today = actor.on(clock.day(moment))
    doing = Doing(today, name, moment, batch)
    with _kept_when_told(spec, today, subject, moment), _told_when_outrun(), transaction.atomic(durable=True):
        receipt, fresh = _claim(spec, today, key, _digest(spec, subject, given), moment) if key else (None, True)
        if receipt is not None and not fresh:
            return _repeated(receipt)
        row, result = run_body(doing, spec, subject, version, given)
        target = result if isinstance(result, models.Model) else row
        told = str(target.pk) if target is not None else ""
        outcome = Outcome(name, told, _answer(result), result=result, advice=tuple(doing.advice))
        doing.tell_mandates()
        record(act=name, who=_who(doing.actor), at=moment, changes=doing.changes, batch=batch, request=key[:64])
        if receipt is not None:
            receipt.subject_id, receipt.answer = outcome.subject_id, {} if spec.secret else _kept(outcome)
            receipt.save(update_fields=["subject_id", "answer"])
    return outcome


def perform_each(
    name: str,
    subjects: Iterable[tuple[Any, int | None]],
    *,
    actor: Actor,
    inputs: Mapping[str, Any] | None = None,
    key: str = "",
    at: datetime | None = None,
) -> list[Result]:
    """The same act on many subjects: one act per item under one batch id; a refused item does not stop the others.

    Refused as a whole if the key was used before for other items, inputs or another act; what is left of the same
    request is done when it is sent again.
    """
    batch, rows = uuid4(), list(subjects)
    if key:
        spec = REGISTER[name]
        digest = _digest(spec, sorted(str(pk) for pk, _version in rows), dict(inputs or {}))
        with transaction.atomic(durable=True):
            _claim(spec, actor, key, digest, at or clock.now())
    return [
        perform_one(name, pk, version, actor=actor, inputs=inputs, key=own, batch=batch, at=at)
        for (pk, version), own in zip(rows, row_keys(key, [pk for pk, _version in rows]), strict=True)
    ]


def row_keys(key: str, subjects: Iterable[Any]) -> list[str]:
    """The idempotency key of each row of a bulk, of every mention its own: one listed twice is asked twice."""
    seen: Counter[Any] = Counter()
    found = []
    for pk in subjects:
        seen[pk] += 1
        found.append((f"{key}:{pk}" if seen[pk] == 1 else f"{key}:{pk}.{seen[pk]}")[:100] if key else "")
    return found


def perform_one(
    name: str,
    pk: Any,
    version: int | None,
    *,
    actor: Actor,
    inputs: Mapping[str, Any] | None,
    key: str,
    batch: UUID,
    at: datetime | None = None,
) -> Result:
    """One row of a bulk: what refuses it is its result."""
    try:
        perform(name, actor=actor, subject=pk, version=version, inputs=inputs, key=key, batch=batch, at=at)
    except (Refused, NotPermitted) as no:
        return Result(pk, done=False, reasons=no.reasons)
    except Stale:
        return Result(pk, done=False, reasons=(Reason("stale"),))
    except ObjectDoesNotExist:
        return Result(pk, done=False, reasons=(Reason("gone"),))
    return Result(pk, done=True)


def run_body(
    doing: Doing, spec: Act, subject: Any, version: int | None, given: Mapping[str, Any]
) -> tuple[models.Model | None, Any]:
    """Lock the subject and run the act's body, inside whoever's transaction: the act's own, or a rehearsal's."""
    row = _locked_subject(doing, spec, subject, version)
    result = spec.body(doing, *([row] if row is not None else []), **given)
    if not doing.asked:
        raise OutsideAct(f"{spec.name} never asked for permission")
    return row, result


def _locked_subject(doing: Doing, spec: Act, pk: Any, version: int | None) -> models.Model | None:
    if spec.model is None:
        return None
    row = doing.lock(spec.model, pk)
    if isinstance(row, Subject):
        doing.permit(row, spec.name)
    found = getattr(row, "version", None)
    if version is not None and found is not None and found != version:
        raise Stale(spec.name, pk, version, found)
    if isinstance(row, LifecycleModel) and (wrong := row.lifecycle.wrong_state(spec.name, row.state)):
        raise Refused(wrong)
    return row


def _digest(spec: Act, subject: Any, inputs: Mapping[str, Any]) -> str:
    """What tells a repeat from another request; a secret act's few possible inputs could be guessed from a digest."""
    told = {} if spec.secret else {name: _stable(value) for name, value in inputs.items()}
    text = json.dumps([spec.name, str(subject), told], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _stable(value: Any) -> Any:
    if hasattr(value, "read") and hasattr(value, "seek"):
        value.seek(0)
        content = hashlib.sha256(value.read()).hexdigest()
        value.seek(0)
        return content
    return value.pk if isinstance(value, models.Model) else value


def _claim(spec: Act, actor: Actor, key: str, digest: str, at: datetime) -> tuple[Receipt, bool]:
    """The key's receipt, and whether this request is its first; of several at once all but one wait for that one."""
    mine, kind = {"person": str(actor.person_id), "key": key}, spec.name.split(".")[0]
    if not Receipt.objects.filter(**mine).exists():
        try:
            with transaction.atomic():
                made = Receipt.objects.create(**mine, act=spec.name, digest=digest, subject_kind=kind, created_at=at)
            return made, True
        except IntegrityError:
            pass  # the insert waited for another with the same key, which is committed now
    seen = Receipt.objects.get(**mine)
    if seen.digest != digest:
        raise Refused(Reason("idempotency.other_request"))
    return seen, False


def _who(actor: Actor) -> Who:
    roles = ",".join(sorted(role.value for role in actor.roles()))
    return Who(str(actor.person_id or ""), actor.name, roles)


@contextmanager
def _kept_when_told(spec: Act, actor: Actor, pk: Any, at: datetime) -> Iterator[None]:
    """Write the attempt into the trail when the refusal asks for it, in a transaction of its own."""
    try:
        yield
    except RefusedOnRecord as no:
        row = spec.model._default_manager.filter(pk=pk).first() if spec.model is not None else None
        data = {"refused": [reason.code for reason in no.reasons], **no.kept}
        change = Change(spec.name.split(".")[0], "", spec.label.vi, data=data)
        if isinstance(row, Subject):
            change = Change(row.kind, str(row.pk), row.audit_name(), row.place().unit_path, data=data)
        with transaction.atomic(durable=True):
            record(act=spec.name, who=_who(actor), at=at, changes=[change])
        raise


@contextmanager
def _told_when_outrun() -> Iterator[None]:
    """Somebody wrote the same thing between this act's look and its write: a refusal, no fault."""
    try:
        yield
    except IntegrityError as error:
        unique = getattr(error.__cause__, "sqlstate", "") == "23505" or "UNIQUE constraint" in str(error)
        if not unique:
            raise
        raise Refused(Reason("act.outrun")) from error


def _kept(outcome: Outcome) -> dict[str, Any]:
    """The answer as a receipt keeps it for a repeat, with the advice in it."""
    advice = [{"code": one.code, "data": dict(one.data)} for one in outcome.advice]
    return {**outcome.answer, **({ADVICE: advice} if advice else {})}


def _repeated(receipt: Receipt) -> Outcome:
    answer = dict(receipt.answer)
    advice = tuple(Reason(one["code"], one["data"]) for one in answer.pop(ADVICE, ()))
    return Outcome(receipt.act, receipt.subject_id, answer, repeated=True, advice=advice)


def _answer(result: Any) -> dict[str, Any]:
    return dict(result) if isinstance(result, Mapping) else {}
