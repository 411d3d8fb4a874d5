"""Who is at the browser, and what they may do."""

from enum import IntEnum

from knowledge.vocabulary import Frozen


class Role(IntEnum):
    """What somebody may do; each may do what the ones before may."""

    READER = 1
    TRAINER = 2
    ADMINISTRATOR = 3


class Person(Frozen):
    """Somebody at the browser.

    Parameters:
        name: as the audit list has it.
        role: what they may do: ask and read; keep FAQ sets; change the library.
    """

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether they may do what this role may."""
        return self.role >= role


def person() -> Person:
    """Return who is there: without sign-in, whoever uses this machine."""
    return Person(name="Local user", role=Role.ADMINISTRATOR)
