"""The file that a participant downloads: no text in it, and nothing unreadable out of it."""

import json

import pytest

from tests.demo.workshop.marks import SENTENCES, TEXT, TOOL, hash_of, marks


@pytest.fixture
def read(module):
    """What a file's content is taken for: the marks, or what is wrong with it."""

    def read(content):
        text = content if isinstance(content, str) else json.dumps(content)
        return module(
            "marks-file",
            "(() => { try { return it.fromJson(given[0]); }"
            " catch (error) { return `${error instanceof it.UnreadableFile}: ${error.message}`; }"
            " })()",
            text,
        )

    return read


def made(module, text, sentences, labels):
    analysis = {"model": "1.0.0", "sentences": sentences}
    about = {"id": "1", "participant": "Åsa", "saved": "2026-03-01", "sample": None}
    made = module("marks-file", "it.toJson(it.marksOf(...given))", about, text, analysis, labels)
    return made, json.loads(made)


def test_it_holds_places_hashes_and_labels_and_none_of_the_text(module):
    sentences = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "label": tool}
        for words, tool in zip(SENTENCES, TOOL, strict=True)
    ]
    content, marks = made(module, TEXT, sentences, ["editorial", None, None, "editorial"])
    assert [each["hash"] for each in marks["sentences"]] == [hash_of(each) for each in SENTENCES]
    assert [each["label"] for each in marks["sentences"]] == ["editorial", None, None, "editorial"]
    assert [each["tool"] for each in marks["sentences"]] == TOOL
    assert marks["article"] == hash_of(TEXT)
    assert not any(words in content for words in SENTENCES)


def test_what_was_written_is_read_again(module, read):
    sentences = [{"start": 0, "end": 35, "label": "attributed"}]
    content, written = made(module, TEXT, sentences, ["unattributed"])
    del written["format"], written["version"]
    assert read(content) == written


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "not JSON"),
        ('{"format": "sourcelight-marks", "vers', "cut off"),
        ("[]", "not a file of marks"),
        ("null", "not a file of marks"),
        ({"text": "…", "analysis": {}}, "not a file of marks"),
        (marks("auae", version=2), "version 2"),
        (marks("auae", participant=None), "part of it is missing"),
        (marks("auae", sample=7), "which article"),
        (marks("auae", sentences=[]), "no sentences"),
        (marks("...."), "no sentence has been labelled"),
        (marks("auae", sentences=[*marks("auae")["sentences"], None]), "Sentence 5 is missing"),
        (
            marks("auae", sentences=[{**marks("auae")["sentences"][0], "label": "true"}]),
            "Sentence 1 has a label that is none of the three",
        ),
        (
            marks("auae", sentences=[{**marks("auae")["sentences"][0], "start": "0"}]),
            "Sentence 1 has no place",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(read, content, problem):
    answer = read(content)
    assert answer.startswith("true: ")
    assert problem in answer


@pytest.mark.parametrize(
    "pasted",
    [TEXT, f"\n\n{TEXT}\n", TEXT.replace("\n", "\r\n"), TEXT.replace("\n\n", "\n\n\n\n")],
)
def test_the_same_article_pasted_otherwise_is_the_same_text(module, pasted):
    assert module("marks-file", "it.tidied(given[0])", pasted) == TEXT
