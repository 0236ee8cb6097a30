"""One kind of view set for every subject: scoped lists, entity tags, and each registered act as `POST …/{act}/`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import DefaultRouter

from backend.acts.offers import offers
from backend.acts.registry import REGISTER, Act, acts_on
from backend.acts.rehearsal import rehearse_each
from backend.acts.runner import Outcome, perform, perform_each
from backend.base import clock
from backend.base.lifecycle import LifecycleModel
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.base.texts import fold
from backend.rest import strict
from backend.rest.actors import actor
from backend.rest.errors import PreconditionRequired, rows
from backend.rest.parsers import JSONParser
from backend.rest.schema import PROBLEM, Problem, ReasonRow

IF_MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True, description="ETag that was read")
KEY = OpenApiParameter("Idempotency-Key", str, OpenApiParameter.HEADER, description="Makes a repeat harmless")


class OfferRow(serializers.Serializer[Any]):
    """One act and why it is closed, if it is."""

    act = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    open = serializers.BooleanField()
    reasons = ReasonRow(many=True)


class BulkItem(serializers.Serializer[Any]):
    """One subject of a bulk act, with the version that was seen."""

    id = serializers.IntegerField(min_value=1, max_value=strict.LARGEST)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1, required=False)


class BulkResult(serializers.Serializer[Any]):
    """One subject's result."""

    id = serializers.IntegerField()
    done = serializers.BooleanField()
    reasons = ReasonRow(many=True)


class Foreseen(serializers.Serializer[Any]):
    """What one subject's act would say; `certain` is false where some of it is known only when it is done."""

    id = serializers.IntegerField()
    open = serializers.BooleanField()
    certain = serializers.BooleanField()
    reasons = ReasonRow(many=True)


class Nothing(serializers.Serializer[Any]):
    """An act without inputs."""


def chosen(request: Request, name: str, choices: Iterable[str], default: str = "") -> str:
    """One of the choices as the query names it; raises ValidationError for anything else."""
    given, allowed = request.query_params.get(name, default), list(choices)
    if given != default and given not in allowed:
        text = _("Chọn một trong: %(choices)s.") % {"choices": ", ".join(allowed)}
        raise serializers.ValidationError({name: [ErrorDetail(text, code="unknown_choice")]})
    return given


