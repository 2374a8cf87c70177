"""Ports for those who listen, where the kernel takes none for those who call."""

import random
import socket

# below Linux's 32768 to 60999 for outgoing connections; several drivers choose at once
PORTS = range(12_000, 32_000)
TRIES = 100


def listen(port=None):
    """A socket that listens already, on this port or on one that is free: nobody can take it in between."""
    for tries_left in reversed(range(TRIES)):
        listening = socket.socket()
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(("127.0.0.1", port or random.choice(PORTS)))
            listening.listen(128)
            return listening
        except OSError:
            listening.close()
            if port or not tries_left:
                raise


def free_port():
    """A port that is free now. Who binds it later must be ready to lose it to somebody else."""
    with listen() as listening:
        return listening.getsockname()[1]
