"""A news site that is made up as it is asked for, and labels its own sentences at once.

``scripts/benchmark_extension`` measures browsers with it. Standard library only.
"""

import json
import random
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

LABELS = ("attributed", "unattributed", "editorial")
WORDS_IN_A_SENTENCE = 14

_PATTERNS = (
    "{person}, who leads the {office}, said that the {thing} in {place} would cost {n} million",
    "The {thing} in {place} was closed on Monday after {n} complaints",
    "“We have waited {n} years for the {thing},” {person} told the {office}",
    "According to the {office}, {n} households in {place} depend on the {thing}",
    "It is a disgrace that {place} still has no {thing} worth the name after {n} years",
    "The {office} has not answered {n} letters about the {thing} in {place}",
)
_WORDS = {
    "person": ("Maren Holt", "Amir Haddad", "Ingrid Solheim", "Rolf Lien", "Kari Moen"),
    "office": ("harbour council", "roads authority", "weather service", "county", "school board"),
    "thing": ("bridge", "ferry", "night train", "water main", "library", "tram line"),
    "place": ("Norrvik", "Sundby", "Skarv", "Old Harbour", "Weissfeld", "the east bank"),
}


def _sentence(linked: bool) -> str:
    """A sentence that ends with the only full stop in it; part of it may be a link."""
    chosen = {name: random.choice(values) for name, values in _WORDS.items()}
    if linked:
        chosen["thing"] = f'<a href="#">{chosen["thing"]}</a>'
    return random.choice(_PATTERNS).format(**chosen, n=random.randint(2, 9999)) + "."


def _article(sentences: int) -> str:
    """A news page with an article of so many sentences, five a paragraph."""
    made = [_sentence(linked=index % 2 == 1) for index in range(sentences)]
    paragraphs = [f"<p>{' '.join(made[at : at + 5])}</p>" for at in range(0, sentences, 5)]
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>What the harbour council has not said</title>
<style>body {{ max-width: 42rem; margin: 0 auto; font: 19px/1.65 serif }}</style></head>
<body><main><article><h1>What the harbour council has not said</h1>
{"".join(paragraphs)}</article></main></body></html>"""


def _analysis(text: str) -> dict:
    """An answer as a server's, whose sentences have the three labels in turn."""
    found = zip(re.finditer(r"[^.\s][^.\n]*\.", text), cycle(LABELS), strict=False)
    sentences = [
        {"start": each.start(), "end": each.end(), "label": label, "confidence": 0.9,
         "attributions": [], "signals": []}
        for each, label in found
    ]  # fmt: skip
    counts = {label: sum(each["label"] == label for each in sentences) for label in LABELS}
    summary = {**counts, "sentences": len(sentences), "skipped": 0, "sources": 0, "notes": []}
    return {"model": "none", "language": "en", "offsets": "utf-16", "sentences": sentences,
            "attributions": [], "sources": [], "summary": summary}  # fmt: skip


def _handler(pages: Path | None) -> type[BaseHTTPRequestHandler]:
    """Serves ``/article?sentences=N``, ``/saved?name=NAME`` and answers questions at once."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args):
            pass

        def do_GET(self):
            wanted, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
            if wanted == "/article":
                self.reply("text/html", _article(int(query["sentences"][0])).encode())
            elif wanted == "/saved":
                self.reply("text/html", (pages / query["name"][0] / "source.html").read_bytes())
            else:
                self.send_error(404)

        def do_POST(self):
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.reply("application/json", json.dumps(_analysis(question["text"])).encode())

        def reply(self, kind, body):
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            # A saved page has nothing beside it, and nothing is fetched from where it was.
            alone = "default-src 'none'; style-src 'unsafe-inline'"
            self.send_header("Content-Security-Policy", alone)
            self.end_headers()
            self.wfile.write(body)

    return Handler


@contextmanager
def made_up_site(pages: Path | None) -> Iterator[str]:
    """The address of the site, which is there for as long as the block runs."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(pages))
    threading.Thread(target=http.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{http.server_address[1]}"
    finally:
        http.shutdown()
