"""The shortest time of several works, taken in turn so that a busy machine weighs on all of them alike."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter


def fastest(*works: Callable[[], object], rounds: int = 12, in_a_row: int = 4) -> list[float]:
    """Seconds of each work: in every round each has its turns in a row, so that none pays for another's caches."""
    best = [float("inf")] * len(works)
    gc.collect()
    for _ in range(rounds):
        for n, work in enumerate(works):
            for _turn in range(in_a_row):
                start = perf_counter()
                work()
                best[n] = min(best[n], perf_counter() - start)
    return best