def asked(of: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    """What the query says in the fields of a serializer; raises ValidationError with every fault by field."""
    given = {name: request.query_params[name] for name in map(str, of().fields) if name in request.query_params}
    read = of(data=given, context={"request": request})
    if far := strict.far_days(read, given):
        raise serializers.ValidationError(far)
    read.is_valid(raise_exception=True)
    return dict(read.validated_data)


def key_of(request: Request) -> str:
    """The Idempotency-Key header, cut to what is kept."""
    return str(request.headers.get("Idempotency-Key", ""))[:90]


class SubjectViewSet(viewsets.ReadOnlyModelViewSet[Any]):
    """Base of every subject's API; see `register` for how acts become routes."""

    view_act: ClassVar[str]
    create_act: ClassVar[str | None] = None
    search_field: ClassVar[str] = ""
    lookup_value_regex = "[0-9]{1,18}"

    def get_queryset(self) -> QuerySet[Any]:
        """The rows in the actor's scope, searched with or without marks by `?q=`."""
        found: QuerySet[Any] = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return found.none()
        found = visible(found, actor(self.request), self.view_act)
        words = self.request.query_params.get("q", "")
        if words and self.search_field and self.action == "list":
            found = found.filter(**{f"{self.search_field}__contains": fold(words)})
        return found

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One row with its entity tag."""
        return self._shown(self.get_object())

    def _shown(self, row: Any, code: int = status.HTTP_200_OK) -> Response:
        headers = {"ETag": row.etag} if isinstance(row, LifecycleModel) else {}
        return Response(self.get_serializer(row).data, status=code, headers=headers)

    @extend_schema(responses=OfferRow(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def acts(self, request: Request, pk: str = "") -> Response:
        """What may be done now, and every reason against what may not."""
        found = offers(actor(request), self.get_object(), clock.now())
        data = [
            {"act": o.act.name, "label": said(o.act.label), "open": o.open, "reasons": rows(o.reasons)} for o in found
        ]
        return Response(OfferRow(data, many=True).data)


def _model(viewset: type[SubjectViewSet]) -> type[models.Model]:
    assert viewset.queryset is not None, f"{viewset.__name__} names no rows"
    return viewset.queryset.model


def _version(request: Request, row: Any) -> int | None:
    if not isinstance(row, LifecycleModel):
        return None
    given = request.headers.get("If-Match")
    if not given:
        raise PreconditionRequired
    match = re.fullmatch(r'"?([a-z_]+)-(\d+)-(\d{1,9})"?', given.strip())
    return int(match[3]) if match and (match[1], match[2]) == (row.kind, str(row.pk)) else -1


def _inputs(request: Request, act: Act) -> dict[str, Any]:
    if act.inputs is None:
        return {}
    return strict.read(act.inputs, request.data, {"request": request})


def _after(view: SubjectViewSet, outcome: Outcome, pk: Any) -> Response:
    return _with_more(view._shown(_model(type(view))._default_manager.filter(pk=pk).first()), outcome)


def _with_more(answer: Response, outcome: Outcome) -> Response:
    """The thing as it is now, with what the act itself answered and advises."""
    if outcome.answer:
        answer.data = {**answer.data, "answer": dict(outcome.answer)}
    if outcome.advice:
        answer.data = {**answer.data, "advice": rows(outcome.advice)}
    return answer


def _detail_route(act: Act) -> Any:
    def run(self: SubjectViewSet, request: Request, pk: str = "") -> Response:
        row = self.get_object()
        outcome = perform(
            act.name,
            actor=actor(request),
            subject=row.pk,
            version=_version(request, row),
            inputs=_inputs(request, act),
            key=key_of(request),
        )
        return _after(self, outcome, row.pk)

    run.__name__ = act.name.replace(".", "_")
    run.__doc__ = f"{act.label.vi} ({act.label.en})."
    parsers = [MultiPartParser, JSONParser] if _has_files(act) else [JSONParser]
    return action(detail=True, methods=["post"], url_path=act.verb, url_name=act.verb, parser_classes=parsers)(run)


def _bulk_routes(act: Act) -> list[Any]:
    """Doing the act on many subjects, and seeing before what would come of each."""
    inputs = act.inputs or Nothing

    class Bulk(serializers.Serializer[Any]):
        items = serializers.ListField(child=BulkItem(), min_length=1, max_length=500)

    Bulk.__name__ = "Bulk" + "".join(part.title() for part in re.split(r"[._]", act.name))
    Bulk._declared_fields["inputs"] = inputs(required=act.inputs is not None)

    def run(self: SubjectViewSet, request: Request) -> Response:
        given = strict.read(Bulk, request.data, {"request": request})
        items = [(item["id"], item.get("version")) for item in given["items"]]
        values = dict(given.get("inputs", {}))
        results = perform_each(act.name, items, actor=actor(request), inputs=values, key=key_of(request))
        data = [{"id": r.subject_id, "done": r.done, "reasons": rows(r.reasons)} for r in results]
        return Response(BulkResult(data, many=True).data)

    run.__name__ = "bulk_" + act.name.replace(".", "_")
    run.__doc__ = f"{act.label.vi}, nhiều mục một lần ({act.label.en}, many at once)."
    answers = {200: BulkResult(many=True), ("409", PROBLEM): Problem}
    described = extend_schema(request=Bulk, responses=answers, parameters=[KEY], filters=False)
    route = described(action(detail=False, methods=["post"], url_path=f"bulk/{act.verb}", pagination_class=None)(run))
    return [route, _preview_route(act, Bulk)]


def _preview_route(act: Act, asked: type[serializers.Serializer[Any]]) -> Any:
    def preview(self: SubjectViewSet, request: Request) -> Response:
        given = strict.read(asked, request.data, {"request": request})
        items = [(item["id"], item.get("version")) for item in given["items"]]
        found = rehearse_each(act.name, items, actor=actor(request), inputs=dict(given.get("inputs", {})))
        data = [{"id": f.subject_id, "open": f.open, "certain": f.certain, "reasons": rows(f.reasons)} for f in found]
        return Response(Foreseen(data, many=True).data)

    preview.__name__ = "bulk_preview_" + act.name.replace(".", "_")
    preview.__doc__ = f"{act.label.vi}: xem trước, không thay đổi gì ({act.label.en}: a preview that changes nothing)."
    described = extend_schema(request=asked, responses=Foreseen(many=True), filters=False)
    url = f"bulk/{act.verb}/preview"
    return described(action(detail=False, methods=["post"], url_path=url, pagination_class=None)(preview))


def _create(name: str) -> Any:
    act = REGISTER[name]

    def create(self: SubjectViewSet, request: Request, *args: Any, **kwargs: Any) -> Response:
        outcome = perform(name, actor=actor(request), inputs=_inputs(request, act), key=key_of(request))
        row = _model(type(self))._default_manager.get(pk=outcome.subject_id)
        return _with_more(self._shown(row, status.HTTP_201_CREATED), outcome)

    create.__doc__ = f"{act.label.vi} ({act.label.en})."
    return create


def _has_files(act: Act) -> bool:
    return act.inputs is not None and any(isinstance(f, serializers.FileField) for f in act.inputs().fields.values())


def register(router: DefaultRouter, prefix: str, viewset: type[SubjectViewSet]) -> None:
    """Put a view set on the router, with a route for every declared act of its model."""
    model = _model(viewset)
    shown = viewset.serializer_class
    extra: dict[str, Any] = {}
    for act in acts_on(model):
        run = _detail_route(act)
        described = extend_schema(
            request=act.inputs,
            parameters=[IF_MATCH, KEY] if issubclass(model, LifecycleModel) else [KEY],
            responses={200: shown} | {(code, PROBLEM): Problem for code in ("409", "412", "428")},
        )
        extra[run.__name__] = described(run)
        if not _has_files(act) and not act.secret:
            extra |= {route.__name__: route for route in _bulk_routes(act)}
    if viewset.create_act:
        extra["create"] = extend_schema(
            request=REGISTER[viewset.create_act].inputs,
            parameters=[KEY],
            responses={201: shown, ("409", PROBLEM): Problem},
        )(_create(viewset.create_act))
    router.register(prefix, type(viewset.__name__, (viewset,), extra), basename=prefix)
