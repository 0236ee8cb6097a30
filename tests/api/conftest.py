"""Fixtures of the tests that ask the API of a played demonstration."""

from tests.support.demo import demo_copy, demo_database, demo_db, demo_logins, demo_server

__all__ = ["demo_copy", "demo_database", "demo_db", "demo_logins", "demo_server"]
