"""Through whom a source speaks: chains from the outlet to the origin."""

import dataclasses

import pytest

from server.analysis.attributed import Attributed
from server.analysis.chains import chained
from server.analysis.schema import FLAGS
from server.analysis.sources import resolve
from server.analysis.tagging import Tagged
from tests.analysis.made import doc_of, tagged


def chain_of(text, mention, *others, kinds="", likely=0.0):
    """Names along the chain of the attribution with this source, and its source and cue.

    ``others`` are tagged as sources too; ``likely`` is how likely the model finds a chain.
    """
    doc = doc_of(text, kinds=kinds)
    sources = [tagged(doc, "source", words) for words in (mention, *others)]
    cue = tagged(doc, "cue", "said") if "said" in text else None
    flags = doc._.reading.flags.copy()
    flags[:, FLAGS.index("chain")] = likely
    cues = [(tagged(doc, "cue", "."), source) for source in sources]
    doc._.reading = dataclasses.replace(doc._.reading, cues=cues, flags=flags)
    (attribution,), listed = resolve(doc, chained(doc, [Attributed(sources[0], cue)]))
    names = {source.id: text[source.name.start : source.name.end] for source in listed}
    shown = text[attribution.source.start : attribution.source.end]
    return [names[link] for link in attribution.chain], shown


@pytest.mark.parametrize(
    ("text", "mention", "chain"),
    [
        (
            "The Coast Herald, citing two dockers, reported that the wall broke.",
            "The Coast Herald",
            ["Coast Herald", "two dockers"],
        ),
        (
            "According to Coast News, citing harbour expert Maren Holt, the wall broke.",
            "Coast News",
            ["Coast News", "Maren Holt"],
        ),
        (
            "The wall broke, the Coast Herald reported, quoting two officials.",
            "the Coast Herald",
            ["Coast Herald", "two officials"],
        ),
        (
            "The Coast Herald quoted harbour officials as saying that the wall broke.",
            "The Coast Herald",
            ["Coast Herald", "harbour officials"],
        ),
        (
            "Maren Holt was quoted by the Coast Herald as saying that the wall broke.",
            "Maren Holt",
            ["Coast Herald", "Maren Holt"],
        ),
        (
            "“The wall broke,” Maren Holt said, according to the Coast Herald.",
            "Maren Holt",
            ["Coast Herald", "Maren Holt"],
        ),
        (
            "According to the Coast Herald, Maren Holt said the wall broke.",
            "the Coast Herald",
            ["Coast Herald", "Maren Holt"],
        ),
        (
            "Maren Holt, a harbour pilot, said the wall broke, the Coast Herald reported Monday.",
            "Maren Holt, a harbour pilot,",
            ["Coast Herald", "Maren Holt"],
        ),
        (
            "“The wall broke,” Holt said in a statement carried by Coast News.",
            "Holt",
            ["Coast News", "Holt"],
        ),
        (
            "“The wall broke,” said an official statement carried by Coast News.",
            "an official statement",
            ["Coast News", "an official statement"],
        ),
        (
            "Holt said the wall broke, the Coast Herald reported Monday, a sign of its age.",
            "Holt",
            ["Coast Herald", "Holt"],
        ),
        (
            "As the Coast Herald reported, Maren Holt said the wall broke.",
            "Maren Holt",
            ["Coast Herald", "Maren Holt"],
        ),
        (
            "The minister told parliament that the police had concluded it was nothing.",
            "The minister",
            ["The minister", "the police"],
        ),
        (
            "The Coast Herald reported that the wall broke, according to two dockers.",
            "two dockers",
            ["Coast Herald", "two dockers"],
        ),
        (
            "Maren Holt was quoted as telling Coast News that the wall broke.",
            "Maren Holt",
            ["Coast News", "Maren Holt"],
        ),
        (
            "A court filing first reported by the Coast Herald says the wall broke.",
            "A court filing",
            ["Coast Herald", "A court filing"],
        ),
        (
            "Maren Holt pledged to rebuild the wall, Coast News reported.",
            "Maren Holt",
            ["Coast News", "Maren Holt"],
        ),
        (
            "“The wall broke,” said a statement carried by Coast News.",
            "a statement carried by Coast News",
            ["Coast News", "a statement"],
        ),
        (
            "Maren Holt has been urging people to leave, Coast News reported.",
            "Maren Holt",
            ["Coast News", "Maren Holt"],
        ),
        (
            "Holt said the wall broke, the Coast Herald, a local newspaper, reported.",
            "Holt",
            ["Coast Herald", "Holt"],
        ),
        (
            "Holt admitted that the wall broke, as the Coast Herald reported.",
            "Holt",
            ["Coast Herald", "Holt"],
        ),
        (
            "In a recent Coast Herald report, Maren Holt described the wall as weak.",
            "Maren Holt",
            ["Coast Herald", "Maren Holt"],
        ),
        (
            "The Coast Herald notes that Maren Holt tweeted that the wall broke.",
            "The Coast Herald",
            ["Coast Herald", "Maren Holt"],
        ),
        (
            "The Coast Herald reported that on a visit to Norrvik, Maren Holt denied everything.",
            "The Coast Herald",
            ["Coast Herald", "Maren Holt"],
        ),
        (
            "The filing says an autopsy report found no injury.",
            "The filing",
            ["The filing", "an autopsy report"],
        ),
    ],
)
def test_a_sentence_tells_through_whom_its_source_speaks(text, mention, chain):
    assert chain_of(text, mention)[0] == chain


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Maren Holt said the wall broke.", "Maren Holt"),
        ("Maren Holt said she believed that the wall broke.", "Maren Holt"),
        ("Maren Holt said yes and Peter Lund said nothing.", "Maren Holt"),
        ("The wall broke on Monday, according to the Coast Herald.", "the Coast Herald"),
        ("The board closed the harbour, Holt said, citing the cost of repairs.", "Holt"),
        ("The harbour had changed, Holt said, citing the release of the sailors.", "Holt"),
        ("Maren Holt told the Coast Herald that the wall broke.", "Maren Holt"),
        ("Those who said so were wrong, according to Holt.", "Holt"),
        ("Forty people were reported missing, according to the Coast Herald.", "the Coast Herald"),
        ("Holt said the wall had held, citing satellite images.", "Holt"),
    ],
)
def test_one_who_speaks_without_a_go_between_is_a_chain_of_one(text, mention):
    assert len(chain_of(text, mention)[0]) == 1


