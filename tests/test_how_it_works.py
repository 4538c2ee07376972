"""The figures that people are told are those of the model that runs."""

import json
import re

import pytest
import requests

from scripts.figures_table import BEGIN, END, table
from server.demo.figures import FIGURES
from tests.conftest import ROOT, Server

MODEL = ROOT / "server" / "analysis" / "model"


@pytest.fixture(scope="module")
def page(server: Server) -> str:
    text = requests.get(f"{server.url}/how-it-works", timeout=60).text
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))


def test_they_were_measured_on_the_shipped_model() -> None:
    shipped = json.loads((MODEL / "model.json").read_text(encoding="utf-8"))
    assert FIGURES["version"] == shipped["version"]


def test_the_page_names_the_model_that_answers(server: Server, page: str) -> None:
    model = server.analyze("Rain fell.").json()["model"]
    assert f"Model {model}," in page


@pytest.mark.parametrize("name", ["accuracy", "macro_f1", "attributed", "editorial", "kind"])
def test_the_page_shows_each_figure_of_the_labels(page: str, name: str) -> None:
    assert f"{round(FIGURES['dev'][name] * 100)} %" in page


def test_the_page_shows_how_many_of_the_war_reports_sentences_are_right(page: str) -> None:
    assert f"{FIGURES['seed']['right']} of {FIGURES['seed']['of']}" in page


def test_the_page_names_the_weakest_label(page: str) -> None:
    labels = ("attributed", "unattributed", "editorial")
    weakest = min(labels, key=FIGURES["dev"].__getitem__)
    assert f"Of the three labels, “{weakest}” is the one" in page


@pytest.mark.parametrize("page", ["README.md", "server/analysis/model/README.md"])
def test_the_readme_and_the_models_card_tell_the_same_figures(page: str) -> None:
    assert f"{BEGIN}{table(FIGURES)}{END}" in (ROOT / page).read_text()
