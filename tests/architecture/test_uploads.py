"""Before every upload of the site stands the statement that nothing is a state secret: acts, API views and pages."""

import ast
import re

import pytest
from django.urls import reverse
from rest_framework import serializers

from backend import urls
from backend.acts.registry import REGISTER
from backend.rest.document import document
from backend.rest.secrecy import NoSecretField, StatedInputs
from tests.support import tree

assert urls  # loads every act
FILE_FIELDS = (serializers.FileField,)
BY_HAND = {"backend/web/attempts.py", "backend/web/bulk.py"}  # read forms made from the inputs of acts
WHOLE = re.compile(r"\{% (?:fields|act_form|for \w+ in form)\b")
STATED = re.compile(r"no_secret")
TAKES_FILES = re.compile(r"""type=["']file["']|enctype=["']multipart""")


def holds_files(field) -> bool:
    """Whether a file may lie in a field, at any depth."""
    if isinstance(field, FILE_FIELDS):
        return True
    inner = [getattr(field, "child", None), getattr(field, "child_relation", None)]
    inner += list(field.fields.values()) if isinstance(field, serializers.Serializer) else []
    return any(holds_files(one) for one in inner if one is not None)


def unstated(inputs: type[serializers.Serializer]) -> bool:
    """Whether these inputs take a file without the statement."""
    made = inputs()
    stated = made.fields.get("no_secret")
    return holds_files(made) and not (
        issubclass(inputs, StatedInputs) and isinstance(stated, NoSecretField) and stated.required
    )


def uploads() -> list[str]:
    return sorted(name for name, act in REGISTER.items() if act.inputs is not None and holds_files(act.inputs()))


def test_every_act_that_takes_a_file_asks_for_the_statement():
    assert [name for name in uploads() if unstated(REGISTER[name].inputs)] == []


def test_the_search_finds_the_uploads_that_exist():
    known = {"submission.attach", "reform_task.add_evidence", "score_sheet.attach", "inspection.add_finding"}
    assert known | {"workbook.upload", "nomination.import", "initiative.recognise"} <= set(uploads())


def test_the_search_finds_an_upload_without_it_also_when_it_is_nested():
    class Inner(serializers.Serializer):
        file = serializers.FileField(required=False)

    class Outer(serializers.Serializer):
        rows = Inner(many=True)

    class Stated(StatedInputs):
        file = serializers.FileField()

    class Weaker(Stated):
        no_secret = NoSecretField(required=False)

    assert [unstated(one) for one in (Inner, Outer, Stated, Weaker)] == [True, True, False, True]


def _binary(schema: dict, parts: dict) -> bool:
    """Whether a request's schema holds a file."""
    if "$ref" in schema:
        return _binary(parts[schema["$ref"].rpartition("/")[2]], parts)
    inner = [*schema.get("properties", {}).values(), *schema.get("allOf", []), *schema.get("oneOf", [])]
    inner += [schema["items"]] if "items" in schema else []
    return schema.get("format") == "binary" or any(_binary(one, parts) for one in inner)


def _whole(schema: dict, parts: dict) -> dict:
    return parts[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


@pytest.mark.django_db
def test_every_operation_of_the_api_that_takes_a_file_requires_the_statement():
    told = document()
    parts, found = told["components"]["schemas"], {}
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            for one in operation.get("requestBody", {}).get("content", {}).values():
                if _binary(one["schema"], parts):
                    found[f"{method.upper()} {path}"] = "no_secret" in _whole(one["schema"], parts).get("required", [])
    unkept = f"POST {reverse('verification-file')}"  # read in memory and forgotten; the field itself warns
    assert [name for name, stated in found.items() if not stated] == [unkept]


def test_every_page_with_a_file_shows_the_statement():
    pages = [path for path in tree.files() if path.suffix == ".html"]
    taking = {tree.name(path): text for path in pages if TAKES_FILES.search(text := path.read_text(encoding="utf-8"))}
    silent = [name for name, text in taking.items() if not WHOLE.search(text) and not STATED.search(text)]
    assert silent == ["backend/verification/templates/verification/home.html"]  # keeps nothing; its field warns


def test_no_page_reads_an_uploaded_file_past_its_inputs():
    """Whoever touches `request.FILES` makes a form of stated inputs in the same function."""
    found = []
    for path in tree.python_files("backend"):
        for node in ast.walk(tree.parsed(path)):
            if isinstance(node, ast.FunctionDef) and "request.FILES" in ast.unparse(node):
                found.append((tree.name(path), node.name, ast.unparse(node)))
    assert {name for name, _function, _text in found} >= BY_HAND
    strangers = [
        (name, function) for name, function, text in found if name not in BY_HAND and "form_class(" not in text
    ]
    assert strangers == [("backend/nominations/list_pages.py", "_sent")]  # read by import_rows, with its inputs
