"""Where a dossier can go: pure answers from the stages' own data, nothing known of any particular process."""

from collections.abc import Collection

from workflows.processes.schema import Process, Stage


def stage(process: Process, code: str) -> Stage:
    """The stage of that code. Raises `KeyError`."""
    return {item.code: item for item in process.stages}[code]


def predecessors(process: Process, code: str) -> frozenset[str]:
    """Codes of the stages that name this one as next."""
    return frozenset(item.code for item in process.stages if code in item.next)


def first_stages(process: Process) -> tuple[Stage, ...]:
    """Stages that nothing precedes."""
    return tuple(item for item in process.stages if not predecessors(process, item.code))


def next_stages(process: Process, done_codes: Collection[str]) -> tuple[Stage, ...]:
    """Stages that can be open now: not done, and everything before them is (so all of a parallel group)."""
    done = frozenset(done_codes)
    return tuple(item for item in process.stages if item.code not in done and predecessors(process, item.code) <= done)


def finished(process: Process, done_codes: Collection[str]) -> bool:
    """True when every final stage is done."""
    return all(item.code in done_codes for item in process.stages if item.final)


def before(process: Process, code: str) -> frozenset[str]:
    """Every stage that lies somewhere before this one."""
    seen: set[str] = set()
    waiting = list(predecessors(process, code))
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting += predecessors(process, current)
    return frozenset(seen)


def after(process: Process, code: str) -> frozenset[str]:
    """Every stage that lies somewhere after this one: what a return to it opens again."""
    return frozenset(item.code for item in process.stages if code in before(process, item.code))


def return_targets(process: Process, code: str) -> tuple[Stage, ...]:
    """Stages to which this one may send the dossier back, in the order of the process."""
    targets = stage(process, code).returns_to
    return tuple(item for item in process.stages if item.code in targets)


def done_after_return(process: Process, done_codes: Collection[str], target: str) -> frozenset[str]:
    """What still counts as done once a dossier was sent back to `target`: neither it nor anything after it."""
    return frozenset(done_codes) - {target} - after(process, target)


def may_return(process: Process, code: str, returns_so_far: int) -> bool:
    """True while the stage names a target and its bound on returns is not reached."""
    current = stage(process, code)
    return bool(current.returns_to) and returns_so_far < current.max_returns
