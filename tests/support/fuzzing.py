"""Requests generated from the OpenAPI document, with real ids and versions of a served demonstration put in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation import GenerationMode

# 400 stays possible for inputs that fit the document: an unknown code or a date before another is no matter of JSON
# Schema. What a 400 must look like is checked by `a_problem` below. 412 and 428 are ours.
CONFIG = {
    "checks": {
        "positive_data_acceptance": {"expected-statuses": ["2xx", "400", "403", "404", "409", "412", "428", "429"]},
        "negative_data_rejection": {
            "expected-statuses": ["400", "401", "403", "404", "405", "409", "412", "415", "428", "429"]
        },
        "missing_required_header": {"expected-statuses": ["400", "401", "403", "404", "409", "415", "428"]},
    }
}
MEANINGS = {
    400: "invalid",
    401: "",
    403: "not-permitted",
    404: "not-found",
    409: "refused",
    412: "stale",
    428: "precondition-required",
}
ABOUT_THE_WHOLE = {"parse_error", "null", "invalid", "authorization"}
POOLS = {
    "unit": "units", "awarding_unit": "units", "lead_unit": "units", "round": "rounds", "submission": "submissions",
    "nomination": "nominations", "nominations": "nominations", "decision": "decisions", "criteria": "criteria-sets",
    "stages": "stages",
}  # fmt: skip


def load(url: str) -> Any:
    """The document as the server gives it, as something that generates cases."""
    got = requests.get(f"{url}/api/v1/openapi/", headers={"Accept": "application/vnd.oai.openapi+json"}, timeout=60)
    got.raise_for_status()
    schema = schemathesis.openapi.from_dict(got.json(), config=SchemathesisConfig.from_dict(CONFIG))
    schema.config.update(base_url=url)
    return schema


def operations(schema: Any, part: int, parts: int) -> Iterator[Any]:
    """Every operation of one part of the document; one that cannot be read is a fault."""
    for result in islice(schema.get_all_operations(), part, None, parts):
        yield result.ok()


@dataclass
class Reader:
    """One role's view of the demonstration: its token, and the ids it sees in each list."""

    url: str
    name: str
    token: str
    seen: dict[str, list[int]] = field(default_factory=dict)
    session: requests.Session = field(default_factory=requests.Session)

    @property
    def headers(self) -> dict[str, str]:
        """What every request of this reader carries."""
        return {"Authorization": f"Token {self.token}", "Accept-Language": "vi"}

    def ids(self, collection: str) -> list[int]:
        """The first ids that a list shows to this reader."""
        if collection not in self.seen:
            got = self.session.get(f"{self.url}/api/v1/{collection}/?page_size=40", headers=self.headers, timeout=60)
            rows = got.json().get("results", []) if got.ok else []
            self.seen[collection] = [row["id"] for row in rows if "id" in row]
        return self.seen[collection]

    def slugs(self, collection: str) -> list[str]:
        """The addresses of what a list without keys shows to this reader."""
        got = self.session.get(f"{self.url}/api/v1/{collection}/", headers=self.headers, timeout=60)
        return [row["slug"] for row in got.json()] if got.ok else []

    def etag(self, collection: str, pk: Any) -> str:
        """The entity tag of a row, empty where it has none."""
        got = self.session.get(f"{self.url}/api/v1/{collection}/{pk}/", headers=self.headers, timeout=60)
        return str(got.headers.get("ETag", ""))


def collection_of(path: str) -> str:
    """ "decisions" of "/api/v1/decisions/{id}/sign/"."""
    return path.removeprefix("/api/v1/").split("/")[0]


def furnish(case: Any, reader: Reader, choose: Callable[[int], int]) -> None:
    """Put real ids, a real version and real references into most of the cases that mean to be right."""
    collection = collection_of(case.operation.path)
    if case.meta.is_negative_at(ParameterLocation.PATH):
        return
    if "id" in (case.path_parameters or {}) and (known := reader.ids(collection)) and choose(5) < 4:
        case.path_parameters["id"] = str(known[choose(len(known))])
        if (
            "If-Match" in (case.headers or {})
            and not case.meta.is_negative_at(ParameterLocation.HEADER)
            and choose(6) < 5
        ):
            case.headers["If-Match"] = reader.etag(collection, case.path_parameters["id"]) or '"x-1-1"'
    if "slug" in (case.path_parameters or {}) and (addresses := reader.slugs(collection)) and choose(5) < 4:
        case.path_parameters["slug"] = addresses[choose(len(addresses))]
    if isinstance(case.body, dict) and case.meta.generation.mode == GenerationMode.POSITIVE:
        _refer(case.body, reader, choose)
        if "items" in case.body and isinstance(case.body["items"], list):
            for item in case.body["items"]:
                if isinstance(item, dict) and (known := reader.ids(collection)):
                    item["id"] = known[choose(len(known))]
                    item.pop("version", None)


