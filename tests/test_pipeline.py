"""The pipeline as a whole: its stages fit, and it stands without the HTTP server."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from server.analysis.pipeline import Analyzer, edition_of, load
from tests.articles import FERRY, FOREIGN_NAMES
from tests.conftest import ROOT


def test_each_stage_finds_what_it_needs() -> None:
    problems = load().analyze_pipes()["problems"]
    assert problems
    assert not any(problems.values())


def test_the_analysis_knows_nothing_of_http() -> None:
    code = (
        "import sys, server.analysis.pipeline, server.analysis.language\n"
        "sys.exit(any(name in sys.modules for name in ('flask', 'werkzeug', 'server.api')))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_a_text_gets_the_same_answer_whatever_else_is_being_analysed() -> None:
    analyzer = Analyzer()
    long = "\n\n".join([FERRY, FOREIGN_NAMES] * 20)
    texts = [long, FERRY, FOREIGN_NAMES, long, FERRY, FOREIGN_NAMES]
    alone = [analyzer.analyze(text) for text in texts]
    with ThreadPoolExecutor(len(texts)) as pool:
        assert list(pool.map(analyzer.analyze, texts)) == alone


def test_words_of_past_texts_are_not_kept() -> None:
    analyzer = Analyzer()
    analyzer.analyze("The Quixelbrand ferry sank, Maren Holt said.")
    assert "Quixelbrand" not in set(analyzer._nlp.vocab.strings)


def test_another_file_makes_another_edition(tmp_path: Path) -> None:
    (tmp_path / "weights.onnx").write_bytes(b"1")
    first = edition_of(tmp_path)
    assert edition_of(tmp_path) == first
    (tmp_path / "weights.onnx").write_bytes(b"2")
    assert edition_of(tmp_path) != first
    (tmp_path / "weights.onnx").write_bytes(b"1")
    assert edition_of(tmp_path) == first
