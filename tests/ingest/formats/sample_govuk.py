"""GOV.UK Content API items, made up in the structure of published ones."""

import json
from typing import Any

from ingest.documents.document import Division, Document

PATH = "/government/publications/allotment-inspections"
PAGE_PATH = f"{PATH}/allotment-inspections-for-winter"
SITE = "https://www.gov.uk"

GUIDE = """<div class="govspeak"><p>This is how plots are inspected (<abbr title="Plots">P</abbr>).</p>
<h2 id="notice">Notice</h2>
<p>Two days.<sup id="fnref:1"><a href="#fn:1" class="footnote">[footnote 1]</a></sup></p>
<h2 id="grades-for-soil">Grades for soil</h2>
<h3 id="good">Good</h3><ul><li>dark<ul><li>deep</li></ul></li></ul>
<h3 id="poor">Poor</h3><p>Pale.</p>
<h2 id="grades-for-water">Grades for water</h2>
<h3 id="good-1">Good</h3><p>Clear.</p>
<h3 id="poor-1">Poor</h3><p>10.17 No water is poor.</p>
<h2 id="timeline">Timeline</h2><p><img src="x.png" alt="A timeline"></p>
<div class="footnotes"><ol><li id="fn:1">
<p>In writing. <a href="#fnref:1" class="reversefootnote">↩</a></p></li></ol></div></div>"""

HEADERS = [
    {"text": "Notice", "level": 2, "id": "notice"},
    {
        "text": "Grades for soil",
        "level": 2,
        "id": "grades-for-soil",
        "headers": [{"text": "Good", "level": 3, "id": "good"}],
    },
]


def body(**fields: Any) -> bytes:
    """Return an item; fields given as None are left out."""
    return json.dumps({name: value for name, value in fields.items() if value is not None}).encode()


def publication(**fields: Any) -> bytes:
    details = {
        "body": '<div class="govspeak"><p>For those who inspect.</p></div>',
        "change_history": [
            {"public_timestamp": "2025-04-03T23:30:00Z", "note": "First published."},
            {"public_timestamp": "2026-06-29T09:00:00+01:00", "note": "Added how to\ngrade water."},
            {"public_timestamp": "2026-06-29T08:00:00+01:00", "note": "Corrected a date."},
        ],
        "attachments": [
            {"attachment_type": "html", "title": "The guide", "url": PAGE_PATH},
            {
                "attachment_type": "file",
                "title": "The guide (PDF)",
                "url": "https://assets.example/guide.pdf",
            },
        ],
        **fields.pop("details", {}),
    }
    own = {
        "schema_name": "publication",
        "document_type": "guidance",
        "title": "Allotment inspections",
        "base_path": PATH,
        "public_updated_at": "2026-06-29T09:00:00+01:00",
        "withdrawn_notice": {},
        "links": {"organisations": [{"title": "Ofsted"}]},
    }
    return body(**{**own, **fields}, details=details)


def html_publication(**fields: Any) -> bytes:
    details = {"body": GUIDE, "headers": HEADERS, **fields.pop("details", {})}
    own = {
        "schema_name": "html_publication",
        "document_type": "html_publication",
        "title": "The guide",
        "base_path": PAGE_PATH,
        "public_updated_at": "2026-06-28T23:30:00Z",
        "links": {
            "organisations": [{"title": "Ofsted"}],
            "parent": [{"document_type": "guidance", "base_path": PATH, "title": "Allotment inspections"}],
        },
    }
    return body(**{**own, **fields}, details=details)


def manual(*sections: str, **fields: Any) -> bytes:
    """Return a manual with sections of some names."""
    child_sections = [{"title": name.title(), "base_path": f"/guidance/plots/{name}"} for name in sections]
    details = {
        "body": "<p>All of the rules.</p>",
        "child_section_groups": [{"title": "Contents", "child_sections": child_sections}],
        "change_notes": [
            {"title": "Soil", "change_note": "New section.", "published_at": "2024-02-01T10:00:00Z"},
            {"title": "Wet?", "change_note": "New section.", "published_at": "2024-02-01T10:00:00Z"},
        ],
        "organisations": [{"title": "Anytown Council"}],
        **fields.pop("details", {}),
    }
    own = {
        "schema_name": "manual",
        "document_type": "manual",
        "title": "Plots",
        "base_path": "/guidance/plots",
        "public_updated_at": "2024-02-01T10:00:00Z",
    }
    return body(**{**own, **fields}, details=details)


def section(name: str, html: str) -> bytes:
    return body(
        schema_name="manual_section",
        document_type="manual_section",
        title=name.title(),
        base_path=f"/guidance/plots/{name}",
        public_updated_at="2024-01-01T10:00:00Z",
        details={"body": html},
        links={"manual": [{"title": "Plots", "base_path": "/guidance/plots"}]},
    )


def guide(*parts: dict[str, str]) -> bytes:
    return body(schema_name="guide", title="Plots", base_path="/plots", details={"parts": list(parts)})


def outline(document: Document) -> list[tuple[str, ...]]:
    return [division.heading_path for division in document.divisions]


def of(document: Document, place: str) -> Division:
    return next(division for division in document.divisions if division.place == place)