def _refer(body: dict[str, Any], reader: Reader, choose: Callable[[int], int]) -> None:
    for name, value in body.items():
        known = reader.ids(POOLS[name]) if name in POOLS else []
        if known and isinstance(value, int):
            body[name] = known[choose(len(known))]
        elif known and isinstance(value, list):
            body[name] = [known[choose(len(known))] for _ in value]


@dataclass
class Tally:
    """Answers per operation and status, and what went wrong."""

    answers: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    failures: dict[str, str] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """One line per operation: how many cases, how many with 2xx, and the statuses."""
        rows = []
        for name, found in sorted(self.answers.items()):
            good = sum(number for status, number in found.items() if 200 <= status < 300)
            told = " ".join(f"{status}×{number}" for status, number in sorted(found.items()))
            rows.append(f"{good:4d} of {found.total():4d} 2xx  {name:62s} {told}")
        return rows

    def without_success(self) -> set[str]:
        """Operations that never answered 2xx."""
        return {name for name, found in self.answers.items() if not any(200 <= status < 300 for status in found)}


def a_problem(response: Any) -> str:
    """What is missing in a refusal; empty when it is a full problem document, or no refusal."""
    if response.status_code < 400:
        return ""
    if "application/problem+json" not in "".join(response.headers.get("content-type", [])):
        return f"no problem document: {response.headers} {response.text[:200]}"
    body = response.json()
    reasons = body.get("reasons") or []
    if not reasons or not all(r.get("code") and r.get("message") and "field" in r and "next" in r for r in reasons):
        return f"reasons without code, message, field or next: {body}"
    wanted = MEANINGS.get(response.status_code, "")
    if response.status_code == 400:
        fields = all(row["field"] is not None or row["code"] in ABOUT_THE_WHOLE for row in reasons)
        return "" if fields else f"a 400 without field: {body}"
    return (
        ""
        if not wanted or body["type"].endswith(wanted) or response.status_code in (403, 404)
        else f"wrong type: {body}"
    )


def fuzz(operation: Any, readers: Sequence[Reader], tally: Tally, cases: int) -> None:
    """Generate, send and judge cases of one operation, the readers in turn; the first failure is kept."""
    name = f"{operation.method.upper()} {operation.path.removeprefix('/api/v1')}"
    turns = cycle(readers)
    positive = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    mixed = st.one_of(positive, positive, operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))

    @seed(1)
    @settings(max_examples=cases * len(readers), deadline=None, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(case=mixed, data=st.data())
    def run(case: Any, data: Any) -> None:
        reader = next(turns)
        furnish(case, reader, lambda most: data.draw(st.integers(0, most - 1)))
        response = case.call(session=reader.session, headers=reader.headers)
        tally.answers[name][response.status_code] += 1
        try:
            case.validate_response(response, headers=reader.headers)
            if fault := a_problem(response):
                raise AssertionError(fault)
        except (Exception, BaseExceptionGroup) as wrong:
            several = wrong.exceptions if isinstance(wrong, BaseExceptionGroup) else [wrong]
            told = "\n".join(f"{type(one).__name__}: {one}" for one in several)
            sent = f"{response.request.url}\n{str(response.request.body)[:2000]}"
            tally.failures.setdefault(f"{name} as {reader.name}", f"{sent}\n{told}")

    run()
    if operation.method.upper() == "GET" and not any(status < 300 for status in tally.answers[name]):
        _plainly(operation.path, name, readers, tally)


def _plainly(path: str, name: str, readers: Sequence[Reader], tally: Tally) -> None:
    """A reading that chance never hit is tried with rows that the readers see."""
    for reader in readers:
        for pk in reader.ids(collection_of(path))[:3] if "{id}" in path else ():
            got = reader.session.get(f"{reader.url}{path.replace('{id}', str(pk))}", headers=reader.headers, timeout=60)
            tally.answers[name][got.status_code] += 1
