"""The components of the design system as template tags; every template has them without loading (a builtin).

What each is for, with an example, stands in docs/design-system.md; all of them are drawn on /he-thong-thiet-ke/.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms import BaseForm
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from backend.acts.offers import Offer
from backend.audit.models import Line
from backend.site import area_charts, badges, candidate_charts, change_charts, charts, emulation_charts, pictures
from backend.site.history_charts import award_timeline, succession_picture
from backend.site.reasons import told
from backend.site.walk_charts import walk_chart
from backend.web import formats
from permissions import acts
from workflows.engine import Label
from workflows.lifecycles import BY_CODE

register = template.Library()
register.filter("vi_number", formats.number)
register.filter("vi_date", formats.moment)
register.filter("vi_span", formats.span)
register.filter("pct", formats.percent)
register.filter("say", formats.say)
register.filter("reach", formats.reach)
register.filter("reach_short", formats.reach_short)
register.filter("counted", formats.counted)
register.filter("kind", formats.kind)
register.filter("role", formats.role)
register.filter("unit_group", formats.unit_group)
register.simple_tag(charts.ranking_chart)
register.simple_tag(charts.stacked_score)
register.simple_tag(charts.progress_bar)
register.simple_tag(award_timeline)
register.simple_tag(succession_picture)
register.simple_tag(area_charts.radar_chart)
register.simple_tag(area_charts.area_bars)
register.simple_tag(change_charts.waterfall_chart)
register.simple_tag(change_charts.trend_chart)
register.simple_tag(emulation_charts.block_chart)
register.simple_tag(candidate_charts.candidates_chart)
register.simple_tag(pictures.lifecycle_picture)
register.simple_tag(pictures.process_picture)
register.simple_tag(walk_chart)


@register.filter
def honoured(name: object) -> SafeString:
    """The name of a person or collective, or a title, in the serif of honour."""
    return format_html('<span class="honoured">{}</span>', name)


@register.filter
def act_label(act: str) -> str:
    """The name of an act in the language of the page; the code itself when the vocabulary does not know it."""
    try:
        return formats.say(acts.label(act))
    except KeyError:
        return act


@register.simple_tag
def badge(text: object, tone: str = badges.RUNNING) -> SafeString:
    """A short word in a frame, with the sign of its tone."""
    return _badge(badges.Badge(str(text), tone))


@register.simple_tag
def state_badge(lifecycle: str, state: str) -> SafeString:
    """The state of a thing, in the words of its lifecycle table."""
    return _badge(badges.state_badge(lifecycle, state))


@register.simple_tag
def law_badge(status: str) -> SafeString:
    """How a fact of law is known: text read, secondary, unconfirmed, confirmed here."""
    return _badge(badges.law_badge(status))


@register.simple_tag
def finding_badge(verdict: str) -> SafeString:
    """The answer of one eligibility rule: pass, fail, needs_confirmation, left_to_judgement, not_enough_data."""
    return _badge(badges.finding_badge(verdict))


def _badge(shown: badges.Badge) -> SafeString:
    return format_html(
        '<span class="badge {}"><span aria-hidden="true">{}</span> {}</span>', shown.tone, shown.sign, shown.text
    )


@register.simple_tag
def optional_link(url_name: str, text: object, *args: Any) -> SafeString:
    """A link to a page that may not exist in this installation; nothing when it does not."""
    try:
        return format_html('<a href="{}">{}</a>', reverse(url_name, args=args), text)
    except NoReverseMatch:
        return SafeString("")


@register.simple_tag
def crumb(text: object, url: str = "") -> SafeString:
    """One step of the breadcrumbs; without an address it is where the reader stands."""
    if url:
        return format_html('<li><a href="{}">{}</a></li>', url, text)
    return format_html('<li aria-current="page">{}</li>', text)


@register.inclusion_tag("site/parts/reasons.html")
def reasons_list(reasons: Iterable[Any]) -> dict[str, Any]:
    """Every reason why something is closed, as sentences with their article."""
    return {"reasons": [told(reason) for reason in reasons]}


@register.inclusion_tag("site/parts/act_form.html", takes_context=True)
def act_form(
    context: Context,
    act: Any,
    url: str,
    form: BaseForm | None = None,
    version: object = "",
    reasons: Iterable[Any] = (),
    button: object = "",
    hint: object = "",
    heading: object = "",
) -> dict[str, Any]:
    """The one way to an act (a name or an `Offer`): its form when it is open, all the reasons when it is not."""
    return _act(context, act, url, version, reasons, button) | {"form": form, "hint": hint, "heading": heading}


@register.inclusion_tag("site/parts/act_button.html", takes_context=True)
def act_button(
    context: Context,
    act: Any,
    url: str,
    version: object = "",
    reasons: Iterable[Any] = (),
    button: object = "",
    primary: bool = False,
    name: str = "",
    value: object = "",
) -> dict[str, Any]:
    """An act that asks for nothing more; closed, it unfolds its reasons."""
    more = {"primary": primary, "name": name, "value": value}
    return _act(context, act, url, version, reasons, button) | more


def _act(
    context: Context, act: Any, url: str, version: object, reasons: Iterable[Any], button: object
) -> dict[str, Any]:
    if isinstance(act, Offer):
        act, reasons = act.act.name, [*act.reasons, *(reasons or ())]
    return {
        "act": act,
        "dom_id": act.replace(".", "-").replace("_", "-"),
        "url": url,
        "label": button or act_label(act),
        "version": version,
        "reasons": [told(reason) for reason in reasons or ()],
        "key": context.get("idempotency_key") or uuid.uuid4().hex,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("site/parts/act_keys.html", takes_context=True)
def act_keys(context: Context, version: object = "") -> dict[str, Any]:
    """The hidden fields of a hand-written act form: CSRF token, idempotency key, version."""
    key = context.get("idempotency_key") or uuid.uuid4().hex
    return {"csrf_token": context.get("csrf_token"), "key": key, "version": version}


@register.inclusion_tag("site/parts/error_summary.html")
def error_summary(form: BaseForm | None) -> dict[str, Any]:
    """Everything wrong with a form, each line a link to its field."""
    if form is None or not form.errors:
        return {"lines": []}
    lines = [("", told(error)["text"]) for error in form.non_field_errors()]
    for bound in form:
        lines += [(bound.id_for_label or bound.auto_id, f"{bound.label}: {error}") for error in bound.errors]
    return {"lines": lines}


@register.inclusion_tag("site/parts/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """All the fields of a form, one below the other."""
    return {"form": form}


@register.inclusion_tag("site/parts/field.html")
def field(bound: Any) -> dict[str, Any]:
    """One field: label, hint, fault, widget; `need` of the form's field says when one that may stay empty is needed."""
    need = getattr(bound.field, "need", "")
    return {"field": bound, "kind": getattr(bound.field.widget, "input_type", "other"), "need": need}


