import pytest

from ingest.documents.xml_tree import DEEPEST, name, namespace, parse_xml
from ingest.errors import DocumentError

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">
<!ENTITY z "&y;&y;&y;&y;&y;&y;&y;&y;&y;&y;">]><a>&z;</a>"""


def test_reads_names_with_and_without_a_namespace() -> None:
    root = parse_xml(b'<a xmlns="urn:x"><!-- c --><?p q?><b xmlns=""/></a>')
    assert (name(root), namespace(root)) == ("a", "urn:x")
    assert [name(child) for child in root] == ["", "b"]


@pytest.mark.parametrize("body", [b"", b"<a>", b"<a></b>", b"\xff\xfe", b"<a>&nope;</a>", b"text"])
def test_says_that_it_is_not_xml(body: bytes) -> None:
    with pytest.raises(DocumentError, match="is not well-formed XML"):
        parse_xml(body)


def test_expands_no_entity() -> None:
    with pytest.raises(DocumentError, match="entities"):
        parse_xml(BOMB)


def test_reads_no_other_file(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    body = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'.encode()
    with pytest.raises(DocumentError, match="entities"):
        parse_xml(body)


def test_refuses_endless_depth() -> None:
    depth = DEEPEST + 1
    with pytest.raises(DocumentError, match="deep"):
        parse_xml(b"<a>" * depth + b"</a>" * depth)
