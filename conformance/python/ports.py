"""Ports for those who listen, where the kernel takes none for those who call: nobody else gets one meanwhile."""

import random
import socket

# below Linux's 32768 to 60999 for outgoing connections; several drivers choose at once
PORTS = range(12_000, 32_000)


def free_port():
    while True:
        port = random.choice(PORTS)
        with socket.socket() as taken:
            try:
                taken.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
