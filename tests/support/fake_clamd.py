"""A scanner for tests: speaks clamd's INSTREAM and VERSION on the loopback and knows one piece of malware, EICAR."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        command = self.rfile.readline().strip()
        if command == b"nVERSION":
            self.wfile.write(b"ClamAV 1.4.0/27000/Mon Jan  1 00:00:00 2026\n")
        elif command == b"nINSTREAM":
            data = bytearray()
            while size := struct.unpack("!L", self.rfile.read(4))[0]:
                data += self.rfile.read(size)
            self.wfile.write(b"stream: Eicar-Test-Signature FOUND\n" if EICAR in data else b"stream: OK\n")


@contextmanager
def clamd() -> Iterator[str]:
    """Serves for the while; gives the address as the setting writes it."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
