"""Redis as far as anyone here asks: PING, in both of its forms. Also redis-cli: redis_server.py ping."""

import socket
import socketserver
import sys


class Client(socketserver.StreamRequestHandler):
    def handle(self):
        while line := self.rfile.readline():
            words = [line] if not line.startswith(b"*") else self.words(int(line[1:]))
            command = words[0].strip().upper()
            self.wfile.write(b"+PONG\r\n" if command == b"PING" else b"-ERR unknown command\r\n")

    def words(self, count):
        return [self.rfile.read(int(self.rfile.readline()[1:]) + 2) for _ in range(count)]


def serve(port):
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    socketserver.ThreadingTCPServer(("0.0.0.0", port), Client).serve_forever()


def ask(host, port, command):
    with socket.create_connection((host, port), timeout=3) as connection:
        connection.sendall(b"*1\r\n$%d\r\n%s\r\n" % (len(command), command.encode()))
        return connection.makefile().readline().strip().lstrip("+")


if __name__ == "__main__":
    print(ask("127.0.0.1", 6379, sys.argv[1]))
