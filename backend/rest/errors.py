"""Errors become answers in one table: problem details (RFC 9457) with every reason, field and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.response import Response

from backend.base.lifecycle import Stale
from backend.base.reasons import tell
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
    return [{"code": t.code, "message": t.says, "next": t.next, "field": None} for t in told]


def field_rows(errors: Any, path: str = "") -> Iterator[dict[str, Any]]:
    """A serializer's errors as flat rows with the field's path."""
    if isinstance(errors, Mapping):
        for name, inner in errors.items():
            yield from field_rows(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(errors, list | tuple):
        for index, inner in enumerate(errors):
            nested = isinstance(inner, Mapping | list | tuple)
            yield from field_rows(inner, f"{path}[{index}]" if nested else path)
    else:
        code = getattr(errors, "code", "invalid")
        yield {"code": code, "message": str(errors), "next": _("Sửa trường này rồi gửi lại."), "field": path or None}


def answer(exc: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler; None (a fault of ours, 500) for what is not in the table."""
    match exc:
        case NotPermitted():
            return problem("not-permitted", _("Không được phép"), status.HTTP_403_FORBIDDEN, rows(exc.reasons))
        case Refused():
            return problem("refused", _("Quy định chưa cho phép"), status.HTTP_409_CONFLICT, rows(exc.reasons))
        case Stale():
            return problem("stale", _("Đã thay đổi"), status.HTTP_412_PRECONDITION_FAILED, rows([Reason("stale")]))
        case ObjectDoesNotExist() | Http404():
            return problem("not-found", _("Không tìm thấy"), status.HTTP_404_NOT_FOUND, rows([Reason("gone")]))
        case PermissionDenied():
            return problem("not-permitted", _("Không được phép"), status.HTTP_403_FORBIDDEN)
        case exceptions.ValidationError():
            found = list(field_rows(exc.detail))
            return problem("invalid", _("Dữ liệu chưa đúng"), status.HTTP_400_BAD_REQUEST, found)
        case exceptions.APIException():
            made = problem(str(exc.default_code).replace("_", "-"), str(exc.detail), exc.status_code)
            if getattr(exc, "auth_header", None):
                made["WWW-Authenticate"] = exc.auth_header  # type: ignore[attr-defined]
            if getattr(exc, "wait", None):
                made["Retry-After"] = str(int(exc.wait))  # type: ignore[attr-defined]
            return made
    return None
