"""The scanner of malware, where an office runs ClamAV: bytes go to its daemon, its answer comes back as a value.

A scanner that is set up and does not answer is never taken for "clean": the file waits.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

LOG = logging.getLogger(__name__)


class Scan(StrEnum):
    """What the scanner says of a file."""

    CLEAN = "clean"
    INFECTED = "infected"
    WAITING = "waiting"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Scanned:
    """The answer; `found` names the malware."""

    scan: Scan
    found: str = ""


def configured() -> bool:
    """Whether the office has named a scanner."""
    return bool(settings.CLAMD_ADDRESS)


def scan(data: bytes) -> Scanned:
    """Ask the scanner about some bytes; WAITING whenever it gives no clear answer, OFF when there is none."""
    if not configured():
        return Scanned(Scan.OFF)
    try:
        state, found = _client().instream(BytesIO(data)).get("stream", ("ERROR", None))
    except (ClamdError, OSError, ValueError, AttributeError) as failed:
        LOG.warning("the malware scanner does not answer: %s", type(failed).__name__)
        return Scanned(Scan.WAITING)
    if state == "FOUND":
        return Scanned(Scan.INFECTED, str(found or "?")[:100])
    return Scanned(Scan.CLEAN if state == "OK" else Scan.WAITING)


def version() -> str:
    """What the scanner calls itself; empty when it does not answer."""
    if not configured():
        return ""
    try:
        return _client().version().strip()[:200]
    except (ClamdError, OSError, ValueError, AttributeError):
        return ""


def _client() -> ClamdNetworkSocket | ClamdUnixSocket:
    address: str = settings.CLAMD_ADDRESS
    host, sep, port = address.rpartition(":")
    if sep and port.isdecimal():
        return ClamdNetworkSocket(host.strip("[]"), int(port), timeout=settings.CLAMD_TIMEOUT)
    return ClamdUnixSocket(address.removeprefix("unix:"), timeout=settings.CLAMD_TIMEOUT)
