"""Contents of papers: canonical text, there and back, and nothing foreign accepted."""

import json
import unicodedata
from dataclasses import replace

import pytest

from award_templates.codec import CodecError
from award_templates.content import PaperKind, content_from_json
from tests.support import sample_papers as sample

KINDS = [pytest.param(item, id=item.kind) for item in sample.every_kind()]


@pytest.mark.parametrize("content", KINDS)
def test_every_content_comes_back_from_its_text(content):
    assert content_from_json(content.to_json()) == content


def test_there_is_a_sample_of_every_kind():
    assert {item.kind for item in sample.every_kind()} == set(PaperKind)


def test_the_same_content_in_decomposed_letters_has_the_same_text():
    loose = replace(sample.certificate(), citation=unicodedata.normalize("NFD", sample.certificate().citation))
    assert loose.to_json() == sample.certificate().to_json()


def changed(**changes):
    return json.dumps({**json.loads(sample.certificate().to_json()), **changes})


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        changed(kind="stamp"),
        changed(extra=1),
        changed(specimen="yes"),
        changed(on="05/03/2024"),
        changed(issuer="CHỦ TỊCH"),
        changed(recipient="Ông A"),
    ],
)
def test_a_text_that_is_not_canonical_is_refused(text):
    with pytest.raises(CodecError):
        content_from_json(text)


def test_a_missing_field_is_named():
    data = json.loads(sample.certificate().to_json())
    del data["citation"]
    with pytest.raises(CodecError, match="citation"):
        content_from_json(json.dumps(data))
