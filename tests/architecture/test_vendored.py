"""Files from elsewhere are unmodified, and the list of them is whole."""

import hashlib

import pytest

from tests.support import tree

ROWS = tree.toml("docs/vendored.toml")["file"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["path"])
def test_a_vendored_file_is_what_the_list_says(row):
    data = (tree.ROOT / row["path"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == row["sha256"]
    assert (tree.ROOT / row["licence_file"]).is_file()
    assert row["version"]
    assert row["licence"]
    assert row["used"]


def test_every_font_and_every_file_in_a_vendor_folder_is_listed():
    licences = {row["licence_file"] for row in ROWS} | {"tests/vendor/axe-core/LICENSE-3RD-PARTY.txt"}
    foreign = [tree.name(path) for path in tree.files() if "vendor" in path.parts or path.suffix in {".ttf", ".woff2"}]
    assert sorted(set(foreign) - licences) == sorted(row["path"] for row in ROWS)
