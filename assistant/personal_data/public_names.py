"""Names that everybody may write, from ``public_names.yaml``: people in office, known cases, laws."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from assistant.personal_data.detail import Span
from assistant.personal_data.name_words import name_words


class PublicNames(NamedTuple):
    """What is not personal data.

    Parameters:
        pattern: people, cases and other phrases that are known by a name.
        eponyms: a name with what makes it that of a law, an organisation or a building.
        postcodes: those of public bodies, without spaces, in capitals.
        mailboxes: the words that the address of an office's mailbox is made of.
        domains: the ends of public bodies' addresses.
    """

    pattern: re.Pattern[str]
    eponyms: re.Pattern[str]
    postcodes: frozenset[str]
    mailboxes: frozenset[str]
    domains: tuple[str, ...]

    def known_in(self, text: str) -> list[Span]:
        """Return where ``text`` has a name that is known."""
        return [Span(*match.span()) for match in self.pattern.finditer(text)]

    def eponyms_in(self, text: str) -> list[Span]:
        """Return where ``text`` has a name that is part of another thing's."""
        return [Span(*match.span()) for match in self.eponyms.finditer(text)]

    def is_public_mailbox(self, address: str) -> bool:
        """Whether an e-mail address is the mailbox of a public body's office."""
        local, _, domain = address.lower().partition("@")
        public = any(domain == end or domain.endswith(f".{end}") for end in self.domains)
        return public and set(re.split(r"[._\-+]", local)) <= self.mailboxes


@cache
def public_names() -> PublicNames:
    """Return the public names."""
    read = yaml.safe_load(files("assistant.personal_data").joinpath("public_names.yaml").read_text("utf-8"))
    words = name_words()
    known = sorted([*read["people"], *read["cases"], *read["phrases"]], key=len, reverse=True)
    name = r"(?:(?-i:[A-Z])[^\W\d_]+(?:'s?)?[ ]){1,3}"
    organisations = "|".join(word.capitalize() for word in sorted(words.organisations))
    eponyms = "|".join(sorted(words.eponyms))
    return PublicNames(
        pattern=re.compile(
            r"(?<!\w)(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in known) + r")(?!\w)",
            re.IGNORECASE,
        ),
        eponyms=re.compile(
            rf"(?<!\w){name}(?:(?-i:{organisations})|(?:{eponyms}))(?!\w)"
            rf"|(?<!\w)[^\W\d_]+'s? (?:{eponyms})(?!\w)"
            r"|(?<!\w)(?:st|saint|sir|dame|lord|lady|baroness|baron|lady justice|justice|viscount"
            r"|earl of)\.? "
            r"[^\W\d_]+(?:'s)?(?: (?-i:[A-Z])[^\W\d_]+)?",
            re.IGNORECASE,
        ),
        postcodes=frozenset(code.replace(" ", "") for code in read["postcodes"]),
        mailboxes=frozenset(read["mailboxes"].split()),
        domains=tuple(read["public_domains"]),
    )
