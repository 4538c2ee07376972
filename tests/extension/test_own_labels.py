"""A reader's own labels, given by "This is wrong", kept in the browser and nowhere else."""

import json

import pytest

from tests.extension.conftest import utf16


@pytest.fixture
def opened(browser, read):
    """An article with its marks on, and its first sentence in focus."""
    browser.in_extension("await api.storage.local.remove('ownLabels')")
    browser.text = read("plain")
    browser.key("Alt", "ArrowDown")
    yield browser
    browser.in_extension("await api.storage.local.remove('ownLabels')")


def object_to_first(browser):
    """Give the first sentence the first label that the tool did not give it."""
    browser.click_in_ui(".wrong")
    browser.wait_inside("!!ui.querySelector('.own')")
    browser.click_in_ui(".own")
    browser.wait_inside("!!ui.querySelector('.undo')")


def foot(browser):
    return browser.inside("ui.querySelector('.objection').textContent")


def kept(browser):
    return browser.in_extension("return (await api.storage.local.get('ownLabels')).ownLabels ?? {}")


def test_own_label_stands_beside_the_tools(opened, relay):
    tools = relay.analysis()["sentences"][0]["label"]
    object_to_first(opened)
    own = next(each for each in ["attributed", "unattributed"] if each != tools)
    assert foot(opened) == f"Your label: {own.capitalize()}Undo"
    verdict = opened.inside("ui.querySelector('.verdict .mark').textContent")
    assert verdict.lower() == tools


def test_no_text_of_the_page_is_kept(opened, relay):
    object_to_first(opened)
    sentence = relay.analysis()["sentences"][0]
    words = utf16(opened.text, sentence["start"], sentence["end"]).split()
    everything = json.dumps(opened.in_extension("return await api.storage.local.get()"))
    assert not any(word in everything for word in words if len(word) > 4)
    (entry,) = kept(opened).items()
    assert len(entry[0]) == 32
    assert len(relay.requests) == 1


def test_own_label_comes_back_with_the_page(opened):
    object_to_first(opened)
    opened.press()
    opened.wait("!document.querySelector('sourcelight-ui')")
    opened.analyse()
    opened.key("Alt", "ArrowDown")
    opened.wait_inside("!!ui.querySelector('.undo')")


def test_own_label_is_taken_back(opened):
    object_to_first(opened)
    opened.click_in_ui(".undo")
    opened.wait_inside("!!ui.querySelector('.wrong')")
    assert kept(opened) == {}


def test_own_labels_are_in_the_panel_and_its_files(opened):
    object_to_first(opened)
    own = next(iter(kept(opened).values()))
    opened.open_panel()
    said = "[...document.querySelectorAll('#sentences li:first-child .why')].at(-1)?.textContent"
    shown = opened.wait_in_panel(f"({said} ?? '').startsWith('Your label') && {said}")
    assert shown == f"Your label: {own.capitalize()}"
    opened.in_panel("""void (URL.createObjectURL = (blob) => {
        blob.text().then((text) => { globalThis.saved = { text }; });
        return 'data:,';
    })""")
    opened.in_panel("void (HTMLAnchorElement.prototype.click = () => {})")
    opened.in_panel("void document.querySelector('.export_json').click()")
    content = json.loads(opened.wait_in_panel("globalThis.saved")["text"])
    assert content["own"][0] == own
    assert set(content["own"][1:]) == {None}


def test_own_labels_are_erased_in_the_settings(opened):
    object_to_first(opened)
    opened.open(opened.options_url)
    opened.wait("document.getElementById('own-count').textContent === 'Kept: 1'")
    opened.evaluate("void document.getElementById('own-erase').click()")
    opened.wait("document.getElementById('own-count').textContent === 'Kept: 0'")
    assert kept(opened) == {}
