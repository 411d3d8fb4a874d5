"""Forms of questions and sentences: what takes something for granted, leaves it open, or denies it."""

import re

# The words with which a question begins: those that leave something open, and those that ask if it is so.
WHAT = r"who|whose|whom|what|what's|whats|when|where|which|why|how"
WHETHER = r"is|are|was|were|do|does|did|can|could|must|should|shall|may|will|would|has|have|am"
ASKING = rf"(?:{WHAT}|isn't|{WHETHER})"
WHOM = r"(?:it|they|we|you|that|there)"
NEGATED_TAG = (
    rf"(?:(?:is|are|do|does|did|has|have|was|were|ca|must)n'?t {WHOM}|is that (?:right|correct|true))"
)
TAG = rf"(?:right|correct|yes|innit|(?:is|are|do|does|did|has|have|was|were|can|must) {WHOM}|{NEGATED_TAG})"
# "…, isn't it?"; "now that …", "the limit is four so what …", "reg 9 being the rule on this, who …".
TAGGED = re.compile(rf",\s*{TAG}\s*\??$|\s{NEGATED_TAG}\s*\??$", re.IGNORECASE)
LEADING = re.compile(
    r"^(?:now|since|as(?! an?\b)|given|because|why|seeing as|so (?:we|i|they|you)|is it true|i heard"
    r"|i(?:'ve)? read|we were told|i was told|apparently)\b"
    rf"|^(?!{ASKING}\b).{{12,}}\sso\s{ASKING}\b|^[^,]{{3,40}} being [^,]+,",
    re.IGNORECASE,
)
DENIAL = re.compile(
    r"\b(?:not|no|nor|neither|none|nothing|never|cannot|nobody|without(?! delay)|rather than|only where"
    r"|only after|instead)\b|n't\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|no|never|nothing|cannot|cant|dont|doesnt|isnt|without)\b|n't\b", re.IGNORECASE
)
# "Is there …?", "we have one home, can we …?" leave open whether it is so.
OPEN = re.compile(
    r"(?:^|[.,;:]\s+|\s[-–—]\s)"
    rf"(?:{WHETHER})(?:n'?t)?\b[^.,;:]*$",
    re.IGNORECASE,
)
# A question after the meaning of words, which says nothing of what is so.
MEANING = re.compile(r"\bwhat (?:do|does|is|are)\b.*\b(?:mean|meant)\b|^(?:define|explain)\b", re.IGNORECASE)


def takes_for_granted(text: str) -> bool:
    """Whether a question says by its form that something is so: "now that …", "…, isn't it?"."""
    plain = text.strip().replace("’", "'")
    return bool(TAGGED.search(plain) or LEADING.search(plain))


def leaves_open(text: str) -> bool:
    """Whether a question leaves open whether something is so: "is there …?", and no "isn't it?".

    One that asks what words mean does too.
    """
    plain = text.strip()
    return bool(OPEN.search(plain) or MEANING.search(plain)) and not takes_for_granted(text)


def is_negated(text: str) -> bool:
    """Whether a question has a negation in it, but for "…, isn't it?": then no denial tells anything."""
    return bool(NEGATED.search(TAGGED.sub("", text.strip().replace("’", "'"))))


def denies(text: str) -> bool:
    """Whether a sentence says that something is not so."""
    return bool(DENIAL.search(text))
