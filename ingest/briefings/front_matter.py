"""YAML checked against a schema, with errors that name the file and the line."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from ingest.errors import BriefingError

FENCE = "---"

Model = TypeVar("Model", bound=BaseModel)


# libyaml where the wheel has it: in Python alone, YAML was half of what an ingest of one document took.
_Parser: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Parser):
    """Reads dates and months as the text that was written: the schema decides what they are."""


_Loader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_text(path: Path) -> str:
    """Return the file's text, as UTF-8.

    Raises:
        BriefingError: where it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise BriefingError(path, 1, "is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise BriefingError(path, 1, f"cannot be read ({error.strerror})") from error


def split(path: Path, text: str) -> tuple[str, int]:
    """Return the front matter of a Markdown file, and the line on which its body starts.

    Raises:
        BriefingError: where the front matter's fences are missing.
    """
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != FENCE:
        raise BriefingError(path, 1, f"must start with front matter: a line of {FENCE}")
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1 : number - 1]), number + 1
    raise BriefingError(path, 1, f"has front matter that is not closed by a line of {FENCE}")


def parse(path: Path, text: str, model: type[Model], first_line: int = 1) -> Model:
    """Return ``text`` as a ``model``.

    Parameters:
        path: the file, for messages.
        text: YAML.
        model: the schema.
        first_line: the line of the file on which ``text`` starts, counted from 1.

    Raises:
        BriefingError: at the line of the first thing that is wrong.
    """
    try:
        data = yaml.load(text, _Loader)  # noqa: S506  (a SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + (mark.line if mark else 0)
        raise BriefingError(path, line, f"is not valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise BriefingError(path, first_line, f"is not valid YAML: {error}") from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        line = first_line + _line_of(yaml.compose(text, _Loader), first["loc"])
        raise BriefingError(path, line, f"{where}: {first['msg']}") from error


def _line_of(root: yaml.Node | None, location: tuple[int | str, ...]) -> int:
    node, line = root, root.start_mark.line if root else 0
    for part in location:
        if isinstance(node, yaml.MappingNode):
            pair = next((p for p in node.value if p[0].value == str(part)), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            item: yaml.Node = node.value[part]
            line, node = item.start_mark.line, item
    return line
