"""Writes docs/reference.md from the docstrings of what is public: ``make reference``."""

import importlib
import re
from collections.abc import Iterable, Iterator
from inspect import getmembers, isclass

import griffe

from knowledge.errors import CarelawError
from tests.documents.blocks import DOCUMENTS, ROOT

PAGE = DOCUMENTS / "reference.md"
PUBLIC = "assistant"
RETRIEVER = "knowledge.retriever.LibraryRetriever"
ERRORS = ("knowledge.errors", "ingest.errors", "assistant.errors", "assistant.faq.errors")
HEAD = """\
# Reference

Everything public in Python. This page is made from the code by `make reference`: change the docstrings and
not the page. The guide to it is [for-developers.md](for-developers.md)."""
Kind = griffe.DocstringSectionKind
WIDTH = 100
# An example that no heading announces, to the end of its paragraph.
PROMPTED = re.compile(r"^>>> (?:.+\n?)+", re.MULTILINE)
# What is public by its name, and not for callers.
NOT_FOR_CALLERS = {"model_config"}


def reference() -> str:
    """Return the page."""
    # Packages first, so that names which lead from one to another are known.
    loader = griffe.GriffeLoader(search_paths=[ROOT], docstring_parser=griffe.Parser.google)
    loader.docstring_options = {"warnings": False}
    for package in ("knowledge", "ingest", "assistant"):
        loader.load(package)
    loader.resolve_aliases(external=False)
    known = loader.modules_collection
    parts = [HEAD, f"## {PUBLIC}", *_sections(known[PUBLIC].docstring)]
    names = [name for name in importlib.import_module(PUBLIC).__all__ if name not in _errors(ERRORS)]
    for path in (*(f"{PUBLIC}.{name}" for name in names), RETRIEVER):
        parts += _object(_target(known[path]), path)
    parts += ["## Errors", "All come from `CarelawError`. Each message says what to do.", _error_table()]
    return "\n\n".join(parts) + "\n"


def _target(found: griffe.Object | griffe.Alias) -> griffe.Object:
    return found.final_target if isinstance(found, griffe.Alias) else found


def _object(found: griffe.Object, path: str) -> Iterator[str]:
    yield f"### {path.rpartition('.')[2]}"
    yield f"`from {path.rpartition('.')[0]} import {path.rpartition('.')[2]}`"
    if isinstance(found, griffe.Function):
        yield f"```python\n{_signature(found)}\n```"
        yield from _sections(found.docstring)
        return
    yield from _sections(found.docstring, leave_out=Kind.parameters)
    members = [
        member
        for name, member in found.members.items()
        if member.is_public and not member.is_special and name not in NOT_FOR_CALLERS
    ]
    fields = [member for member in members if isinstance(member, griffe.Attribute)]
    yield from _fields(found, fields)
    for member in members:
        if isinstance(member, griffe.Function):
            yield f"#### {found.name}.{member.name}"
            yield f"```python\n{_signature(member)}\n```"
            yield from _sections(member.docstring)


def _fields(found: griffe.Object, fields: list[griffe.Attribute]) -> Iterator[str]:
    described = _parameters(found.docstring)
    constructor = found.members.get("__init__")
    if isinstance(constructor, griffe.Function):
        given = [parameter for parameter in constructor.parameters if parameter.name != "self"]
        if given:
            rows = [(p.name, _code(p.annotation), described.get(p.name, "")) for p in given]
            yield _table(("to make one", "type", "meaning"), rows)
    rows = []
    for field in fields:
        is_value = field.annotation is None and field.value is not None
        meaning = described.get(field.name) or _first(field.docstring)
        rows.append((field.name, _code(field.value if is_value else field.annotation), meaning))
    if rows:
        yield _table(("name", "type or value", "meaning"), rows)


def _sections(docstring: griffe.Docstring | None, leave_out: Kind | None = None) -> Iterator[str]:
    for section in docstring.parsed if docstring else ():
        if section.kind is leave_out:
            continue
        if section.kind is Kind.text:
            yield PROMPTED.sub(lambda found: f"```pycon\n{found[0].rstrip()}\n```", section.value)
        elif section.kind is Kind.parameters:
            rows = [(item.name, _code(item.annotation), item.description) for item in section.value]
            yield _table(("parameter", "type", "meaning"), rows)
        elif section.kind in (Kind.raises, Kind.yields, Kind.returns):
            rows = [(str(item.annotation or ""), item.description) for item in section.value]
            yield _table((section.kind.value, ""), rows)
        elif section.kind is Kind.examples:
            for kind, text in section.value:
                yield f"```pycon\n{text}\n```" if kind is Kind.examples else text


def _parameters(docstring: griffe.Docstring | None) -> dict[str, str]:
    sections = docstring.parsed if docstring else []
    return {
        item.name: item.description
        for section in sections
        if section.kind is Kind.parameters
        for item in section.value
    }


def _signature(function: griffe.Function) -> str:
    start = "async " if "async" in function.labels else ""
    parameters = [_parameter(p) for p in function.parameters if p.name not in ("self", "cls")]
    keyword_only = [p.kind is griffe.ParameterKind.keyword_only for p in function.parameters]
    if any(keyword_only):
        parameters.insert(len(parameters) - sum(keyword_only), "*")
    line = f"{start}{function.name}({', '.join(parameters)}) -> {function.returns}"
    if len(line) <= WIDTH:
        return line
    listed = "".join(f"    {parameter},\n" for parameter in parameters)
    return f"{start}{function.name}(\n{listed}) -> {function.returns}"


def _parameter(parameter: griffe.Parameter) -> str:
    annotation = f": {parameter.annotation}" if parameter.annotation else ""
    return f"{parameter.name}{annotation}" + (f" = {parameter.default}" if parameter.default else "")


def _errors(modules: Iterable[str]) -> dict[str, type[CarelawError]]:
    found: dict[str, type[CarelawError]] = {}
    for module in map(importlib.import_module, modules):
        for name, member in getmembers(module, isclass):
            if issubclass(member, CarelawError) and member.__module__ == module.__name__:
                found[name] = member
    return found


def _error_table() -> str:
    rows = [
        (
            f"`{error.__module__}.{name}`",
            f"`{error.__base__.__name__ if error.__base__ else ''}`",
            _line(error),
        )
        for name, error in _errors(ERRORS).items()
    ]
    return _table(("error", "is a", "meaning"), rows)


def _line(error: type[CarelawError]) -> str:
    return (error.__doc__ or "").strip().splitlines()[0]


def _first(docstring: griffe.Docstring | None) -> str:
    return docstring.value.split("\n\n")[0] if docstring else ""


def _code(written: object) -> str:
    return f"`{written}`" if written is not None else ""


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(headings)} |", f"|{'---|' * len(headings)}"]
    for row in rows:
        cells = (" ".join(cell.split()).replace("|", "\\|") for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(reference(), "utf-8")
