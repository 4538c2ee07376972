"""The server's own pages: a place to see articles marked, and papers about Sourcelight.

To add a page, write its template in ``templates/`` and add its line to :data:`PAGES`.
"""

from dataclasses import dataclass
from functools import partial
from typing import Literal

from flask import Blueprint, Response, abort, render_template, send_from_directory

from server.api import openapi
from server.demo import highlighter
from server.demo.figures import FIGURES
from server.demo.libraries import libraries
from server.demo.samples import SAMPLES

blueprint = Blueprint(
    "demo", __name__, static_folder="static", static_url_path="/static", template_folder="templates"
)


@dataclass(frozen=True)
class Page:
    """One page: where it stands, what makes it, and what links to it are called."""

    route: str
    template: str
    title: str
    linked_from: Literal["header", "footer"]

    @property
    def link(self) -> str:
        """The address relative to any other page, so that a proxy may put all below a path."""
        return self.route.removeprefix("/") or "./"


PAGES = (
    Page("/", "index.html", "See an article marked", "header"),
    Page("/mark", "mark.html", "Mark it yourself", "header"),
    Page("/facilitator", "facilitator.html", "The room’s marks", "header"),
    Page("/guide", "guide.html", "Leading a session", "header"),
    Page("/how-it-works", "how-it-works.html", "How it works", "header"),
    Page("/data-protection", "data-protection.html", "Data protection", "footer"),
    Page("/accessibility", "accessibility.html", "Accessibility", "footer"),
    Page("/licences", "licences.html", "Licences", "footer"),
    Page("/api", "api.html", "For programs: the API", "footer"),
    Page("/privacy-policy", "privacy-policy.html", "Privacy policy of the extension", "footer"),
    Page("/publishing", "publishing.html", "Publishing the extension", "footer"),
)


def _show(page: Page) -> str:
    return render_template(
        page.template,
        page=page,
        pages=PAGES,
        samples=SAMPLES,
        figures=FIGURES,
        api=openapi.document(),
        libraries=libraries,
    )


for _page in PAGES:
    _name = _page.template.removesuffix(".html")
    blueprint.add_url_rule(_page.route, endpoint=_name, view_func=partial(_show, _page))


@blueprint.get("/samples/<name>.txt")
def sample(name: str) -> Response:
    """The text of a sample article."""
    for each in SAMPLES:
        if each.name == name:
            return Response(each.text, content_type="text/plain; charset=utf-8")
    abort(404)


@blueprint.get("/highlighter/<path:name>")
def highlighter_file(name: str) -> Response:
    """A file of the extension that the pages run."""
    if name not in highlighter.FILES:
        abort(404)
    return send_from_directory(highlighter.FOLDER, name)
