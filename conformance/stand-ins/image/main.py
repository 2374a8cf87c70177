"""A stand-in for one image of an OPEA deployment: main.py ROLE [ARGUMENTS OF THE REAL PROGRAM].

Like the real service it stops when a host of its environment cannot be reached, insists on its arguments
and on the shape of what it is sent, and asks its own servers. It logs all that it is sent.
"""

import os
import sys

import reach

ROLE, ARGUMENTS = sys.argv[1], sys.argv[2:]


def log_requests(app):
    @app.middleware("http")
    async def log(request, call_next):
        if request.method == "POST":
            body = (await request.body()).decode("utf-8", "replace")
            print(f"asked {request.url.path} {body}", flush=True)
        return await call_next(request)


def serve(app, port):
    import uvicorn

    log_requests(app)
    print(f"listening on {port}", flush=True)
    uvicorn.run(app, host="0.0.0.0", port=port, log_level="warning")


def main():
    reach.everything()
    if ROLE == "store":
        import store

        store.serve([int(port) for port in os.environ["STAND_IN_PORTS"].split()])
    elif ROLE in ("tei", "tgi", "vllm"):
        import model_servers

        serve(*getattr(model_servers, ROLE)(ARGUMENTS))
    else:
        import microservices
        import others

        if ARGUMENTS and ROLE not in others.WITH_ARGUMENTS:
            sys.exit(f"the image of {ROLE} takes no arguments: {ARGUMENTS}")
        serve(*(others if ROLE in others.SERVICES else microservices).app(ROLE))


if __name__ == "__main__":
    main()
