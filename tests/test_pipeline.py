"""The pipeline as a whole: its stages fit, and it stands without the HTTP server."""

import subprocess
import sys
import threading

from server.analysis.pipeline import Analyzer, load
from tests.articles import FERRY
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


def test_threads_that_share_an_analyzer_get_the_same_answers() -> None:
    analyzer = Analyzer()
    expected = analyzer.analyze(FERRY)
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(analyzer.analyze(FERRY))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 8


def test_words_of_past_texts_are_not_kept() -> None:
    analyzer = Analyzer()
    analyzer.analyze("The Quixelbrand ferry sank, Maren Holt said.")
    assert "Quixelbrand" not in set(analyzer._nlp.vocab.strings)
