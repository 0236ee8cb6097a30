"""Every address that a template or a page names by a constant is an address of the site."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

BACKEND = Path(__file__).resolve().parents[2] / "backend"
NAMED = {
    "*.html": re.compile(r"""{%\s*url\s+["']([\w:-]+)["']"""),
    "*.py": re.compile(r"""\b(?:reverse|redirect)\(\s*["']([\w-]+:[\w-]+)["']"""),
}


def _names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _names(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name:
            yield f"{space}{one.name}"


def test_every_named_address_is_there():
    known = set(_names(get_resolver()))
    asked = {
        (str(path.relative_to(BACKEND)), name)
        for glob, pattern in NAMED.items()
        for path in BACKEND.rglob(glob)
        for name in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 300
    assert {(path, name) for path, name in asked if name not in known} == set()
