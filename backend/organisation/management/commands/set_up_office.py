"""`manage.py set_up_office`: the root unit and the first administrator of an empty database."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from backend.audit.record import Change, Who, record
from backend.base import clock
from backend.organisation import projection
from backend.organisation.models import Holding, Unit, UnitKind
from backend.organisation.registering import one_time_password
from backend.organisation.services import make_person, make_unit
from permissions.roles import Role


class Command(BaseCommand):
    """Only for a database without units: everything after this is done on pages, by acts."""

    help = "Lập đơn vị gốc và người quản trị đầu tiên (root unit and first administrator of an empty database)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the office is called and who administers it."""
        parser.add_argument("--code", required=True, help="Mã đơn vị gốc, ví dụ UBND")
        parser.add_argument("--name", required=True, help="Tên đơn vị gốc, ví dụ Ủy ban nhân dân tỉnh …")
        parser.add_argument("--administrator", required=True, help="Họ và tên người quản trị đầu tiên")
        parser.add_argument("--login", required=True, help="Tên đăng nhập của người đó")
        parser.add_argument("--basis", required=True, help="Căn cứ giao vai trò quản trị, ví dụ số quyết định")
        parser.add_argument(
            "--valid-from", type=date.fromisoformat, help="Đơn vị có từ ngày (yyyy-mm-dd); bỏ trống: đầu năm nay"
        )

    @transaction.atomic
    def handle(self, *args: Any, **given: Any) -> None:
        """Make both, record it, and say the one-time password once."""
        if Unit.objects.exists():
            raise CommandError("Cơ sở dữ liệu đã có đơn vị; hãy thêm người và vai trò trên trang Tổ chức và vai trò.")
        at = clock.now()
        day = clock.day(at)
        begins = given["valid_from"] or day.replace(month=1, day=1)
        root = make_unit(code=given["code"], name=given["name"], unit_kind=UnitKind.PROVINCE.value, valid_from=begins)
        person = make_person(full_name=given["administrator"], unit=root, position="Quản trị hệ thống")
        password = one_time_password()
        user = get_user_model()(username=given["login"])
        user.set_password(password)
        user.save()
        person.user, person.password_temporary = user, True
        person.save()
        holding = Holding.objects.create(
            person=person, role=Role.ADMINISTRATOR.value, unit=root, valid_from=day, basis=given["basis"]
        )
        changes = [
            Change(row.kind, str(row.pk), row.audit_name(), unit_path=root.path, data={"basis": given["basis"]})
            for row in (root, person, holding)
        ]
        record(act="holding.grant", who=Who(name="set_up_office"), at=at, changes=changes)
        projection.project(day, [user.pk])
        self.stdout.write(f"Đã lập {root.name}. Đăng nhập: {given['login']}   Mật khẩu dùng một lần: {password}")