@register.inclusion_tag("site/parts/act_bar.html", takes_context=True)
def act_bar(context: Context, offered: Iterable[Any], field_name: str = "act") -> dict[str, Any]:
    """The bar under a ticked list; offers are `Offer`s or {"act", "url"?, "button"?, "reasons"?, "main"?}.

    The first is the main one unless it says `main` False.
    """
    return {"offers": [_act_of_bar(offer) for offer in offered], "field_name": field_name}


def _act_of_bar(offer: Any) -> dict[str, Any]:
    if isinstance(offer, Offer):
        offer = {"act": offer.act.name, "reasons": offer.reasons}
    return {
        "act": offer["act"],
        "url": offer.get("url", ""),
        "label": offer.get("button") or act_label(offer["act"]),
        "reasons": [told(reason) for reason in offer.get("reasons") or ()],
        "main": offer.get("main", True),
    }


@register.simple_tag
def tick_head(name: str = "row", text: object = "") -> SafeString:
    """The head cell above the ticks; ticks all of them where there is a script."""
    return format_html(
        '<th scope="col" class="tick"><label><input type="checkbox" data-tick-all="{}">'
        '<span class="visually-hidden">{}</span></label></th>',
        name,
        text or formats.say(TICK_ALL),
    )


@register.simple_tag
def tick(value: object, text: object, name: str = "row", checked: bool = False, disabled: bool = False) -> SafeString:
    """The cell with the tick of one row; `text` names the row to a screen reader."""
    marks = format_html_join("", " {}", ((mark,) for mark, on in (("checked", checked), ("disabled", disabled)) if on))
    return format_html(
        '<td class="tick"><label><input type="checkbox" name="{}" value="{}"{}>'
        '<span class="visually-hidden">{}</span></label></td>',
        name,
        value,
        marks,
        text,
    )


