"""A store as far as anyone here asks: it listens, tells its health over HTTP, answers PING as redis does, and knows
whether a table was made in it.

store.py alone asks the first port of STAND_IN_PORTS whether anyone listens, as the real image's own tool would;
store.py FILL makes a table, and TABLES counts them.
"""

import os
import signal
import socket
import socketserver
import sys
import threading

tables = set()
HEALTH = b'{"status":"green"}'


class Client(socketserver.StreamRequestHandler):
    def handle(self):
        while line := self.rfile.readline():
            if line.split(b" ")[0] in (b"GET", b"HEAD", b"POST"):
                head = b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(HEALTH)
                return self.wfile.write(head + HEALTH)
            words = [line] if not line.startswith(b"*") else self.words(int(line[1:]))
            command = words[0].strip().upper()
            if command == b"FILL":
                tables.add("a table")
            known = {b"PING": b"PONG", b"FILL": b"OK", b"TABLES": b"%d" % len(tables)}
            self.wfile.write(b"+%s\r\n" % known[command] if command in known else b"-ERR unknown command\r\n")

    def words(self, count):
        return [self.rfile.read(int(self.rfile.readline()[1:]) + 2) for _ in range(count)]


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


def serve(ports):
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))  # the first process of a container has no other
    for port in ports:
        threading.Thread(target=Server(("0.0.0.0", port), Client).serve_forever).start()


def ask(host, port, command):
    with socket.create_connection((host, port), timeout=3) as connection:
        connection.sendall(b"*1\r\n$%d\r\n%s\r\n" % (len(command), command.encode()))
        return connection.makefile().readline().strip().lstrip("+")


if __name__ == "__main__":
    print(ask("127.0.0.1", int(os.environ["STAND_IN_PORTS"].split()[0]), *(sys.argv[1:] or ["PING"])))
