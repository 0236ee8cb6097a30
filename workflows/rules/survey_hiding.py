"""Groups that are too small to be shown, and totals from which they could be worked out.

A figure of fewer than `minimum` forms is hidden. A total covers everybody only when what is hidden stays a crowd: at
least two hidden groups, and `minimum` forms left even for somebody who knows the largest of them; otherwise the total
covers only the groups that are shown, so that no subtraction gives a hidden one. No group that is large enough is
ever hidden for another's sake: its figure may feed a score.
"""

from collections.abc import Collection, Mapping
from typing import TypeVar

K = TypeVar("K")
USUAL_MINIMUM = 5


def too_small(forms: Mapping[K, int], minimum: int) -> frozenset[K]:
    """The groups with some forms, but fewer than the minimum; a group without any has nothing to hide."""
    return frozenset(key for key, count in forms.items() if 0 < count < minimum)


def total_covers_all(forms: Mapping[K, int], hidden: Collection[K], minimum: int) -> bool:
    """Whether a total over all groups gives nothing away about the hidden ones."""
    behind = [forms[key] for key in hidden if forms[key] > 0]
    return not behind or (len(behind) >= 2 and sum(behind) - max(behind) >= minimum)
