"""A row: one thing that a megaservice must get right, tried on the pipelines that it is about."""

from dataclasses import dataclass

from megaservice import Megaservice
from pipelines import CHAT, MODELS

ROWS = []


def row(label, on=CHAT):
    """Makes a row of a function of a trial; what it raises is why the row failed."""

    def register(check):
        ROWS.append((label, on, check))
        return check

    return register


@dataclass
class Trial:
    pipeline: str
    mega: Megaservice

    def __getitem__(self, name):
        return self.mega.services[name]

    @property
    def services(self):
        return list(self.mega.services.values())

    @property
    def model(self):
        """The one chat model, or the first; None in a graph without."""
        return next(iter(self.of(MODELS)), None)

    def of(self, kind):
        return [service for service in self.services if isinstance(service, kind)]

    def forget(self):
        for service in self.services:
            service.seen.clear()


def equal(got, wanted, what="it"):
    assert got == wanted, f"{what} is {got!r:.600}\nand not {wanted!r:.600}"


def failed(answer, name):
    """A 502 that names the service."""
    equal(answer.status, 502, f"the status (with {answer.text!r:.200})")
    assert name in answer.json["detail"], f"{name} is not named: {answer.text}"
