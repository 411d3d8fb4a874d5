"""The fonts of a PDF, as far as the text and the widths of its glyphs need them.

pypdf decodes them. Its class for it is not public, so it is used in this file alone: ``pypdf`` is pinned
to the version that the tests ran with.
"""

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject
from pypdf.generic._font import Font

BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.I)
ITALIC_NAME = re.compile(r"italic|oblique", re.I)
# Font descriptor flags: ISO 32000-2:2020, table 121.
ITALIC_FLAG, FORCE_BOLD_FLAG = 1 << 6, 1 << 18
# In WinAnsiEncoding every unused code is a bullet, and programs use this one: annex D.2, note 3.
UNUSED, BULLET = "\x7f", "•"


def resolved(value: Any) -> Any:
    """Return what a reference refers to; anything else as it is."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def dictionary(value: Any) -> DictionaryObject:
    """Return what ``value`` is or refers to as a dictionary; an empty one where it is none."""
    value = resolved(value)
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


class Face:
    """One font: its weight and slope, and the glyphs of what it shows."""

    def __init__(self, resource: DictionaryObject) -> None:
        self._font = Font.from_font_resource(resource)
        flags = self._font.font_descriptor.flags
        flags = flags if isinstance(flags, int) else 0
        self.bold = bool(BOLD_NAME.search(self._font.name) or flags & FORCE_BOLD_FLAG)
        self.italic = bool(ITALIC_NAME.search(self._font.name) or flags & ITALIC_FLAG)
        self._glyphs: dict[str, tuple[str, float]] = {}

    def glyphs(self, shown: bytes) -> Iterator[tuple[str, float, bool]]:
        """Yield each glyph's text, its width in ems, and whether word spacing applies to it."""
        encoding = self._font.encoding
        one_byte = not isinstance(encoding, str)
        if one_byte:
            codes = shown.decode("latin-1")
        else:
            codes = shown.decode(encoding, "replace" if len(shown) % 2 else "surrogatepass")
        for code in codes:
            if code not in self._glyphs:
                self._glyphs[code] = self._glyph(code)
            text, width = self._glyphs[code]
            yield text, width, one_byte and code == " "

    def _glyph(self, code: str) -> tuple[str, float]:
        font = self._font
        width = font.space_width if code == font.space_char else font.get_text_width(code)
        encoded = code if isinstance(font.encoding, str) else font.encoding.get(ord(code), code)
        text = "".join(font.character_map.get(character, character) for character in encoded)
        return text.replace(UNUSED, BULLET) if font.interpretable else "", float(width) / 1000


class Fonts:
    """The fonts of a document, each decoded once."""

    def __init__(self) -> None:
        self._faces: dict[int, Face] = {}

    def of(self, resources: DictionaryObject) -> dict[str, Face]:
        """Return the fonts by the names that ``resources`` gives them."""
        fonts = dictionary(resources.get("/Font"))
        return {name: self._face(fonts.raw_get(name)) for name in fonts}

    def _face(self, reference: Any) -> Face:
        if not isinstance(reference, IndirectObject):
            return Face(dictionary(reference))
        if reference.idnum not in self._faces:
            self._faces[reference.idnum] = Face(dictionary(reference))
        return self._faces[reference.idnum]
