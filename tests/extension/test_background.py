"""The parts without a page: addresses, the contract, settings, the button, menu and shortcut."""

import json

import pytest

from tests.conftest import free_port

ADDRESSES = {
    "http://127.0.0.1:8000": "http://127.0.0.1:8000",
    "127.0.0.1:8000": "http://127.0.0.1:8000",
    "localhost:8000/": "http://localhost:8000",
    "[::1]:8000": "http://[::1]:8000",
    " https://sourcelight.example.org/v1 ": "https://sourcelight.example.org",
    "https://sourcelight.example.org/v1/analyze": "https://sourcelight.example.org",
    "sourcelight.example.org": "https://sourcelight.example.org",
    "http://server.lan:5000//": "http://server.lan:5000",
    "https://example.org/tools/sourcelight/": "https://example.org/tools/sourcelight",
    "https://example.org/v1/?a=b#c": "https://example.org",
    "": None,
    "http://": None,
    "ftp://example.org": None,
    "javascript:alert(1)": None,
    "not a server": None,
}

only_firefox = pytest.mark.parametrize("running", ["firefox"], indirect=True)


def module(browser, path, expression):
    """The value of an expression in which ``m`` is a module of the extension."""
    return browser.in_extension(
        f"const m = await import(api.runtime.getURL({json.dumps(path)})); return {expression};"
    )


def test_every_way_to_write_an_address_leads_to_one_form(browser):
    given = json.dumps(list(ADDRESSES))
    found = module(browser, "background/server-url.js", f"{given}.map(m.normaliseServerUrl)")
    assert dict(zip(ADDRESSES, found, strict=True)) == ADDRESSES


def test_permission_is_asked_for_one_host_only(browser):
    patterns = module(
        browser,
        "background/server-url.js",
        "['http://127.0.0.1:8000', 'https://a.example/tools'].map(m.originPattern)",
    )
    assert patterns == ["http://127.0.0.1/*", "https://a.example/*"]


def test_answers_that_break_the_contract_are_told_apart(browser):
    """Each change below, alone, must make a good answer a bad one."""
    verdicts = module(
        browser,
        "background/contract.js",
        """(() => {
          const good = () => ({
            model: '1.0.0',
            offsets: 'utf-16',
            sentences: [
              { start: 0, end: 5, label: 'attributed', confidence: 0.9, attributions: [0],
                signals: [] },
              { start: 6, end: 9, label: 'editorial', confidence: 0.6, attributions: [],
                signals: [{ start: 6, end: 8, kind: 'loaded' }] },
            ],
            attributions: [{ id: 0, source_id: 's1', chain: ['s1'], source: { start: 0, end: 2 },
              cue: null, content: [{ start: 3, end: 5 }] }],
            sources: [{ id: 's1', name: 'Ada', kind: 'person' }],
            summary: { sentences: 2, attributed: 1, unattributed: 0, editorial: 1, sources: 1,
              notes: ['one-source'] },
          });
          const changes = [
            (a) => { a.offsets = 'code-point'; },
            (a) => { a.sentences[1].end = 11; },
            (a) => { a.sentences[1].start = 4; },
            (a) => { a.sentences[0].start = -1; },
            (a) => { a.sentences[0].end = 0; },
            (a) => { a.sentences[0].start = 0.5; },
            (a) => { a.sentences[0].label = 'true'; },
            (a) => { a.sentences[0].attributions = [1]; },
            (a) => { delete a.sentences[0].signals; },
            (a) => { a.sentences[1].signals[0].end = 99; },
            (a) => { a.attributions[0].chain = ['s2']; },
            (a) => { a.attributions[0].source_id = 's2'; },
            (a) => { delete a.attributions[0].cue; },
            (a) => { a.sources[0].name = 7; },
            (a) => { delete a.summary; },
            (a) => { a.summary.editorial = '1'; },
            (a) => { delete a.model; },
            (a) => { delete a.summary.notes; },
          ];
          const changed = changes.map((change) => { const a = good(); change(a); return a; });
          return [m.isAnalysis(good(), 10), [...changed, null, [], 'text'].some(
            (each) => m.isAnalysis(each, 10))];
        })()""",
    )
    assert verdicts == [True, False]


