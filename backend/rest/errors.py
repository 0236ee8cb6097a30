"""Errors become answers in one table: problem details (RFC 9457) with every reason, field and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.defaults import server_error as html_fault
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.settings import api_settings

from backend.base.lifecycle import Stale
from backend.base.reasons import tell
from backend.rest.parsers import TooLarge
from backend.rest.sentences import FIELDS, FILE_REASONS, REQUEST, VALUE_REASONS
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused

TYPE = "https://vinhdanh.example/problems/"


class PreconditionRequired(exceptions.APIException):
    """The act needs If-Match with the version that was seen."""

    status_code = 428
    default_code = "precondition_required"


def problem(code: str, title: str, http: int, reasons: Sequence[Mapping[str, Any]] = (), detail: str = "") -> Response:
    """One problem-details answer; `reasons` are rows of code, message, next and, for inputs, field."""
    body = {
        "type": f"{TYPE}{code}",
        "title": title,
        "status": http,
        "detail": detail or (str(reasons[0]["message"]) if reasons else title),
        "reasons": list(reasons),
    }
    return Response(body, status=http, content_type="application/problem+json")


def rows(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    """Reasons of the rules as rows of an answer."""
    told = [tell(reason) for reason in reasons]
    return [
        {"code": t.code, "message": t.says, "next": t.next, "field": field_of(r)}
        for t, r in zip(told, reasons, strict=True)
    ]


def field_of(reason: Reason) -> str | None:
    """The input that a reason is about: what is wrong with a file or a long text is found only when an act reads it."""
    if "input" in reason.data:
        return str(reason.data["input"])
    if reason.code in FILE_REASONS or reason.code.startswith("import."):
        return "file"
    return "values" if reason.code in VALUE_REASONS else None


def request_rows(code: str) -> list[dict[str, Any]]:
    """What is wrong with the request itself as a row of an answer."""
    said = REQUEST[code]
    return [{"code": code, "message": str(said.says), "next": str(said.next), "field": FIELDS.get(code)}]


def field_rows(errors: Any, path: str | None = None) -> Iterator[dict[str, Any]]:
    """A serializer's errors as flat rows with the field's path; None for what is about the whole."""
    if isinstance(errors, Mapping):
        for name, inner in errors.items():
            deeper = str(name) if path is None else f"{path}.{name}"
            yield from field_rows(inner, path if name == api_settings.NON_FIELD_ERRORS_KEY else deeper)
    elif isinstance(errors, list | tuple):
        for index, inner in enumerate(errors):
            nested = isinstance(inner, Mapping | list | tuple)
            yield from field_rows(inner, f"{path or ''}[{index}]" if nested else path)
    else:
        code, text = getattr(errors, "code", "invalid"), str(errors).strip()
        yield {"code": code, "message": text, "next": _("Sửa trường này rồi gửi lại."), "field": path}


def answer(exc: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler; None (a fault of ours, 500) for what is not in the table."""
    match exc:
        case NotPermitted():
            return problem("not-permitted", _("Không được phép"), status.HTTP_403_FORBIDDEN, rows(exc.reasons))
        case Refused() if all(map(field_of, exc.reasons)):
            return problem("invalid", _("Dữ liệu chưa đúng"), status.HTTP_400_BAD_REQUEST, rows(exc.reasons))
        case Refused():
            return problem("refused", _("Quy định chưa cho phép"), status.HTTP_409_CONFLICT, rows(exc.reasons))
        case Stale():
            return problem("stale", _("Đã thay đổi"), status.HTTP_412_PRECONDITION_FAILED, rows([Reason("stale")]))
        case ObjectDoesNotExist() | Http404() | exceptions.NotFound():
            return problem("not-found", _("Không tìm thấy"), status.HTTP_404_NOT_FOUND, rows([Reason("gone")]))
        case PermissionDenied():
            found = request_rows("permission_denied")
            return problem("not-permitted", _("Không được phép"), status.HTTP_403_FORBIDDEN, found)
        case exceptions.ValidationError():
            found = list(field_rows(exc.detail))
            return problem("invalid", _("Dữ liệu chưa đúng"), status.HTTP_400_BAD_REQUEST, found)
        case RequestDataTooBig():
            return _of_request(TooLarge())
        case SuspiciousOperation():
            return _of_request(exceptions.ParseError())
        case exceptions.APIException():
            return _of_request(exc)
    return None


def _of_request(exc: exceptions.APIException) -> Response:
    code = str(exc.default_code) if exc.default_code in REQUEST else "error"
    made = problem(code.replace("_", "-"), str(REQUEST[code].says), exc.status_code, request_rows(code))
    if getattr(exc, "auth_header", None):
        made["WWW-Authenticate"] = exc.auth_header  # type: ignore[attr-defined]
    if getattr(exc, "wait", None):
        made["Retry-After"] = str(int(exc.wait))  # type: ignore[attr-defined]
    return made


def _plain(code: str, http: int) -> JsonResponse:
    body = problem(code.replace("_", "-"), str(REQUEST[code].says), http, request_rows(code)).data
    return JsonResponse(
        body, status=http, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False}
    )


@csrf_exempt
def no_such_address(request: HttpRequest) -> HttpResponse:
    """The answer under /api/v1/ for an address that is not there."""
    return _plain("no_such_address", status.HTTP_404_NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500: a problem for the API, the page for people."""
    if request.path.startswith("/api/"):
        return _plain("error", status.HTTP_500_INTERNAL_SERVER_ERROR)
    return html_fault(request)
