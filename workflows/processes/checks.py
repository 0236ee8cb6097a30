"""What is wrong with a process: dead ends, circles, stages nobody can act on, votes without a rule."""

from collections import Counter
from collections.abc import Iterator

from workflows.basis import Finding
from workflows.processes.lint_sense import lint_sense
from workflows.processes.navigation import before, first_stages, predecessors
from workflows.processes.schema import Audience, Process, Silence, Stage, StageKind
from workflows.processes.simulating import received_before

VOTES = (StageKind.UNIT_VOTE, StageKind.COUNCIL)
MOST_RETURNS = 9
MOST_DAYS = 1000


def lint(process: Process) -> list[Finding]:
    """Every fault of one process; unknown kinds, roles, guards and missing owners already fail while reading."""
    codes = Counter(item.code for item in process.stages)
    found = [Finding("code_used_twice", code) for code, times in codes.items() if times > 1]
    if found or not process.stages:
        return found or [Finding("no_stages", process.code)]
    found = [*_head(process), *_unknown_next(process)]
    if found:
        return found
    circles = [item.code for item in process.stages if item.code in before(process, item.code)]
    if circles:
        return [Finding("unbounded_loop", code) for code in circles]
    for item in process.stages:
        found += [*_ends(item), *_holders(item), *_clock(item), *_votes(item), *_returns(process, item)]
        found += [*_published(item), *_consulted(item)]
    found += [*_names(process), *_reachable(process), *_received(process), *_groups(process)]
    return [*found, *lint_sense(process)]


def _head(process: Process) -> Iterator[Finding]:
    if not process.awards:
        yield Finding("no_awards", process.code)
    if not process.basis.strip() or not process.source.strip():
        yield Finding("no_basis", process.code)


def _unknown_next(process: Process) -> Iterator[Finding]:
    known = {item.code for item in process.stages}
    for item in process.stages:
        for code in (*item.next, *item.returns_to):
            if code not in known:
                yield Finding("unknown_stage", item.code, {"stage": code})


def _names(process: Process) -> Iterator[Finding]:
    """People tell stages apart by their names alone."""
    first: dict[str, str] = {}
    for item in process.stages:
        name = " ".join(item.title.vi.casefold().split())
        if name in first:
            yield Finding("name_used_twice", item.code, {"other": first[name]})
        first.setdefault(name, item.code)


def _ends(item: Stage) -> Iterator[Finding]:
    if not item.next and not item.final:
        yield Finding("dead_end", item.code)
    if item.next and item.final:
        yield Finding("goes_on_after_the_end", item.code)


def _holders(item: Stage) -> Iterator[Finding]:
    same = item.alternate.role is item.owner_role and item.alternate.unit is item.owner_unit
    if same and not item.alternate.deputy:
        yield Finding("alternate_is_owner", item.code)


def _clock(item: Stage) -> Iterator[Finding]:
    if item.clock.days is not None and not 0 < item.clock.days <= MOST_DAYS:
        yield Finding("impossible", item.code, {"days": item.clock.days})
    if item.clock.days is not None and not item.clock.basis.strip():
        yield Finding("no_basis", item.code, {"of": "clock"})


def _votes(item: Stage) -> Iterator[Finding]:
    if item.kind in VOTES and not item.vote_rule:
        yield Finding("vote_without_rule", item.code)
    if item.kind not in VOTES and item.vote_rule:
        yield Finding("rule_without_vote", item.code)


def _published(item: Stage) -> Iterator[Finding]:
    if item.kind is not StageKind.PUBLICATION:
        if item.days or item.audience is not Audience.UNIT:
            yield Finding("shown_without_publication", item.code)
        return
    if not 0 < (item.days or item.clock.days or 0) <= MOST_DAYS:
        yield Finding("publication_without_days", item.code)
    if item.clock.days is not None and item.days > item.clock.days:
        yield Finding("publication_outlasts_clock", item.code, {"shown": item.days, "days": item.clock.days})
    if item.audience is Audience.PUBLIC and not item.basis.strip():
        yield Finding("public_without_basis", item.code)
    if not 0 < item.keep_comments <= MOST_DAYS:
        yield Finding("impossible", item.code, {"keep_comments": item.keep_comments})


def _consulted(item: Stage) -> Iterator[Finding]:
    if item.kind is not StageKind.CONSULTATION and (item.consulted or item.question or item.silence != Silence.WAITS):
        yield Finding("asked_without_consultation", item.code)


def _returns(process: Process, item: Stage) -> Iterator[Finding]:
    for code in item.returns_to:
        if code not in before(process, item.code):
            yield Finding("returns_forward", item.code, {"stage": code})
    if bool(item.returns_to) != (0 < item.max_returns <= MOST_RETURNS):
        yield Finding("unbounded_loop", item.code, {"max_returns": item.max_returns, "most": MOST_RETURNS})


def _reachable(process: Process) -> Iterator[Finding]:
    starts = {item.code for item in first_stages(process)}
    groups = {item.parallel_group for item in process.stages if item.code in starts}
    if len(starts) > 1 and (len(groups) > 1 or "" in groups):
        yield Finding("several_beginnings", process.code, {"stages": sorted(starts)})
    if not any(item.kind in (StageKind.DECISION, StageKind.RECORDING_HIGHER_DECISION) for item in process.stages):
        yield Finding("nothing_is_decided", process.code)


def _received(process: Process) -> Iterator[Finding]:
    """What leaves the unit is received by an officer, before anybody reviews it: that day chooses the law."""
    received = [item.code for item in process.stages if item.kind is StageKind.RECEPTION]
    if not received and not process.internal:
        yield Finding("never_received", process.code)
    first = received_before(process)
    for code in received:
        if code not in first:
            yield Finding("received_late", code)
    for item in process.stages:
        if item.code in first and item.kind is not StageKind.RECEPTION and set(received) & before(process, item.code):
            yield Finding("done_by_reception", item.code)
    for code in received[1:]:
        yield Finding("received_twice", code)


def _groups(process: Process) -> Iterator[Finding]:
    group_of = {item.code: item.parallel_group for item in process.stages}
    for item in process.stages:
        together = {group_of[code] for code in item.next}
        if len(item.next) > 1 and (len(together) > 1 or "" in together):
            yield Finding("fork_without_group", item.code)
    for name in sorted(set(group_of.values()) - {""}):
        members = [item for item in process.stages if item.parallel_group == name]
        if len({(predecessors(process, m.code), m.next, m.final) for m in members}) > 1:
            yield Finding("group_does_not_join", name)
        if len(members) < 2:
            yield Finding("group_of_one", name)
