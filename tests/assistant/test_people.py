from typing import Any

import pytest

from assistant.people import Role, Roles, signed_in

BY_ADDRESS = Roles(administrator=frozenset({"Ann@Example.org"}), trainer=frozenset({"ben@example.org"}))
BY_GROUP = Roles(claim="groups", administrator=frozenset({"leads"}), trainer=frozenset({"trainers"}))


@pytest.mark.parametrize(
    ("roles", "claims", "role"),
    [
        (BY_ADDRESS, {"email": "ann@example.org"}, Role.ADMINISTRATOR),
        (BY_ADDRESS, {"email": "BEN@example.org", "email_verified": True}, Role.TRAINER),
        (BY_ADDRESS, {"email": "ann@example.org", "email_verified": False}, Role.READER),
        (BY_ADDRESS, {"email": "cat@example.org"}, Role.READER),
        (BY_ADDRESS, {"groups": ["ann@example.org"]}, Role.READER),
        (BY_ADDRESS, {}, Role.READER),
        (BY_GROUP, {"groups": ["staff", "trainers"]}, Role.TRAINER),
        (BY_GROUP, {"groups": ["trainers", "leads"]}, Role.ADMINISTRATOR),
        (BY_GROUP, {"groups": "leads"}, Role.ADMINISTRATOR),
        (BY_GROUP, {"groups": [None, 3], "email": "leads"}, Role.READER),
        (BY_GROUP, {"groups": None}, Role.READER),
        (Roles(), {"email": "ann@example.org"}, Role.READER),
    ],
)
def test_the_role_of_somebody_who_signs_in(roles: Roles, claims: dict[str, Any], role: Role) -> None:
    assert signed_in(claims, roles).role is role


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": "Ann", "email": "a@b.org", "sub": "1"}, "Ann (a@b.org)"),
        ({"email": "a@b.org", "sub": "1"}, "a@b.org"),
        ({"name": " ", "sub": "1"}, "1"),
    ],
)
def test_the_name_that_the_audit_list_has(claims: dict[str, Any], name: str) -> None:
    assert signed_in(claims, Roles()).name == name


def test_each_role_may_do_what_the_ones_before_may() -> None:
    trainer = signed_in({"email": "ben@example.org"}, BY_ADDRESS)
    assert [trainer.may(role) for role in Role] == [True, True, False]
