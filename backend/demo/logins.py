"""Logins of the demo: one for each role, with passwords made at set-up and kept in the ignored folder `var/`."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model

from backend.base import clock
from backend.demo.province import Province
from backend.demo.staff import LOGINS
from backend.organisation import projection
from backend.organisation.models import Person

WORDS = ("lua", "sen", "tre", "song", "nui", "bien", "may", "gio", "hoa", "trang", "suoi", "rung", "dong", "cau", "ben")


def file() -> Path:
    """Where the passwords stand, readable by the owner only."""
    return Path(settings.VAR_DIR) / "demo-logins.txt"


def make(province: Province) -> dict[str, str]:
    """Make the logins that are missing and say all of them: name → password."""
    known = _known()
    for name, desk in LOGINS:
        person = province.people[desk]
        if person.user_id is None or name not in known:
            known[name] = _password()
            _give(person, name, known[name])
    _write(known)
    projection.rebuild(clock.today())
    return known


def _password() -> str:
    return "-".join(secrets.choice(WORDS) for _ in range(3)) + f"-{secrets.randbelow(9000) + 1000}"


def _give(person: Person, name: str, password: str) -> None:
    users = get_user_model()._default_manager
    user = users.filter(username=name).first() or get_user_model()(username=name)
    user.set_password(password)
    user.save()
    person.user = user
    person.save(update_fields=["user"])


def _known() -> dict[str, str]:
    if not file().exists():
        return {}
    lines = (line.split() for line in file().read_text(encoding="utf-8").splitlines())
    return {parts[0]: parts[1] for parts in lines if len(parts) == 2}


def _write(known: dict[str, str]) -> None:
    file().touch(mode=0o600)
    file().write_text("".join(f"{name} {password}\n" for name, password in known.items()), encoding="utf-8")
