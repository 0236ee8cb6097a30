"""Site and worker under one parent: whichever ends, or Ctrl+C, ends both."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings


def serve(port: int) -> None:
    """Run gunicorn and the worker until one of them, or the person, stops."""
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"]
    site = [
        sys.executable,
        "-m",
        "gunicorn",
        "backend.wsgi",
        "-b",
        f"127.0.0.1:{port}",
        "-w",
        "2",
        "--no-control-socket",
    ]
    children = [subprocess.Popen(command, cwd=settings.BASE_DIR) for command in (site, manage)]

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    sys.stdout.write(f"Đang phục vụ tại http://127.0.0.1:{port}/ – Ctrl+C để dừng.\n")
    sys.stdout.flush()
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
    except KeyboardInterrupt:
        pass
    finally:
        for child in children:
            if child.poll() is None:
                child.terminate()
        for child in children:
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
