"""Pictures of lifecycles and processes for pages: the drawing, and the same in words behind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from backend.site import svg
from backend.web.formats import say
from workflows.diagrams import Diagram, of_lifecycle, of_process
from workflows.lifecycles import BY_CODE
from workflows.processes.schema import Process


@cache
def lifecycle_diagram(code: str) -> Diagram:
    """The drawing of a lifecycle; KeyError for an unknown code."""
    return of_lifecycle(BY_CODE[code])


def lifecycle_picture(code: str, state: str = "") -> SafeString:
    """The states and moves of a kind of thing, with the present state marked."""
    return picture(lifecycle_diagram(code), (state,) if state else ())


def process_picture(
    process: Process, current: Collection[str] | str = (), marks: Mapping[str, str] | None = None
) -> SafeString:
    """The stages of a process with their clocks, the present ones marked; `marks`: what another version changes."""
    drawn = picture(of_process(process, marks), (current,) if isinstance(current, str) else current)
    return drawn + _key(set(marks.values())) if marks else drawn


def _key(used: Collection[str]) -> SafeString:
    """What the signs beside changed stages mean."""
    words = {"added": _("thêm"), "removed": _("bỏ"), "changed": _("sửa"), "moved": _("đổi thứ tự")}
    told = "; ".join(f"{svg.SIGNS[mark]} {word}" for mark, word in words.items() if mark in used)
    return mark_safe(f'<p class="hint">{escape(told)}</p>')


def picture(diagram: Diagram, current: Collection[str] = ()) -> SafeString:
    """The figure: SVG, and a table of ways that opens below it."""
    here = [say(diagram.node(code).title) for code in current if code]
    place = _("Đang ở: %(places)s") % {"places": ", ".join(here)} if here else ""
    drawn = svg.draw(diagram, [code for code in current if code], place)
    caption = f"<figcaption>{escape(place)}</figcaption>" if place else ""
    label = quoteattr(say(diagram.title))
    return mark_safe(
        f'<figure class="picture"><div class="scroll" tabindex="0" role="region" aria-label={label}>{drawn}</div>'
        f"{caption}{_words(diagram)}</figure>"
    )


def _words(diagram: Diagram) -> str:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in ("#", _("Từ"), _("Việc làm"), _("Đến")))
    rows = "".join(
        f"<tr><td>{number}</td><td>{escape(say(diagram.node(edge.source).title))}</td>"
        f"<td>{escape('; '.join(say(label) for label in edge.labels) or _('Xong bước'))}</td>"
        f"<td>{escape(say(diagram.node(edge.target).title))}</td></tr>"
        for number, edge in enumerate(diagram.edges, start=1)
    )
    summary = escape(_("Xem bằng chữ"))
    table = f'<table class="data"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    region = f'<div class="scroll" tabindex="0" role="region" aria-label="{summary}">{table}</div>'
    return f"<details><summary>{summary}</summary>{region}</details>"
