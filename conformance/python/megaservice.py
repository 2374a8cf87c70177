"""The program under test, the first process of its own namespace as in a container; and its client.

Nothing here sleeps in the hope that something has happened: it polls, or it waits for the thing itself.
"""

import ast
import asyncio
import ctypes
import json
import os
import re
import signal
import subprocess
import sys
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import aiohttp

from ports import free_port

PR_SET_PDEATHSIG = 1
TRIES = 3
# its own namespace of processes, in which it is the first, and which ends with us
NAMESPACE = ["unshare", "--pid", "--fork", "--kill-child"]
try:
    HAS_NAMESPACES = subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0
except OSError:
    HAS_NAMESPACES = False


def dies_with_its_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def asleep(pid):
    """Seconds, by a clock of its own, that a process neither ran nor wanted to."""
    ran, wanted = Path(f"/proc/{pid}/schedstat").read_text().split()[:2]
    return monotonic() - (int(ran) + int(wanted)) / 1e9


async def terminate(process):
    """Sends SIGTERM as a container's engine does; gives the exit code and for how long it then waited for something.

    An interpreter's own end takes 0.2 s of work, which on a busy machine become 5 s and more.
    """
    pid = process.pid
    if HAS_NAMESPACES:  # the program is the child of `unshare`
        pid = int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
    begun, waited = asleep(pid), 0
    os.kill(pid, signal.SIGTERM)
    ended = asyncio.create_task(process.wait())
    async with asyncio.timeout(60):
        while not ended.done():
            with suppress(OSError):  # it is gone
                waited = asleep(pid) - begun
            await asyncio.wait([ended], timeout=0.02)
    return ended.result(), waited


@dataclass
class Answer:
    status: int
    kind: str
    text: str

    @property
    def json(self):
        return json.loads(self.text)

    @property
    def content(self):
        """What the assistant says in a chat completion."""
        assert self.status == 200, f"{self.status}: {self.text}"
        assert self.kind == "application/json", self.kind
        return self.json["choices"][0]["message"]["content"]

    @property
    def tokens(self):
        """The texts of a stream that ends as it should."""
        assert self.status == 200, f"{self.status}: {self.text}"
        assert self.kind == "text/event-stream", f"{self.kind}: {self.text}"
        events = self.text.split("\n\n")
        assert events[-2:] == ["data: [DONE]", ""], f"it ends with {events[-3:]}"
        return [ast.literal_eval(event.removeprefix("data: ")).decode() for event in events[:-2]]

    @property
    def said(self):
        return "".join(self.tokens)


def chat(question="What is deep learning?", **more):
    return {"messages": [{"role": "user", "content": question}], **more}


@dataclass
class Megaservice:
    program: Path
    services: dict  # name: Service
    variables: dict = field(default_factory=dict)

    async def start(self, python, comps, hash_seed):
        text = self.program.read_text()
        self.endpoint = ast.literal_eval(re.search(r"^ENDPOINT = (.+)$", text, re.M).group(1))
        env = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        env |= {"PYTHONPATH": comps, "PYTHONHASHSEED": str(hash_seed)}
        env |= {"OTEL_SDK_DISABLED": "true", "PYTHONDONTWRITEBYTECODE": "1", **self.variables}
        for block in re.findall(r"MicroService\((.*?)\n    \)", text, re.S):
            variable = re.search(r"(\w+)_SERVICE_HOST_IP", block)
            if not variable:
                continue  # the megaservice itself
            name, variable = (
                ast.literal_eval(re.search(r"name=(.+),$", block, re.M).group(1)),
                variable.group(1),
            )
            env |= {f"{variable}_SERVICE_HOST_IP": "127.0.0.1"}
            env |= {f"{variable}_SERVICE_PORT": str(self.services[name].port)}
        for _ in range(TRIES):
            said = await self.launch(python, env)
            if said is None:
                return
            # it needs seconds until it binds the port that was free; opea-comps looks before uvicorn does
            if not said.rstrip().endswith(f"RuntimeError: port:{self.port}") and "address already in use" not in said:
                break
        raise RuntimeError(f"it ended with {self.process.returncode}\n{said[-2000:]}")

    async def launch(self, python, env):
        """Starts it on a free port; gives None when it is healthy, and what it said where it ended instead."""
        await self.end()
        self.port = free_port()
        self.process = await asyncio.create_subprocess_exec(
            *(NAMESPACE if HAS_NAMESPACES else []),
            python,
            str(self.program),
            env=env | {"MEGA_SERVICE_PORT": str(self.port)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            preexec_fn=dies_with_its_parent,
        )
        self.log = asyncio.create_task(self.process.stdout.read())
        # a connection that is kept may be closed by uvicorn, after 5 s, just when a request goes out on it
        once = aiohttp.TCPConnector(force_close=True)
        url = f"http://127.0.0.1:{self.port}"
        self.session = aiohttp.ClientSession(base_url=url, connector=once, trust_env=False)
        async with asyncio.timeout(300):
            while not await self.is_healthy():
                if self.process.returncode is not None:
                    return (await self.log).decode()
                await asyncio.sleep(0.05)

    async def is_healthy(self, seconds=5):
        try:
            timeout = aiohttp.ClientTimeout(total=seconds)
            async with self.session.get("/v1/health_check", timeout=timeout) as response:
                return response.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def post(self, body, raw=None, seconds=60):
        async with self.opened(body, raw, seconds) as response:
            return Answer(response.status, response.content_type, await response.text())

    @asynccontextmanager
    async def opened(self, body, raw=None, seconds=60):
        sent = raw if raw is not None else json.dumps(body).encode()
        timeout = aiohttp.ClientTimeout(total=seconds)
        headers = {} if isinstance(sent, aiohttp.FormData) else {"Content-Type": "application/json"}
        async with self.session.post(self.endpoint, data=sent, headers=headers, timeout=timeout) as response:
            yield response

    async def metric(self, name):
        async with self.session.get("/metrics") as response:
            lines = (await response.text()).splitlines()
        return next((float(line.split()[1]) for line in lines if line.startswith(f"{name} ")), None)

    async def end(self):
        if hasattr(self, "session"):
            await self.session.close()
        if hasattr(self, "process") and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()


PYTHON = sys.executable
