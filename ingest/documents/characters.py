"""From bytes to text, and text on one line: what every parser does with its words."""

import codecs
import re

from charset_normalizer import from_bytes

from ingest.errors import DocumentError

# UTF-32 first: its mark starts with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these as Windows-1252, and so do the people who declare them:
# https://encoding.spec.whatwg.org/#names-and-labels
MEANT_AS_WINDOWS = frozenset({"ascii", "iso8859-1"})
# Python codecs that are no encodings of documents.
NOT_OF_DOCUMENTS = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)
FALLBACK = "cp1252"
# What British documents that are not UTF-8 are in: Windows, old Macs, Welsh, DOS. A guess among all
# encodings takes a few curly quotes for Chinese.
LIKELY = (FALLBACK, "mac_roman", "iso8859_14", "cp850")
LONGEST_SAMPLE = 50_000
# More than one NUL in so many characters is no text.
CHARACTERS_A_NUL = 100

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(body: bytes, declared: str | None = None) -> str:
    """Return the text of ``body``, whatever its encoding.

    Parameters:
        body: a whole file.
        declared: the encoding that the file or its server names; it is tried, not trusted.

    Raises:
        DocumentError: where it is no text.
    """
    text = _decoded(body, declared)
    if text.count("\0") * CHARACTERS_A_NUL > len(text):
        raise DocumentError("is not text, and not a kind of file that is read")
    return text


def tidy(text: str) -> str:
    """Return ``text`` on one line with single spaces.

    Soft hyphens, zero-width and control characters are dropped, and ligatures spelled out.
    """
    text = _LIGATURE.sub(lambda match: LIGATURES[match[0]], _INVISIBLE.sub("", text))
    return " ".join(_SURROGATE.sub("\ufffd", text).split())


def _decoded(body: bytes, declared: str | None) -> str:
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    known = _known(declared)
    # Almost any bytes can be read as UTF-16, so that is believed last.
    first, last = (None, known) if known and known.startswith(("utf-16", "utf-32")) else (known, None)
    for encoding in (first, _wide(body), "utf-8", last):
        if encoding:
            try:
                return body.decode(encoding)
            except UnicodeError:
                continue
    return _damaged(body) or body.decode(_likely(body), "replace")


def _known(declared: str | None) -> str | None:
    """Return Python's name of the declared encoding; None where it is not one of text."""
    try:
        name = codecs.lookup((declared or "").strip()).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    if name in NOT_OF_DOCUMENTS:
        return None
    return FALLBACK if name in MEANT_AS_WINDOWS else name


def _wide(body: bytes) -> str | None:
    """Return the encoding of UTF-16 that has no mark: in most European text every other byte is NUL."""
    half = len(body) // 2
    if body[1::2].count(0) * 2 > half > body[::2].count(0) * 4:
        return "utf-16-le"
    if body[::2].count(0) * 2 > half > body[1::2].count(0) * 4:
        return "utf-16-be"
    return None


def _damaged(body: bytes) -> str | None:
    """Return UTF-8 with a few bad bytes marked as such; None where there are more bad than good ones."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    return text if good > bad else None


def _likely(body: bytes) -> str:
    lines = [line for line in body.splitlines() if not line.isascii()]
    best = from_bytes(b"\n".join(lines)[:LONGEST_SAMPLE], cp_isolation=list(LIKELY)).best()
    return best.encoding if best else FALLBACK