def test_the_source_shown_is_the_nearest_link():
    text = "“The wall broke,” Maren Holt said, according to the Coast Herald."
    assert chain_of(text, "Maren Holt")[1] == "the Coast Herald"


def test_what_stands_behind_an_outlets_name_and_a_colon_comes_through_the_outlet():
    text = "The Coast Herald reported:\n\nMaren Holt said the wall broke."
    assert chain_of(text, "Maren Holt")[0] == ["Coast Herald", "Maren Holt"]


def test_only_the_next_block_belongs_to_such_a_report():
    text = "The Coast Herald reported:\n\nThe wall broke.\n\nMaren Holt said nothing."
    assert chain_of(text, "Maren Holt")[0] == ["Maren Holt"]


def test_an_outlet_is_known_by_what_it_introduces():
    text = "Norrvik Seven reported last week:\n\nMaren Holt said the wall broke."
    assert chain_of(text, "Maren Holt")[0] == ["Norrvik Seven", "Maren Holt"]


def test_what_a_speaker_goes_on_to_say_does_not_come_through_the_outlet():
    doc = doc_of("“It broke,” Maren Holt said, according to the Coast Herald. “We came late.”")
    said = Attributed(
        tagged(doc, "source", "Maren Holt"),
        tagged(doc, "cue", "said"),
        [tagged(doc, "content", "“It broke,”"), tagged(doc, "content", "“We came late.”")],
    )
    first, second = chained(doc, [said])
    assert [doc[link.start : link.end].text for link in first.links][1:] == ["Maren Holt"]
    assert [doc[link.start : link.end].text for link in second.links] == ["Maren Holt"]