def refusal(browser):
    """What the button says on the open page, once it has said anything."""
    button = """
        const [{ id: tabId }] = await api.tabs.query({ active: true, currentWindow: true });
        return Promise.all([api.action.getBadgeText({ tabId }), api.action.getTitle({ tabId }),
                            api.action.getPopup({ tabId })])"""
    return browser.wait(button, lambda body: (r := browser.in_extension(body))[2] and r)


def test_restricted_page_is_told_by_the_button(browser):
    browser.open({"chromium": "chrome://version", "firefox": "about:license"}[browser.name])
    browser.press()
    text, title, popup = refusal(browser)
    assert text == "!"
    assert "cannot read this page" in title
    assert popup.endswith("popup/refusal.html?restricted")
    browser.close_popup()


@pytest.mark.parametrize(("page", "reason"), [("notice.pdf", "pdf"), ("feed.xml", "restricted")])
def test_what_is_no_web_page_is_told_by_the_button(browser, relay, site, page, reason):
    browser.open(f"{site}/{page}")
    browser.press()
    text, title, popup = refusal(browser)
    assert text == "!"
    assert title.startswith("Sourcelight cannot read")
    assert popup.endswith(f"popup/refusal.html?{reason}")
    browser.close_popup()
    assert relay.requests == []


def test_pdf_has_words_of_its_own(browser):
    root = browser.options_url.removesuffix("options/options.html")
    browser.open(f"{root}popup/refusal.html?pdf")
    browser.wait("document.getElementById('open').textContent")
    assert "cannot read PDFs" in browser.evaluate("document.body.textContent")
    assert browser.evaluate("document.getElementById('open').hidden") is False


@only_firefox
def test_context_menu_analyses_the_selection(browser, relay, site):
    browser.open(f"{site}/plain.html")
    browser.select("article p:nth-of-type(2)")
    browser.choose_from_context_menu(*browser.place_of("We found cracks"))
    browser.wait("CSS.highlights.size > 0")
    assert relay.requests[-1]["text"].startswith("“We found cracks")


@only_firefox
def test_shortcut_is_the_button(browser, site):
    browser.open(f"{site}/plain.html")
    browser.press_shortcut("S")
    browser.wait("CSS.highlights.size > 0")


@only_firefox
def test_shortcut_opens_the_sidebar(browser, site):
    browser.open(f"{site}/plain.html")
    browser.press_shortcut("D")
    is_open = "return await api.sidebarAction.isOpen({})"
    browser.wait(is_open, browser.in_extension)
    browser.in_window("SidebarController.hide()")


def enter_server(browser, address):
    browser.open(browser.options_url)
    browser.wait("document.getElementById('server').value")
    browser.evaluate(f"void (document.getElementById('server').value = {json.dumps(address)})")
    box = browser.evaluate("""(() => {
        const box = document.querySelector('button.main').getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
    })()""")
    browser.click(*box)
    done = "(s => s !== 'testing' && s)(document.getElementById('outcome').dataset.state)"
    state = browser.wait(done)
    return state, browser.evaluate("document.getElementById('outcome').textContent")


def saved_server(browser):
    return browser.in_extension("return (await api.storage.local.get()).serverUrl")


def test_settings_save_and_try_a_server(browser, relay):
    state, text = enter_server(browser, f"{relay.host}/v1/")
    assert state == "good"
    assert text.startswith(f"Connected to {relay.host}, model ")
    assert saved_server(browser) == relay.url


def test_settings_say_why_a_server_cannot_be_reached(browser):
    nobody = f"127.0.0.1:{free_port()}"
    state, text = enter_server(browser, nobody)
    assert state == "bad"
    assert text.startswith(f"No answer from {nobody}. ")


def test_settings_refuse_what_is_no_address(browser, relay):
    state, text = enter_server(browser, "ftp://example.org")
    assert state == "bad"
    assert "not a web address" in text
    assert saved_server(browser) == relay.url


def test_settings_start_with_this_computer(browser):
    browser.in_extension("await api.storage.local.clear()")
    browser.open(browser.options_url)
    value = browser.wait("document.getElementById('server').value")
    assert value == "http://127.0.0.1:8000"
