import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.documents.characters import decode, tidy
from ingest.documents.document import Block
from ingest.errors import DocumentError

SENTENCE = "The home’s fee – £30 – is “fair”, says the café."


@pytest.mark.parametrize(
    "body",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-32"),
        SENTENCE.encode("cp1252"),
        SENTENCE.encode("mac_roman"),
        (SENTENCE * 50).encode("cp1252"),
        ("plain words. " * 5000 + SENTENCE).encode("cp1252"),
    ],
)
def test_finds_the_encoding_without_being_told(body: bytes) -> None:
    assert SENTENCE in decode(body)


@pytest.mark.parametrize("declared", ["windows-1252", "ISO-8859-1", "us-ascii", " cp1252 "])
def test_a_page_declared_as_latin_1_means_windows_1252(declared: str) -> None:
    assert decode(SENTENCE.encode("cp1252"), declared) == SENTENCE


@pytest.mark.parametrize(
    "declared", ["utf-16", "utf-7", "rot13", "hex", "punycode", "no-such", "a\0b", "", None]
)
def test_a_wrong_declaration_does_no_harm(declared: str | None) -> None:
    assert decode(SENTENCE.encode(), declared) == SENTENCE


def test_a_mark_at_the_start_outranks_the_declaration() -> None:
    assert decode(codecs.BOM_UTF8 + SENTENCE.encode(), "cp1252") == SENTENCE


def test_a_few_bad_bytes_do_not_spoil_the_rest() -> None:
    assert decode(SENTENCE.encode()[:-1] + b"\xe2\x80") == f"{SENTENCE[:-1]}\ufffd"


@pytest.mark.parametrize("body", [b"\0\1\2\3" * 20, b"GIF89a" + bytes(100), bytes(500)])
def test_what_is_no_text_is_refused(body: bytes) -> None:
    with pytest.raises(DocumentError, match="not text"):
        decode(body)


def test_a_stray_nul_is_no_reason_to_refuse() -> None:
    assert tidy(decode(b"word " * 50 + b"\0end")).endswith("word end")


@given(
    st.binary(max_size=300), st.none() | st.text(max_size=12) | st.sampled_from(["utf-8", "big5", "utf-16"])
)
def test_any_bytes_are_text_or_refused(body: bytes, declared: str | None) -> None:
    try:
        assert isinstance(decode(body, declared), str)
    except DocumentError:
        assert b"\0" in body


@given(st.text(st.characters(codec="cp1252", exclude_characters="\0"), min_size=1))
def test_what_is_declared_rightly_is_read_rightly(text: str) -> None:
    assert decode(text.encode("cp1252"), "windows-1252") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" two\n\t words\u00a0here ", "two words here"),
        ("co\u00adoperate\u200b\ufeff", "cooperate"),
        ("oﬃce ﬁle ﬂat oﬀ", "office file flat off"),
        ("“don’t” – stop", "“don’t” – stop"),
        ("bell\x07 \ud800", "bell \ufffd"),
        ("\x1ca\x85b\u2028c", "a b c"),
    ],
)
def test_tidies(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(st.text(st.characters(), max_size=50))
def test_what_is_tidy_fits_a_block(text: str) -> None:
    tidied = tidy(text)
    assert tidy(tidied) == tidied
    if tidied:
        Block(text=tidied)
