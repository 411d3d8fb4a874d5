"""XML, parsed so that a hostile file can do no harm."""

from lxml import etree

from ingest.errors import DocumentError

# Elements deeper than this are not found in law, and lead to deep recursion.
DEEPEST = 200


def parse_xml(body: bytes) -> etree._Element:
    """Return the root of an XML document.

    Nothing is fetched, no entity that the file declares is expanded, and libxml2's own limits on depth
    and length stay on.

    Raises:
        DocumentError: where it is not well-formed, declares entities, or is nested too deep.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        reason = " ".join(error.msg.split()) if error.msg else "it has no element"
        raise DocumentError(f"is not well-formed XML ({reason})") from error
    except ValueError as error:
        raise DocumentError("is not well-formed XML (its encoding is not what it declares)") from error
    if root is None:
        raise DocumentError("is not well-formed XML (it has no element)")
    doctype = root.getroottree().docinfo.internalDTD
    # The stubs of lxml lack the method.
    if doctype is not None and doctype.entities():  # pyright: ignore[reportAttributeAccessIssue]
        raise DocumentError("declares XML entities of its own, which are not read; save it without them")
    if _depth(root) > DEEPEST:
        raise DocumentError(f"is nested more than {DEEPEST} elements deep")
    return root


def name(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def namespace(element: etree._Element) -> str:
    """Return the address of an element's namespace; empty where it has none."""
    return etree.QName(element).namespace or "" if isinstance(element.tag, str) else ""


def _depth(root: etree._Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
