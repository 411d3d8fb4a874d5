"""What a search is limited to, in words; and the limit that a question sets by naming a setting."""

from dataclasses import replace

from assistant.wording import wording
from knowledge.settings import in_full, settings, settings_in
from knowledge.vocabulary import Filters


def limits_in_words(filters: Filters) -> list[str]:
    """Return what the search was limited to besides a source and a setting: "Acts", "In force", …."""
    words = wording()
    said = [title for id_, title in words["authorities"].items() if id_ in filters.authorities]
    said += [title for id_, title in words["states"].items() if id_ in filters.states]
    if filters.on:
        said.append(words["notes"]["on"].format(on=f"{filters.on.day} {filters.on:%B %Y}"))
    return said


def all_limits_in_words(filters: Filters) -> list[str]:
    """Return what the search is limited to, the setting first."""
    setting = [settings()[filters.setting].title] if filters.setting else []
    return [*setting, *limits_in_words(filters)]


def with_named_setting(question: str, filters: Filters) -> Filters:
    """Return the filters with the setting that a question names.

    One that names several compares them: no setting is left out then. One that names none leaves the filters
    as they are. Where there is a setting, a follow-up may name another in short: "what about fostering?".
    """
    named = settings_in(in_full(question) if filters.setting else question)
    if not named:
        return filters
    return replace(filters, setting=next(iter(named)) if len(named) == 1 else None)
