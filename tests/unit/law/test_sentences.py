"""Every reason and finding that these rules give has a sentence in both languages, and no sentence is left over."""

import re

from workflows import sentences, shipped

RULES = (
    "answers", "bodies", "deadlines", "eligibility", "judging", "merits", "numbering", "persons", "prizes", "ratios",
    "runs", "voting",
)  # fmt: skip
CHECKED = (
    "codec.py",
    "regulations/checks.py",
    "regulations/loading.py",
    "regulations/soundness.py",
    "regulations/overlay.py",
    "dossiers/checks.py",
    "dossiers/loading.py",
)
PROCESSES = (
    "processes/advice.py", "processes/checks.py", "processes/lint_sense.py", "processes/loading.py",
    "processes/pairing.py",
)  # fmt: skip


def given(names, pattern):
    text = "\n".join((shipped.HERE / name).read_text("utf-8") for name in names)
    return set(re.findall(pattern, text))


def test_every_reason_of_the_rules_has_a_sentence():
    assert given([f"rules/{name}.py" for name in RULES], r'Reason\(\s*"(\w+)"') == set(sentences.REASONS)


def test_every_finding_of_the_linters_has_a_sentence():
    codes = given([*CHECKED, *PROCESSES], r'(?:Finding\(|fault\()\s*"(\w+)"')
    assert codes == set(sentences.FINDINGS)


def test_both_languages_name_the_same_data():
    for label in (*sentences.REASONS.values(), *sentences.FINDINGS.values()):
        missing = set(re.findall(r"{(\w+)}", label.en)) - set(re.findall(r"{(\w+)}", label.vi))
        assert not missing, label
