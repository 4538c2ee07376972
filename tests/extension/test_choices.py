"""A reader chooses what is marked, and what next and previous go through."""

import pytest

from tests.extension.conftest import squeeze, utf16

LABELS = ["attributed", "unattributed", "editorial"]


@pytest.fixture
def opened(browser, read):
    """An article with its marks on, and no choices left from an earlier test."""
    browser.in_extension("await api.storage.local.remove('hiddenLabels')")
    browser.text = read("plain")
    yield browser
    browser.in_extension("await api.storage.local.remove('hiddenLabels')")


def sentences(browser, relay, passes):
    """The text of the sentences that pass, without white space."""
    return [
        squeeze(utf16(browser.text, each["start"], each["end"]))
        for each in relay.analysis()["sentences"]
        if passes(each)
    ]


def focus(browser):
    return squeeze("".join(browser.evidence("focus")))


def choose(browser, value):
    """Choose in the panel's list, as keys or a finger would."""
    browser.inside(f"""(() => {{
        const select = ui.querySelector('select');
        select.value = {value!r};
        select.dispatchEvent(new Event('change'));
    }})()""")


def main_source(relay):
    """The source that vouches for most sentences, with the positions of these."""
    analysis = relay.analysis()
    attributions = {each["id"]: each for each in analysis["attributions"]}

    def backed(source):
        return [
            index
            for index, each in enumerate(analysis["sentences"])
            if any(source["id"] in attributions[a]["chain"] for a in each["attributions"])
        ]

    return max(((each, backed(each)) for each in analysis["sources"]), key=lambda f: len(f[1]))


def is_checked(browser, label):
    return browser.inside(f"ui.querySelector('input[name={label}]').checked")


def test_label_switched_off_is_not_painted(opened):
    before = opened.marks()
    opened.click_in_ui("input[name=unattributed]")
    opened.wait("!CSS.highlights.get('sourcelight-unattributed').size")
    assert opened.marks() == {**before, "unattributed": []}
    opened.click_in_ui("input[name=unattributed]")
    opened.wait("CSS.highlights.get('sourcelight-unattributed').size")
    assert opened.marks() == before


def test_label_is_switched_by_keys_alone(opened):
    opened.click_in_ui("input[name=editorial]")
    opened.wait("!CSS.highlights.get('sourcelight-editorial').size")
    opened.key(" ")
    opened.wait("CSS.highlights.get('sourcelight-editorial').size")


def test_switched_off_label_is_remembered(opened):
    opened.click_in_ui("input[name=editorial]")
    opened.wait("!CSS.highlights.get('sourcelight-editorial').size")
    opened.press()
    opened.wait("!document.querySelector('sourcelight-ui')")
    opened.analyse()
    assert opened.marks()["editorial"] == []
    assert [is_checked(opened, label) for label in LABELS] == [True, True, False]


def test_steps_pass_over_what_is_switched_off(opened, relay):
    opened.click_in_ui("input[name=unattributed]")
    opened.wait("!CSS.highlights.get('sourcelight-unattributed').size")
    walk = []
    wanted = sentences(opened, relay, lambda each: each["label"] != "unattributed")
    for _ in wanted:
        opened.key("Alt", "ArrowDown")
        walk.append(focus(opened))
    assert walk == wanted


def test_pointing_at_what_is_switched_off_shows_nothing(opened, relay):
    label = next(
        each["label"]
        for each in relay.analysis()["sentences"]
        if "We found cracks" in utf16(opened.text, each["start"], each["end"])
    )
    opened.click_in_ui(f"input[name={label}]")
    opened.wait(f"!CSS.highlights.get('sourcelight-{label}').size")
    opened.click(*opened.place_of("We found cracks"))
    opened.evaluate("new Promise((resolve) => setTimeout(resolve, 300))")
    assert opened.evidence("focus") == []


def test_steps_go_by_label(opened, relay):
    choose(opened, "editorial:")
    wanted = sentences(opened, relay, lambda each: each["label"] == "editorial")
    walk = [focus(opened)]
    for _ in wanted[1:]:
        opened.key("Alt", "ArrowDown")
        walk.append(focus(opened))
    assert walk == wanted
    place = opened.inside("ui.querySelector('.position').textContent")
    assert place == f"Sentence {len(wanted)} of {len(wanted)}"


def test_steps_go_by_source_and_the_rest_is_dimmed(opened, relay):
    source, indexes = main_source(relay)
    choose(opened, f":{source['id']}")
    every = sentences(opened, relay, lambda each: True)
    walk = [focus(opened)]
    for _ in indexes[1:]:
        opened.key("Alt", "ArrowDown")
        walk.append(focus(opened))
    assert walk == [every[index] for index in indexes]
    rest = "".join(text for index, text in enumerate(every) if index not in indexes)
    assert squeeze("".join(opened.evidence("dimmed"))) == rest
    choose(opened, ":")
    assert opened.evidence("dimmed") == []


def test_list_names_labels_and_sources_with_their_counts(opened, relay):
    names = opened.inside("[...ui.querySelectorAll('option')].map((e) => e.textContent)")
    summary = relay.analysis()["summary"]
    source, indexes = main_source(relay)
    assert names[0] == f"All sentences ({summary['sentences']})"
    assert f"Editorial ({summary['editorial']})" in names
    assert names[4] == f"{source['name']} ({len(indexes)})"
