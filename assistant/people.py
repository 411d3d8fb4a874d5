"""Who uses carelaw, and what they may do."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from pydantic import Field

from knowledge.vocabulary import Frozen

EMAIL = "email"


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


class Roles(Frozen):
    """Which role those have who sign in: the table ``[carelaw.roles]`` of the secrets.

    Parameters:
        claim: what the sign-in provider says of a person that decides it: their e-mail address, or a
            claim such as ``groups`` or ``roles``.
        administrator: the addresses, or the values of the claim, of administrators.
        trainer: the same of trainers. Everybody else is a reader.
    """

    claim: str = EMAIL
    administrator: frozenset[str] = Field(default=frozenset())
    trainer: frozenset[str] = Field(default=frozenset())

    def of(self, claims: Mapping[str, Any]) -> Role:
        """Return the role of somebody, by what the provider says of them.

        An address that the provider says is not verified counts for nothing.
        """
        said = claims.get(self.claim)
        if self.claim == EMAIL and claims.get("email_verified") in (False, "false"):
            said = None
        values = {said} if isinstance(said, str) else set(said) if isinstance(said, list | tuple) else set()
        folded = {value.casefold() for value in values if isinstance(value, str)}
        if folded & {value.casefold() for value in self.administrator}:
            return Role.ADMINISTRATOR
        return Role.TRAINER if folded & {value.casefold() for value in self.trainer} else Role.READER


def signed_in(claims: Mapping[str, Any], roles: Roles) -> Person:
    """Return the person that a sign-in provider tells of."""
    named = [claims.get(key) for key in ("name", "email")]
    shown = [value.strip() for value in named if isinstance(value, str) and value.strip()]
    name = f"{shown[0]} ({shown[1]})" if len(shown) == len(named) else "".join(shown)
    return Person(name=name or str(claims.get("sub", "")), role=roles.of(claims))
