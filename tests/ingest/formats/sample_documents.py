"""One small document of each format, with something of all that its parser looks for."""

import io
import json
from collections.abc import Mapping

from reportlab.pdfgen.canvas import Canvas

from tests.ingest.formats import sample_akoma, sample_bill_xml, sample_clml, sample_word

HTML = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>Lamps - Lamp Office</title></head><body><nav><a href="/">Home</a></nav>
<main><h1>Lamps</h1><p>A lamp&nbsp;is lit at dusk.<sup><a href="#fn:1">1</a></sup></p>
<h2 id="oil">Oil</h2><ul><li>whale<ul><li>blue</li></ul></li><li>rape</li></ul>
<table><tr><th>Lamp</th><th>Oil</th></tr><tr><td>Red</td><td colspan="2">whale</td></tr></table>
<div class="footnotes"><ol><li id="fn:1">Or later.</li></ol></div></main></body></html>"""

MARKDOWN = """---
title: Lamps
date: 2026-01-02
---
# Lamps

A lamp is lit at dusk.[^1]

## Oil

1. whale
2. rape

| Lamp | Oil |
| --- | --- |
| Red | whale |

[^1]: Or later.
"""

TEXT = """LAMPS

A lamp is lit at dusk. It is put
out at dawn.

1.1 Oil

- whale
- rape
\f
The second page has more of the same.
"""

GOVUK = {
    "schema_name": "detailed_guide",
    "document_type": "detailed_guide",
    "base_path": "/guidance/lamps",
    "title": "Lamps",
    "public_updated_at": "2026-06-29T10:00:00+01:00",
    "details": {
        "body": '<h2 id="oil">Oil</h2><p>A lamp burns whale or rape oil.</p>',
        "change_history": [{"public_timestamp": "2025-04-04T09:00:00Z", "note": "Rape was added."}],
    },
}


def pdf(pages: int = 2, text: bool = True) -> bytes:
    """Return a PDF with headings, paragraphs and page numbers; or with drawings alone."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(1, pages + 1):
        if text:
            canvas.setFont("Helvetica-Bold", 18)
            canvas.drawString(72, 760, f"Chapter {number}")
            canvas.setFont("Helvetica", 11)
            for line in range(20):
                canvas.drawString(72, 720 - 14 * line, f"Lamp {number}-{line} is lit at dusk by the keeper.")
            canvas.drawString(300, 40, str(number))
        else:
            canvas.rect(100, 100, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def documents() -> Mapping[str, bytes]:
    """Return a document of each format, by a file name."""
    clml = sample_clml.section("1", "Lamps", sample_clml.unit(2, "1", sample_clml.text("A lamp is lit.")))
    akoma = sample_akoma.section("1", "Lamps", sample_akoma.subsection("(1)", "A lamp is lit."))
    return {
        "lamps.html": HTML.encode(),
        "lamps.md": MARKDOWN.encode(),
        "lamps.txt": TEXT.encode(),
        "lamps.docx": sample_word.word_file(
            sample_word.paragraph(sample_word.run("Lamps"), style="Heading1"),
            sample_word.paragraph(sample_word.run("A lamp is lit at dusk.")),
            sample_word.table(("Lamp", "Oil"), ("Red", "whale")),
        ),
        "govuk.json": json.dumps(GOVUK).encode(),
        "clml.xml": sample_clml.clml(sample_clml.body(clml)),
        "act.akn": sample_akoma.act(akoma),
        "bill.xml": sample_bill_xml.drafted(
            sample_bill_xml.clause("1", "Lamps", sample_bill_xml.text("A lamp is lit."))
        ),
        "lamps.pdf": pdf(),
    }
