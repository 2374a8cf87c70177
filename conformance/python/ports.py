"""Ports for those who listen, where the kernel takes none for those who call.

None is given twice: a service that is down for a while finds its own free when it comes back.
"""

import random
import socket

# below Linux's 32768 to 60999 for outgoing connections
PORTS = range(12_000, 32_000)
DRIVERS = 4  # that choose at once, each among ports of its own
TRIES = 100

left = []


def deal(number):
    """Gives this driver its part of the ports."""
    left[:] = random.sample(PORTS[number % DRIVERS :: DRIVERS], len(PORTS) // DRIVERS)


def listen(port=None):
    """A socket that listens already, on this port or on one that is free: nobody can take it in between."""
    for tries_left in reversed(range(TRIES)):
        listening = socket.socket()
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(("127.0.0.1", port or left.pop()))
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
