"""A set as one page of HTML that needs nothing else."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, Template

from assistant.faq.exports.blocks import blocks_of
from assistant.faq.exports.handout import Handout
from assistant.faq.wording import faq_wording


def page(handout: Handout) -> bytes:
    """Return a set as HTML."""
    return _template().render(handout=handout, words=faq_wording()["handout"], blocks_of=blocks_of).encode()


@cache
def _template() -> Template:
    text = files("assistant.faq.exports").joinpath("page.html.jinja").read_text("utf-8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(text)
