"""What was published is recomputed from its inputs, explained on the command line, and never mended."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from backend.acts.runner import perform
from backend.scoring.models import LeafValue, PublishedScore, PublishedTable
from backend.scoring.verify import differences

pytestmark = pytest.mark.django_db
HEAD = "group,rank,unit,max_points_applicable,appraisal_points,ratio_pct,band\n"


@pytest.fixture
def published(approved, cast, decision) -> PublishedScore:
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    return PublishedScore.objects.get(sheet=approved)


def told(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_recomputing_gives_what_was_published(published):
    assert list(differences()) == []
    assert "2 rows recomputed" in told("scores_verify")


def test_a_value_slipped_in_afterwards_is_found_and_nothing_is_overwritten(published):
    before = published.points
    LeafValue.objects.create(
        sheet=published.sheet, leaf="8.1.1", round="appraisal", value={"number": "0"}, given_by="?",
        given_at=published.publication.published_at,
    )  # fmt: skip
    found = {one.what for one in differences()}
    assert found == {"points", "areas", "inputs_sha256"}
    with pytest.raises(CommandError, match="3 difference"):
        told("scores_verify")
    published.refresh_from_db()
    assert published.points == before


def test_a_published_row_cannot_be_changed_even_by_sql(published):
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute("UPDATE scoring_publishedscore SET points = 100")


def test_the_command_tells_a_score_down_to_its_tasks(published, results):
    task = results.tasks[0]
    text = told("score_explain", "SXD", "2023", task.leaf)
    assert task.code in text
    assert told("score_explain", "SXD", "2023", "--lang", "en").count("points") > 58


@pytest.mark.parametrize("command", [("SXD", "2023", "9.9"), ("KHONG-CO", "2023"), ("SXD", "1999")])
def test_the_command_says_what_it_does_not_know(published, command):
    with pytest.raises(CommandError):
        told("score_explain", *command)


def test_a_table_is_loaded_once_with_its_source(tmp_path):
    file = tmp_path / "bang.csv"
    file.write_text(f"# QĐ 1/QĐ-UBND\n{HEAD}so,1,Sở Mẫu,71.5,69.25,96.85,Tốt\n", encoding="utf-8")
    options = ("load_published_table", str(file), "--code", "mau", "--title", "Bảng mẫu", "--year", "2023")
    assert told(*options) == told(*options) == "mau: 1 rows\n"
    assert PublishedTable.objects.get().source == "QĐ 1/QĐ-UBND"


@pytest.mark.parametrize(
    "text",
    ["", f"{HEAD}so,1,A,1,1,1,T\n", "# nguồn\nwrong,columns\n1,2\n", f"# nguồn\n{HEAD}so,1,A,1,NaN,1,T\n",
     f"# nguồn\n{HEAD}so,một,A,1,1,1,T\n", f"# nguồn\n{HEAD}so,1,A,1,-1,1,T\n"],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_and_leaves_nothing(text, tmp_path):
    file = tmp_path / "bang.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError):
        told("load_published_table", str(file), "--code", "x", "--title", "x", "--year", "2023")
    assert not PublishedTable.objects.exists()
