"""The clock is read in one file and the environment in another."""

import ast

from tests.support import tree

CLOCK = "backend/base/clock.py"
ENVIRONMENT = "backend/settings/env.py"
ASKS_THE_TIME = {
    ("timezone", "now"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
}
NOW_WHEN_EMPTY = {("timezone", "localdate"), ("timezone", "localtime")}
DATABASE_TIME = {"Now", "auto_now", "auto_now_add"}


def names(node):
    """`a.b` as ("a", "b"), for the last two parts of a dotted name."""
    if isinstance(node, ast.Attribute):
        before = node.value
        last = before.attr if isinstance(before, ast.Attribute) else getattr(before, "id", "")
        return (last, node.attr)
    return ("", "")


def places(matches):
    return [
        f"{tree.name(path)}:{node.lineno}"
        for path in tree.python_files(*tree.PRODUCT)
        for node in ast.walk(tree.parsed(path))
        if matches(node)
    ]


def test_only_the_clock_asks_the_time():
    found = places(lambda node: isinstance(node, ast.Attribute) and names(node) in ASKS_THE_TIME)
    found += places(lambda node: isinstance(node, ast.Call) and not node.args and names(node.func) in NOW_WHEN_EMPTY)
    assert [place for place in found if not place.startswith(CLOCK)] == []


def test_no_field_lets_the_machine_choose_the_moment():
    assert places(lambda node: isinstance(node, ast.keyword) and node.arg in DATABASE_TIME) == []
    assert places(lambda node: isinstance(node, ast.Call) and getattr(node.func, "id", "") in DATABASE_TIME) == []


def test_only_the_settings_read_the_environment():
    found = places(lambda node: names(node) in {("os", "environ"), ("os", "getenv"), ("os", "environb")})
    own = (ENVIRONMENT, "backend/wsgi.py")
    assert [place for place in found if not place.startswith(own)] == []


def test_every_environment_name_stands_in_the_docs():
    from backend.settings.document import page

    assert (tree.ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == page()
