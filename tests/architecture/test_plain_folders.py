"""Rules, rights and papers are plain Python: the standard library and a short list of names."""

import sys

import pytest

from tests.support import tree

ALLOWED = {
    "workflows": {"workflows", "simpleeval"},
    "permissions": {"permissions", "workflows"},
    "award_templates": {"award_templates", "reportlab", "segno", "rl_accel", "docxtpl", "docx"},
}


@pytest.mark.parametrize("folder", tree.PLAIN)
def test_a_plain_folder_imports_only_what_is_allowed(folder):
    allowed = sys.stdlib_module_names | ALLOWED[folder]
    strangers = {tree.name(path): tree.imported(path) - allowed for path in tree.python_files(folder)}
    assert {name: found for name, found in strangers.items() if found} == {}


@pytest.mark.parametrize("library", ["reportlab", "segno"])
def test_only_the_paper_names_the_drawing_libraries(library):
    users = [tree.name(path) for path in tree.python_files(*tree.PRODUCT) if library in tree.imported(path)]
    assert [name for name in users if not name.startswith("award_templates/")] == []
