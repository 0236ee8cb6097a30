"""Every library is argued for, pinned and hashed; the lock files name no host."""

import re

import pytest

from tests.support import tree

LOCKS = ("requirements/runtime.txt", "requirements/dev.txt")


def declared():
    project = tree.toml("pyproject.toml")["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [re.split(r"[\[<>=!~; ]", text)[0] for text in wanted]


def requirements(lock):
    text = (tree.ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_to_one_version_with_hashes(lock):
    exact = re.compile(r"^[A-Za-z0-9._-]+(\[[a-z, ]+\])?==\S+( ; .+?)?\s+--hash=sha256:[0-9a-f]{64}")
    assert [line[:60] for line in requirements(lock) if not exact.match(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_host_and_no_index(lock):
    assert re.findall(r"https?://|--index-url|--find-links|file:", (tree.ROOT / lock).read_text()) == []


def test_the_runtime_versions_are_the_same_in_both_locks():
    def pins(lock):
        return {line.split(" --hash")[0] for line in requirements(lock)}

    assert pins(LOCKS[0]) - pins(LOCKS[1]) == set()


@pytest.mark.parametrize("library", declared())
def test_a_library_is_argued_for_in_the_docs(library):
    assert f"| {library} |" in (tree.ROOT / "docs" / "libraries.md").read_text(encoding="utf-8")