@register.inclusion_tag("site/parts/row_result.html")
def row_result(results: Mapping[Any, Any] | None, key: Any) -> dict[str, Any]:
    """What became of one row: `results` maps its key to a `Result` or to reasons (none: done)."""
    found = (results or {}).get(key)
    if found is None:
        return {"shown": False}
    return {"shown": True, "reasons": [told(reason) for reason in getattr(found, "reasons", found)]}


@register.inclusion_tag("site/parts/empty.html")
def empty_state(title: object, text: object = "", url: str = "", link: object = "") -> dict[str, Any]:
    """What a list says when nothing is in it: what will come, and what to do."""
    return {"title": title, "text": text, "url": url, "link": link}


@register.inclusion_tag("site/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Any) -> dict[str, Any]:
    """The pages of a Django `Page`, keeping the rest of the query."""
    return {"page": page, "request": context.get("request")}


@register.inclusion_tag("site/parts/facts.html")
def facts(items: Iterable[tuple[object, object]]) -> dict[str, Any]:
    """Terms and their values."""
    return {"items": items}


@register.inclusion_tag("site/parts/timeline.html")
def timeline(lines: Iterable[Any]) -> dict[str, Any]:
    """What happened, in the order given: audit lines, or mappings of `at`, `who`, `act` and maybe `text`, `url`,
    `reason`."""
    return {"lines": [_timeline_line(line) for line in lines]}


def _timeline_line(line: Any) -> Any:
    if not isinstance(line, Line):
        return line
    entry = line.entry
    moved = line.move and line.state_to and line.state_from != line.state_to
    text = ""
    if moved:
        kind = line.move.split(".")[0]
        text = " → ".join(formats.say(BY_CODE[kind].label(s)) for s in (line.state_from, line.state_to) if s)
    reason = line.data.get("reason", "")
    return {"at": entry.at, "who": entry.person_name, "act": line.move or entry.act, "text": text, "reason": reason}


@register.inclusion_tag("site/parts/track.html")
def process_track(stages: Iterable[Any]) -> dict[str, Any]:
    """Where a dossier stands: each stage has `title`, `state` (of a stage, or "coming"), and may have `owner`,
    `until`, `note`, `group`."""
    return {"stages": list(stages)}


@register.simple_tag
def stage_mark(state: str) -> SafeString:
    """The badge of a stage on the track; "coming" for one that was not reached."""
    if state == "coming":
        return _badge(badges.Badge(formats.say(COMING), badges.DRAFT))
    return _badge(badges.state_badge("stage", state))


@register.inclusion_tag("site/parts/score.html")
def score_tree(node: Any, opened: bool = True) -> dict[str, Any]:
    """What a score is made of: a node has `title`, `points`, `maximum`, and may have `code`, `why`, `status`,
    `not_applicable`, `children`."""
    return {"node": node, "opened": opened}


@register.inclusion_tag("site/parts/tasks.html")
def task_list(items: Iterable[Any]) -> dict[str, Any]:
    """The pages of a long form: each has `title`, `state` (done, todo, doing, waiting, error), `url`, `hint`."""
    return {"items": items}


@register.simple_tag
def task_badge(state: str) -> SafeString:
    """Where one line of a task list stands."""
    return _badge(badges.task_badge(state))


TICK_ALL = Label("Chọn tất cả", "Select all")
COMING = Label("Chưa đến bước này", "Not reached yet")
