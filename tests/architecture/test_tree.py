"""What must not stand in any file of the project, and what must stand beside every folder."""

import re

import pytest

from tests.support import tree

# Joined from pieces, so that this file does not contain what it looks for.
REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "crates" + ".io", "ruby" + "gems.org")
DELIVERY = ("jsdel" + "ivr.net", "unp" + "kg.com", "cdn" + "js.", "fonts.google" + "apis")
PLACES = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "../sha" + "red")
FORBIDDEN = re.compile("|".join(re.escape(text) for text in (*REGISTRIES, *DELIVERY, *PLACES)))
TOP = ("workflows", "permissions", "award_templates", "backend", "tests", "docs")
BINARY = {".ttf", ".png", ".ico", ".pdf", ".mo", ".xlsx", ".der", ".p12"}


def vendored():
    return {row["path"] for row in tree.toml("docs/vendored.toml")["file"]}


def test_no_file_names_a_registry_a_delivery_network_or_a_place_on_one_machine():
    skipped = vendored()
    found = {}
    for path in tree.files():
        if path.suffix not in BINARY and tree.name(path) not in skipped:
            hits = FORBIDDEN.findall(path.read_text(encoding="utf-8", errors="replace"))
            found |= {tree.name(path): sorted(set(hits))} if hits else {}
    assert found == {}


@pytest.mark.parametrize("folder", TOP)
def test_a_top_folder_says_in_few_lines_what_lives_in_it(folder):
    text = (tree.ROOT / folder / "README.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {folder}")
    assert len(text.splitlines()) <= 25


def test_a_page_asks_no_other_host_for_scripts_styles_or_pictures():
    foreign = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""")
    pages = [path for path in tree.files() if path.suffix == ".html"]
    assert [tree.name(path) for path in pages if foreign.search(path.read_text(encoding="utf-8"))] == []


def test_a_page_has_nothing_inline_that_the_content_policy_forbids():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE)
    pages = [path for path in tree.files() if path.suffix == ".html"]
    assert [tree.name(path) for path in pages if inline.search(path.read_text(encoding="utf-8"))] == []
