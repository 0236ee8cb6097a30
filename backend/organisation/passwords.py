"""A given password is for one use: who signs in with it is led to choose an own one before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from backend.organisation.models import Person

MARK = "password_temporary"
FREE = frozenset({"login", "logout", "password_change", "set_language", "i18n-catalog"})


def remember() -> None:
    """Note in the session, at sign-in, that the password was given."""
    user_logged_in.connect(_note, dispatch_uid="organisation.password_temporary")


def _note(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:
    if Person.objects.filter(user_id=user.pk, password_temporary=True).exists():
        request.session[MARK] = True


class TemporaryPasswordMiddleware:
    """Leads a person whose password was given to the page where an own one is chosen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass everybody else on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Stop pages, not files, while the mark stands in the session."""
        match = request.resolver_match
        if match is None or match.url_name in FREE or not request.session.get(MARK):
            return None
        return redirect(reverse("password_change"))


class OwnPassword(SuccessMessageMixin, PasswordChangeView):  # type: ignore[type-arg]
    """Choose an own password."""

    template_name = "organisation/password.html"
    success_url = reverse_lazy("site:inbox")
    success_message = _("Đã đổi mật khẩu.")

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the mark away."""
        answer = super().form_valid(form)
        Person.objects.filter(user=form.user).update(password_temporary=False)
        self.request.session.pop(MARK, None)
        return answer
