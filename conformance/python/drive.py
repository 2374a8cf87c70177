"""Tries the programs of a folder on one version of opea-comps, telling each row as a line of JSON.

    python drive.py PROGRAMS COMPS_FOLDER NUMBER [PIPELINE ...]

NUMBER tells drivers apart that run at once: it seeds Python's hashes, and no two have the same ports.
COMPS_FOLDER is put first on the programs' path ('' for none); this process itself takes the types of the
stand-ins from the opea-comps of its own environment. It is not the judge of how many failures are too many.
"""

import asyncio
import json
import signal
import sys
import traceback
from pathlib import Path

import rows_answers  # noqa: F401 - they register their rows
import rows_failures  # noqa: F401
import rows_graphs  # noqa: F401
import rows_kinds  # noqa: F401
from cases import KINDS, SAMPLE
from megaservice import HAS_NAMESPACES, PYTHON, Megaservice, chat, dies_with_its_parent, terminate
from pipelines import PIPELINES, PLAIN, STREAMED, VARIABLES
from ports import deal
from services import events, stream
from trial import ROWS, Trial

SECONDS_FOR_A_ROW = 600  # far above what it takes: machines may be slow and busy


def tell(label, pipeline, why="", skipped=""):
    row = {"label": label, "pipeline": pipeline, "passed": not why, "detail": why, "skipped": skipped}
    print(json.dumps(row), flush=True)


async def attempt(label, pipeline, work):
    try:
        async with asyncio.timeout(SECONDS_FOR_A_ROW):
            await work
        tell(label, pipeline)
    except AssertionError as error:
        tell(label, pipeline, str(error) or traceback.format_exc(limit=-2))
    except Exception:
        tell(label, pipeline, traceback.format_exc(limit=-6))


async def ends(trial):
    """SIGTERM, while a streamed answer is on its way where there is one."""
    if trial.pipeline not in STREAMED:
        await trial.mega.post({} if trial.pipeline in PLAIN else chat(stream=True))
        return await check_end(trial)
    go_on = asyncio.Event()

    async def behaviour(request, sent):
        return await stream(request, [events(["on"], done=False), asyncio.wait_for(go_on.wait(), 60)])

    with trial.model.does(behaviour):
        try:
            async with trial.mega.opened(chat(stream=True)) as response:
                await response.content.readuntil(b"\n\n")
                await check_end(trial)
        finally:
            go_on.set()


async def check_end(trial):
    code, waited = await terminate(trial.mega.process)
    assert code == 0, f"it ended with {code}\n{(await trial.mega.log).decode()[-1500:]}"
    assert waited < 1, f"it waited for {waited:.2f} s"


async def trying(pipeline, programs, comps, hash_seed):
    services = {name: kind(name) for name, kind in PIPELINES[pipeline].items()}
    mega = Megaservice(programs / f"{pipeline}.py", services, VARIABLES.get(pipeline, {}))
    try:
        for service in services.values():
            await service.start()
        await mega.start(PYTHON, comps, hash_seed)
        trial = Trial(pipeline, mega)
        for label, on, check in ROWS:
            if pipeline in on:
                await attempt(label, pipeline, check(trial))
        label = "SIGTERM ends the first process of a container at once, with code 0"
        if HAS_NAMESPACES:
            await attempt(label, pipeline, ends(trial))
        else:
            tell(label, pipeline, skipped="no namespaces of processes here (unshare needs root)")
    except Exception:
        tell("it starts and answers the health check", pipeline, traceback.format_exc(limit=-3))
    finally:
        await mega.end()
        for service in services.values():
            await service.stop()


async def main(programs, comps, number, *asked):
    dies_with_its_parent()
    deal(int(number))
    task = asyncio.current_task()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    turns = asyncio.Semaphore(3)  # one starts while another is tried

    async def in_turn(pipeline):
        async with turns:
            await trying(pipeline, Path(programs), comps, number)

    async with asyncio.TaskGroup() as group:
        # the other kinds on the newest version, of which this process has the types; a sample of them on the others
        some = [name for name in PIPELINES if not comps or name not in KINDS or name in SAMPLE]
        for pipeline in asked or some:
            group.create_task(in_turn(pipeline))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
