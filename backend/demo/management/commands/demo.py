"""`manage.py demo`: loads the invented province, plays the whole main job once, then serves site and worker."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from backend.audit import checkpoints
from backend.base import clock
from backend.catalogue.models import Round
from backend.demo import indices, keys, logins, province, rounds, serving, sheets, story, telling, today
from backend.demo.candidates import play_candidates
from backend.demo.complaints import play_complaints
from backend.demo.delegations import play_delegations
from backend.demo.eligibility import play_matters
from backend.demo.emulation import play_emulation
from backend.demo.exemplars import play_exemplars
from backend.demo.history import play_history
from backend.demo.initiatives import play_initiatives
from backend.demo.inspections import play_inspections
from backend.demo.law import play_law
from backend.demo.movements import play_movements
from backend.demo.office import play_office
from backend.demo.play import Play
from backend.demo.procedures import play_procedures
from backend.demo.reports import play_reports
from backend.demo.story import moment
from backend.demo.year import play_year
from backend.organisation.models import Unit
from backend.reminders.speaking import remind


class Command(BaseCommand):
    """Safe to run again: a finished play is told from the database, an interrupted one is put aside and begun anew."""

    help = "Play the demonstration once and serve it (SERVE=0, or no terminal: play and end)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Play if needed, tell, serve."""
        if settings.PRODUCTION:
            raise CommandError("the demonstration never runs in production mode")
        call_command("migrate", verbosity=0)
        self._put_aside_if_interrupted()
        if not Round.objects.filter(code=today.LAST_ROUND).exists():
            self._play()
        else:
            self.stdout.write("Đã diễn trước đây; dữ liệu còn nguyên.")
        self._tell()
        if settings.SERVE_DEMO and sys.stdout.isatty():
            serving.serve(settings.PORT)

    def _put_aside_if_interrupted(self) -> None:
        begun = Unit.objects.exists()
        if not begun or Round.objects.filter(code=today.LAST_ROUND).exists():
            return
        if not Unit.objects.filter(code="MH").exists():
            raise CommandError("this database holds other units; point DATABASE_URL at an empty one")
        if connection.vendor != "sqlite":
            raise CommandError("an interrupted play stands in this database; point DATABASE_URL at an empty one")
        path = Path(str(connection.settings_dict["NAME"]))
        connection.close()
        aside = path.with_name(f"{path.stem}-interrupted-{clock.now():%Y%m%d%H%M%S}{path.suffix}")
        for suffix in ("", "-wal", "-shm"):
            old = Path(f"{path}{suffix}")
            if old.exists():
                old.rename(f"{aside}{suffix}")
        self.stdout.write(f"Lần diễn trước bị ngắt; đã cất sang {aside.name} và diễn lại từ đầu.")
        call_command("migrate", verbosity=0)

    def _play(self) -> None:
        say = self.stdout.write
        say("1. Tỉnh Minh Họa: đơn vị, người, vai trò, khóa ký (tất cả đều bịa).")
        place = province.load()
        keys.make(place)
        logins.make(place)
        sheets.load_figures()
        indices.play_before(place)
        play = Play(moment(2023, 1, 1))
        say("2. Nhiệm vụ và điểm cải cách năm 2023 (chừng một phút) …")
        tasks = play_year(
            play, place, 2023, scored=moment(2023, 12, 20), published=moment(2023, 12, 29).date(), number=2101
        )
        telling.results(say, tasks)
        say("3. Từ đề nghị đến tấm bằng (tháng 01/2024):")
        story.play_story(play, place)
        telling.verdict(say)
        indices.play_after(play, place)
        say("4. Đợt xét hôm nay: kết quả năm 2025, hồ sơ chờ ở mọi bước …")
        play_year(play, place, 2025, scored=moment(2026, 1, 12), published=moment(2026, 1, 26).date(), number=201)
        rounds.play_round(play, place)
        today.play_today(play, place)
        play_office(play, place)
        play_reports(place)
        play_movements(place)
        play_inspections(place)
        play_matters(play, place)
        play_history(play, place)
        play_delegations(place)
        play_initiatives(place)
        play_law(place)
        play_procedures(place)
        play_exemplars(place)
        indices.play_national(play, place)
        indices.play_petition(play, place, "X-LAM")
        play_emulation(play, place)
        play_complaints(place)
        play_candidates(place)
        remind(clock.now())
        point = checkpoints.write(clock.recorded_now())
        say(f"   Nhật ký: {point.size} mục, gốc cây {point.root[:16]}…, mốc đã ký.")

    def _tell(self) -> None:
        self.stdout.write("\nTài khoản (mật khẩu tạo lúc cài đặt, nằm trong thư mục dữ liệu bị bỏ qua):")
        telling.logins(self.stdout.write)
        self.stdout.write(f"\nĐịa chỉ: {settings.PUBLIC_URL}/   API: {settings.PUBLIC_URL}/api/v1/")
