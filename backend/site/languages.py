"""Which language a page speaks: Vietnamese, unless the reader chose English with the switch.

Office computers often run an English system whose browser asks for English; so pages follow only the choice that was
made here, while the API follows the Accept-Language header of its client.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

API = "/api/v1/"


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Stands in the place of Django's LocaleMiddleware."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the request."""
        if request.path_info.startswith(API):
            super().process_request(request)
            return
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
