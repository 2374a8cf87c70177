"""Connects to every address that stands in the environment; ends the process where one cannot be reached."""

import os
import re
import socket
import sys

SCHEME_PORTS = {"http": 80, "https": 443, "redis": 6379, "bolt": 7687, "mongodb": 27017, "postgresql": 5432}
URL = re.compile(r"([a-z][a-z0-9+]*)://(?:[^/@]*@)?([^:/?#]+)(?::(\d+))?")


def addresses():
    for name, value in sorted(os.environ.items()):
        url = URL.match(value)
        if name.lower().endswith("_proxy"):
            continue
        if url:
            scheme, host, port = url.groups()
            yield name, host, int(port or SCHEME_PORTS.get(scheme, 0))
        elif value and re.search(r"_HOST(_IP)?$", name):
            port = os.environ.get(re.sub(r"_HOST(_IP)?$", "_PORT", name))
            yield name, value, int(port or 0)


def everything():
    for name, host, port in addresses():
        if "." in host:
            continue  # outside of the compose file: nothing to be reached from here
        try:
            socket.create_connection((host, port), timeout=3).close()
        except OSError as error:
            sys.exit(f"{name}: {host}:{port} cannot be reached: {error}")
