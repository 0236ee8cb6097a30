"""Spreads lost points over leaves until the engine's own sum is exactly the wanted one."""

from random import Random

from backend.demo.choices import HUNDREDTH, Choice, choices, fine, finest, is_fine
from workflows.rules.criteria import Node
from workflows.rules.fixed import to_fixed


def spread(leaves: list[Node], lost: int, random: Random) -> dict[str, Choice]:
    """Choose a result for every leaf so that losses (ten-thousandths) add up to `lost`.

    Coarse leaves come first and lose about their share, rounded at random to what their rule can give; the fine ones
    take the rest. Raises ValueError when the leaves cannot lose that much.
    """
    coarse = [leaf for leaf in leaves if not is_fine(leaf)]
    fines = [leaf for leaf in leaves if is_fine(leaf)]
    random.shuffle(coarse)
    random.shuffle(fines)
    found: dict[str, Choice] = {}
    capacity = sum(finest(leaf) for leaf in fines)
    options = {leaf.code: choices(leaf, random) for leaf in coarse}
    room = capacity + sum(rows[-1].loss for rows in options.values())
    weight = sum(to_fixed(leaf.max_points) for leaf in leaves)
    for leaf in coarse:
        rows = options[leaf.code]
        room -= rows[-1].loss
        fitting = [row for row in rows if row.loss <= lost <= row.loss + room]
        if not fitting:
            raise ValueError("the leaves cannot lose that much")
        found[leaf.code] = _near(fitting, lost * to_fixed(leaf.max_points) / weight, random)
        lost -= found[leaf.code].loss
        weight -= to_fixed(leaf.max_points)
    return found | _spread_fine(fines, lost, random)


def _spread_fine(leaves: list[Node], lost: int, random: Random) -> dict[str, Choice]:
    found: dict[str, Choice] = {}
    room = sum(finest(leaf) for leaf in leaves)
    for leaf in leaves:
        bound = finest(leaf)
        wish = int(lost * bound / room * random.uniform(0.5, 1.5)) // HUNDREDTH * HUNDREDTH if room else 0
        room -= bound
        loss = max(0, lost - room, min(wish, bound, lost))
        found[leaf.code] = fine(leaf, loss, random)
        lost -= loss
    if lost:
        raise ValueError("the leaves cannot lose that much")
    return found


def _near(rows: list[Choice], wish: float, random: Random) -> Choice:
    below = [row for row in rows if row.loss <= wish]
    above = [row for row in rows if row.loss > wish]
    if not below or not above:
        return below[-1] if below else above[0]
    low, high = below[-1], above[0]
    return high if random.random() < (wish - low.loss) / (high.loss - low.loss) else low
