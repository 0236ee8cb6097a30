"""The private copies of the migrated database: real commits, several connections, nothing left behind."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction

User = get_user_model()


def test_a_private_database_is_migrated_and_outside_any_transaction(committed_db, db):
    assert not connection.in_atomic_block
    assert User.objects.count() == 0


def test_threads_see_what_was_committed(committed_db):
    User.objects.create(username="an")
    assert committed_db.together([User.objects.count] * 3) == [1, 1, 1]


def test_writers_in_threads_all_commit(committed_db):
    def write(name):
        with transaction.atomic():
            return User.objects.create(username=name).username

    assert sorted(committed_db.together([lambda n=n: write(f"u{n}") for n in range(4)])) == ["u0", "u1", "u2", "u3"]
    assert User.objects.count() == 4


def test_the_next_test_finds_the_ordinary_database(db):
    assert connection.in_atomic_block
    assert User.objects.count() == 0


@pytest.mark.postgres
def test_the_copy_has_a_test_name(committed_db):
    assert committed_db.name.startswith("vinhdanh_test_copy_")


@pytest.mark.sqlite
def test_the_copy_is_a_file_outside_var(committed_db):
    assert "/var/vinhdanh" not in committed_db.name
    assert committed_db.url.endswith(".sqlite3")
