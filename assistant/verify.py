"""Verifying: which claims may stand. What fails is dropped, and counted by what is wrong with it."""

import re
from collections.abc import Sequence

from assistant.draft import Claim
from assistant.evidence import Evidence
from assistant.verifying.agreement import disagreement
from assistant.verifying.failure import Failure
from assistant.verifying.figures import figures, figures_held, provisions
from assistant.verifying.law import misstated, names_setting
from assistant.verifying.orders import gives_orders
from assistant.verifying.phrases import keeps_phrases
from assistant.verifying.quotation import is_clipped, is_sentences, is_whole
from assistant.verifying.roles import keeps_roles
from assistant.verifying.support import is_supported
from assistant.verifying.words import words_of

ENDS = (".", "!", "?", ":", ";")
MARKUP = re.compile(r"https?:|www\.|[<>{}`|]|\]\(|\*\*|^#", re.IGNORECASE)


def failure_of(claim: Claim, evidence: Evidence) -> Failure | None:
    """Return what is wrong with a claim; None where it may stand.

    The passage must be one that was selected as evidence, and gives no orders to whoever writes the answer.
    The quotation must be words of it, character for character, without what turns their meaning left out.
    Whole sentences that are their own quotation say what it says. Any other is checked against it: figures,
    denials, exceptions, conditions, modals, whether it is law, the setting, and whether it says more.
    """
    text, passage = claim.passage.text, claim.passage
    allowed = {found.passage.id: found.passage for found in (*evidence.selected, *evidence.statuses)}
    if allowed.get(passage.id) != passage:
        return Failure.NOT_EVIDENCE
    if gives_orders(text):
        return Failure.ORDERS
    if not is_whole(text, claim.start, claim.end):
        return Failure.NOT_QUOTED
    if claim.text == claim.quote and is_sentences(text, claim.start, claim.end):
        return None
    if is_clipped(text, claim.start, claim.end):
        return Failure.CLIPPED
    return _failure_of_words(claim, evidence)


def _failure_of_words(claim: Claim, evidence: Evidence) -> Failure | None:
    """Return what is wrong with a sentence in its own words."""
    passage, source = claim.passage, claim.source
    if MARKUP.search(claim.text) or not claim.text.rstrip("\"')”’]").endswith(ENDS):
        return Failure.MARKUP if MARKUP.search(claim.text) else Failure.UNFINISHED
    sentence, quoted = words_of(claim.text), words_of(claim.quote)
    headings = (source.title, passage.locator, *passage.heading_path)
    places = (*headings, *(second.address for second in passage.second_addresses))
    held = figures_held(quoted).union(*(provisions(words_of(place)) for place in places))
    if not figures(sentence) <= held:
        return Failure.FIGURE
    if failure := disagreement(sentence, quoted) or misstated(sentence, quoted, passage, source):
        return failure
    if not names_setting(claim.text, claim.quote, passage, evidence):
        return Failure.SETTING
    return _excess(claim, evidence, headings)


def _excess(claim: Claim, evidence: Evidence, headings: Sequence[str]) -> Failure | None:
    """Return whether a sentence says more than its quotation, or nothing of what is asked."""
    passage = claim.passage
    meaning = words_of(claim.quote).meaning.union(*(words_of(heading).meaning for heading in headings))
    meaning |= words_of(" ".join(passage.settings).replace("-", " ")).meaning
    if not is_supported(claim.text, meaning):
        return Failure.UNSUPPORTED
    if not keeps_roles(claim.text, claim.quote):
        return Failure.ROLES
    if not keeps_phrases(claim.text, claim.quote):
        return Failure.CLIPPED_PHRASE
    asked = words_of(evidence.question.searched_for).meaning
    wordings = meaning.union(*(words_of(question).meaning for question in passage.questions))
    return Failure.OFF_TOPIC if asked and asked.isdisjoint(wordings) else None
