"""What is read of drafts and of dossiers on the way: versions of a process, dossiers that run by an older one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from backend.base.scopes import visible
from backend.catalogue.models import Edition, EditionKind
from backend.nominations.models import Nomination
from backend.review.models import ProcessMove
from backend.review.moving import RUNNING
from permissions.actor import Actor


def process_editions() -> QuerySet[Edition]:
    """Every version of every process, newest first, without its text."""
    return Edition.objects.filter(kind=EditionKind.PROCESS).defer("text").order_by("code", "-version")


def named(edition: Edition) -> str:
    """A version by its name and number, without its code."""
    return _("%(title)s – phiên bản %(n)s") % {"title": edition.title, "n": edition.version}


def newest_of(code: str) -> Edition | None:
    """The newest version of a process."""
    return process_editions().filter(code=code).first()


def newest_in_force(code: str, on: date) -> Edition | None:
    """The newest version that dossiers may run by on a day."""
    return process_editions().filter(code=code, in_force_from__lte=on).first()


MOVE, SEE = "nomination.move_process", "nomination.view"


def running(actor: Actor, act: str) -> QuerySet[Any]:
    """The dossiers that an act reaches and that are on their way, each with its version as `edition_now`."""
    last = ProcessMove.objects.filter(nomination=OuterRef("pk")).order_by("-pk").values("to_edition")[:1]
    rows: QuerySet[Any] = visible(Nomination.objects.all(), actor, act)
    rows = rows.filter(state__in=[state.value for state in RUNNING], submission__process__isnull=False)
    found: QuerySet[Any] = rows.annotate(
        edition_now=Coalesce(Subquery(last), F("submission__process"), output_field=BigIntegerField())
    )
    return found


def movable_to(actor: Actor, edition: Edition) -> QuerySet[Any]:
    """The running dossiers of the same process that run by another version."""
    related = ("submission__process", "submission__round__awarding_unit", "submission__unit", "unit")
    return _elsewhere(actor, edition, MOVE).select_related(*related).order_by("submission_id", "ordinal")


def seen_but_not_moved(actor: Actor, edition: Edition) -> int:
    """How many more of them the person sees, but others move."""
    mine = movable_to(actor, edition).order_by().values("pk")
    return _elsewhere(actor, edition, SEE).exclude(pk__in=mine).count()


def _elsewhere(actor: Actor, edition: Edition, act: str) -> QuerySet[Any]:
    others = process_editions().filter(code=edition.code).exclude(pk=edition.pk)
    return running(actor, act).filter(edition_now__in=others.values("pk"))


def counts_by_edition(actor: Actor, act: str) -> dict[int, int]:
    """How many running dossiers that an act reaches each version has."""
    found: dict[int, int] = {}
    for pk in running(actor, act).values_list("edition_now", flat=True).order_by():
        found[pk] = found.get(pk, 0) + 1
    return found