def test_an_outlets_report_is_cited_by_the_word_for_it():
    doc = doc_of("In a Coast Herald report, Maren Holt said the wall broke.")
    said = Attributed(tagged(doc, "source", "Maren Holt"), tagged(doc, "cue", "said"))
    (found,) = chained(doc, [said])
    words = [doc[part.start : part.end].text for part in (found.source, found.cue, *found.links)]
    assert words == ["Coast Herald", "report", "Coast Herald", "Maren Holt"]


@pytest.mark.parametrize(
    ("quoted", "speaker"),
    [
        ("“Maren Holt, in her first speech, said the wall would hold,”", "Maren Holt"),
        ("“The wall broke on Monday, according to two dockers,”", "two dockers"),
    ],
)
def test_an_outlet_is_quoted_with_what_somebody_told_it(quoted, speaker):
    doc = doc_of(f"{quoted} the Coast Herald wrote.")
    content = tagged(doc, "content", quoted)
    wrote = Attributed(tagged(doc, "source", "the Coast Herald"), None, [content])
    (found,) = chained(doc, [wrote])
    links = [doc[link.start : link.end].text for link in found.links]
    assert links == ["the Coast Herald", speaker]


def test_a_speaker_who_is_no_outlet_introduces_no_report():
    text = "Peter Lund said:\n\nMaren Holt said the wall broke."
    assert chain_of(text, "Maren Holt")[0] == ["Maren Holt"]


def test_the_model_can_see_a_chain_in_other_words():
    text = "Maren Holt, in remarks that the Coast Herald obtained, said the wall broke."
    assert chain_of(text, "Maren Holt", "Coast Herald", likely=0.4)[0] == ["Maren Holt"]
    assert len(chain_of(text, "Maren Holt", "Coast Herald", likely=0.9)[0]) == 2


def test_who_quotes_oneself_is_one_link():
    text = "Maren Holt said so. Holt said, quoting Maren Holt, that the wall broke."
    assert chain_of(text, "Holt said, quoting"[:4])[0] == ["Maren Holt"]


@pytest.mark.parametrize(
    "text",
    [
        "Holt said " * 8_000,
        "according to Holt " * 8_000,
        "Holt said, citing " * 8_000,
        "quoted by " + "a" * 200_000,
        "told a b c " * 8_000,
        "Holt said “no” " * 8_000,
    ],
)
def test_a_long_sentence_takes_no_more_than_linear_time(text):
    doc = doc_of(text)
    span = tagged(doc, "source", text.split()[0])
    resolve(doc, chained(doc, [Attributed(span, None)]))


@pytest.mark.parametrize(
    ("text", "sources_told"),
    [
        ("Holt said so.\n\n" * 4_000, 1),
        ("Holt said so, according to the Coast Herald.\n\n" * 4_000, 2),
        ("Herald “men said,” it wrote; " * 4_000, 2),
    ],
)
def test_many_attributions_take_no_more_than_linear_time(text, sources_told):
    doc = doc_of(text)
    first = text.split()[0]
    sources = [Tagged("source", t.i, t.i + 1) for t in doc if t.text == first]
    cues = [(source, source) for source in sources]
    doc._.reading = dataclasses.replace(doc._.reading, cues=cues)
    contents = [[Tagged("content", s.end, min(s.end + 5, len(doc)))] for s in sources]
    attributed = [Attributed(*both) for both in zip(sources, [None] * 4_000, contents, strict=True)]
    attributions, listed = resolve(doc, chained(doc, attributed))
    assert len(attributions) == len(sources)
    assert len(listed) == sources_told
