"""The file of keys: what it holds, who may read it, and what happens where it is broken."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.api.errors import KeyFileError
from assistant.api.keys import Keys


def test_the_file_holds_no_key_and_is_its_owners_alone(keys_home: Path) -> None:
    keys = Keys(keys_home)
    first, second = keys.add("team"), keys.add("other", rate=5)
    content = keys.path.read_text("utf-8")
    assert first != second
    assert first not in content
    assert first.removeprefix("carelaw_") not in content
    assert len({key.salt for key in keys.all()}) == 2
    if os.name == "posix":
        assert stat.S_IMODE(keys.path.stat().st_mode) == 0o600


def test_another_process_sees_what_is_added_and_removed(keys_home: Path) -> None:
    ours, theirs = Keys(keys_home), Keys(keys_home)
    assert ours.all() == ()
    secret = theirs.add("team", rate=7)
    key = ours.owner(secret)
    assert key is not None
    assert (key.name, key.rate) == ("team", 7)
    theirs.remove("team")
    assert ours.owner(secret) is None


def test_keys_that_are_added_at_once_are_all_kept(keys_home: Path) -> None:
    names = [f"team-{number}" for number in range(8)]
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda name: Keys(keys_home).add(name), names))
    assert sorted(key.name for key in Keys(keys_home).all()) == names


@pytest.mark.parametrize("name", ["", "a b", "../x", "x" * 65, "-x", "né"])
def test_a_name_that_cannot_be_one(keys_home: Path, name: str) -> None:
    with pytest.raises(KeyFileError, match="cannot be a key's name"):
        Keys(keys_home).add(name)


def test_names_are_taken_once_and_removed_once(keys_home: Path) -> None:
    keys = Keys(keys_home)
    keys.add("team")
    with pytest.raises(KeyFileError, match="serve keys remove team"):
        keys.add("team")
    with pytest.raises(KeyFileError, match="There are: team"):
        keys.remove("tame")


@pytest.mark.parametrize("content", [b"", b"{", b'[{"name": "team"}]', b"\xff"])
def test_a_broken_file_lets_nobody_in(keys_home: Path, content: bytes) -> None:
    keys = Keys(keys_home)
    secret = keys.add("team")
    keys.path.write_bytes(content)
    for fresh in (keys, Keys(keys_home)):
        with pytest.raises(KeyFileError, match="cannot be read"):
            fresh.owner(secret)
