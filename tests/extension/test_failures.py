"""Whatever goes wrong has a name, says what to do, and can be tried again."""

import json

import pytest

from tests.conftest import free_port
from tests.extension.browsers.starting import HOST
from tests.extension.conftest import assert_marked

JSON = {"Content-Type": "application/json"}


def refusal(status, code, headers=None):
    """An error in the shape of the contract."""
    body = {"error": {"code": code, "message": "for people who read JSON"}}
    return status, {**JSON, **(headers or {})}, json.dumps(body).encode()


def failure(browser):
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'failure'")
    return browser.inside(
        "[...ui.querySelectorAll('.body p, .body button')].map((e) => e.textContent)"
    )


def press_on(browser, site, page="plain"):
    browser.open(f"{site}/{page}.html")
    browser.press()


def wait_for_hanging_up(browser, relay):
    browser.wait("the extension has given its request up", lambda _: relay.hung_up)


def test_server_down_says_what_to_do_and_retry_works(browser, relay, site):
    nobody = f"127.0.0.1:{free_port()}"
    browser.use_server(f"http://{nobody}")
    press_on(browser, site)
    title, help_text, *_ = failure(browser)
    assert title == f"No answer from {nobody}"
    assert "scripts/run" in help_text
    assert browser.evaluate("CSS.highlights.size") == 0
    browser.use_server(relay.url)
    browser.click_in_ui(".retry")
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")
    assert_marked(browser, relay.requests[-1]["text"], relay.analysis())


def test_nothing_is_sent_before_the_reader_has_seen_where_it_goes(browser, relay, site):
    browser.in_extension("await api.storage.local.remove('agreedTo')")
    press_on(browser, site)
    title, help_text, _, *buttons = failure(browser)
    assert title == f"Send this text to {relay.host}?"
    assert relay.host in help_text
    assert buttons == ["Send", "Settings"]
    assert relay.requests == []
    browser.click_in_ui(".agree")
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")
    assert len(relay.requests) == 1
    browser.press()
    browser.wait("!document.querySelector('sourcelight-ui')")
    browser.analyse()


def test_another_server_is_another_question(browser, relay, site):
    browser.use_server(relay.url.replace("127.0.0.1", "localhost"))
    browser.in_extension(f"await api.storage.local.set({{ agreedTo: '{relay.host}' }})")
    press_on(browser, site)
    assert failure(browser)[0].startswith("Send this text to localhost:")
    assert relay.requests == []


def test_tab_that_closes_ends_the_request(browser, relay, site):
    relay.hold()
    press_on(browser, site)
    browser.wait_inside(f"ui?.querySelector('.status')?.textContent.includes('{relay.host}')")
    browser.close(browser.tabs.pop())
    wait_for_hanging_up(browser, relay)
    relay.release()
    browser.open(f"{site}/plain.html")
    browser.analyse()
    assert browser.evaluate("document.querySelectorAll('sourcelight-ui').length") == 1


def test_going_to_another_page_while_waiting_ends_in_silence(browser, relay, site):
    relay.hold()
    press_on(browser, site)
    browser.wait_inside(f"ui?.querySelector('.status')?.textContent.includes('{relay.host}')")
    browser.go_to(f"{site}/emoji.html")
    wait_for_hanging_up(browser, relay)
    relay.release()
    browser.evaluate("new Promise((resolve) => setTimeout(resolve, 500))")
    assert browser.evaluate("document.querySelectorAll('sourcelight-ui').length") == 0


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        (refusal(401, "unauthorized"), "asks for a key"),
        (refusal(413, "text_too_long"), "This text is too long for"),
        (refusal(422, "unsupported_language"), "This text is not in English"),
        (refusal(429, "rate_limited", {"Retry-After": "12"}), "Too many requests"),
        (refusal(500, "internal"), "has made a mistake"),
        (refusal(404, "not_found"), "is not a Sourcelight server"),
        (refusal(400, "of_the_future"), "Something went wrong here"),
        ((404, {"Content-Type": "text/html"}, b"<h1>Not here</h1>"), "is not a Sourcelight server"),
        ((200, JSON, b'{"sentences": [{"start": 0, "end": 9999999}]}'), "cannot be read"),
        ((200, JSON, b"{"), "cannot be read"),
    ],
)
def test_error_of_the_server_has_a_name(browser, relay, site, answer, title):
    relay.answers.append(answer)
    press_on(browser, site)
    shown = failure(browser)
    assert title in shown[0]
    assert shown[1]
    if answer[0] == 429:
        assert shown[1] == "Try again in 12 seconds."
    assert browser.evaluate("CSS.highlights.size") == 0


def test_busy_server_is_asked_once_more(browser, relay, site):
    relay.answers.append(refusal(503, "overloaded", {"Retry-After": "1"}))
    press_on(browser, site)
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")
    assert len(relay.requests) == 2


def test_server_that_stays_busy_is_not_asked_a_third_time(browser, relay, site):
    relay.answers += [refusal(503, "overloaded")] * 2
    press_on(browser, site)
    assert failure(browser)[0] == f"{relay.host} is busy"
    assert len(relay.requests) == 2


def test_page_without_an_article(browser, relay, site):
    press_on(browser, site, "nothing")
    title, help_text, *_ = failure(browser)
    assert title == "No article found on this page"
    assert "Analyse selection" in help_text
    assert relay.requests == []


def test_page_in_another_language(browser, site):
    press_on(browser, site, "swedish")
    assert failure(browser)[0] == "This text is not in English"


def test_cancel_ends_the_request(browser, relay, site):
    relay.hold()
    press_on(browser, site)
    browser.wait_inside(f"ui?.querySelector('.status')?.textContent.includes('{relay.host}')")
    browser.click_in_ui(".actions button")
    browser.wait("!document.querySelector('sourcelight-ui')")
    wait_for_hanging_up(browser, relay)
    relay.release()
    assert browser.evaluate("CSS.highlights.size") == 0


def test_press_while_waiting_cancels(browser, relay, site):
    relay.hold()
    press_on(browser, site)
    browser.wait_inside(f"ui?.querySelector('.status')?.textContent.includes('{relay.host}')")
    browser.press()
    browser.wait("!document.querySelector('sourcelight-ui')")
    relay.release()
    browser.analyse()
    assert browser.evaluate("document.querySelectorAll('sourcelight-ui').length") == 1


def test_scripts_of_a_former_version_give_way_to_those_of_the_next(browser, site):
    """An update leaves them in open pages; the event is what the next version's begin with."""
    browser.open(f"{site}/plain.html")
    browser.analyse()
    browser.evaluate("void document.dispatchEvent(new Event('sourcelight-succession'))")
    assert browser.evaluate("document.querySelectorAll('sourcelight-ui').length") == 0
    assert browser.evaluate("CSS.highlights.size") == 0


def test_scripts_that_are_injected_twice_at_once_are_one_reader(browser, relay, site):
    """As by two quick presses, on a page that the extension may enter without them."""
    browser.open(f"{site.replace(HOST, '127.0.0.1')}/plain.html")
    browser.in_extension(f"""
        const {{ SCRIPTS }} = await import(api.runtime.getURL('background/scripts.js'));
        const tab = (await api.tabs.query({{}})).find((t) => t.url === {json.dumps(browser.url)});
        const files = SCRIPTS.map((each) => `/${{each}}`);
        const inject = () => api.scripting.executeScript({{ target: {{ tabId: tab.id }}, files }});
        await Promise.all([inject(), inject()]);
        await api.tabs.sendMessage(tab.id, {{ type: 'toggle', at: Date.now() }});
    """)
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")
    assert browser.evaluate("document.querySelectorAll('sourcelight-ui').length") == 1
    assert len(relay.requests) == 1
    assert_marked(browser, relay.requests[-1]["text"], relay.analysis())


@pytest.mark.parametrize(("apart", "left"), [(200, 1), (800, 0)])
def test_double_click_is_one_press(browser, read, apart, left):
    """By the times that the background gives two presses, the first of which starts a reading."""
    read("plain")
    browser.press()
    browser.wait("!document.querySelector('sourcelight-ui')")
    browser.in_extension(f"""
        const tab = (await api.tabs.query({{}})).find((t) => t.url === {json.dumps(browser.url)});
        const later = Date.now() + 10_000;
        for (const at of [later, later + {apart}]) {{
          await api.tabs.sendMessage(tab.id, {{ type: 'toggle', at }});
        }}
    """)
    assert browser.evaluate("document.querySelectorAll('sourcelight-ui').length") == left


def test_background_that_dies_while_it_waits_loses_nothing(browser, relay, site):
    relay.hold()
    press_on(browser, site)
    browser.wait_inside(f"ui?.querySelector('.status')?.textContent.includes('{relay.host}')")
    browser.kill_background()
    relay.release()
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")
    assert len(relay.requests) == 2
    assert_marked(browser, relay.requests[-1]["text"], relay.analysis())


def test_background_that_dies_again_and_again_says_so(browser, relay, site):
    relay.hold()
    press_on(browser, site)
    for death in (1, 2):
        browser.wait("a request", lambda _, count=death: len(relay.requests) == count)
        browser.kill_background()
    assert failure(browser)[0] == "The browser stopped the extension"
    relay.release()
    browser.click_in_ui(".retry")
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")
    assert_marked(browser, relay.requests[-1]["text"], relay.analysis())


def test_slow_server_is_given_up(browser, relay):
    """With a shorter limit of time than the extension's own."""
    relay.hold()
    code = browser.in_extension("""
        const limit = AbortSignal.timeout.bind(AbortSignal);
        AbortSignal.timeout = () => limit(300);
        const { analyse } = await import(api.runtime.getURL('background/server.js'));
        const { readSettings } = await import(api.runtime.getURL('background/settings.js'));
        return analyse(await readSettings(), 'Slow.', new AbortController().signal)
          .then(() => 'answered', (error) => error.code)
          .finally(() => { AbortSignal.timeout = limit; });
    """)
    assert code == "timeout"
    wait_for_hanging_up(browser, relay)


def test_server_that_the_browser_does_not_allow(browser, site):
    browser.use_server("http://elsewhere.example:8000")
    press_on(browser, site)
    assert failure(browser)[0] == "elsewhere.example:8000 may not be asked yet"


def test_press_revives_a_dead_background(browser, read):
    read("plain")
    browser.kill_background()
    browser.press()
    browser.wait("!document.querySelector('sourcelight-ui')")
    browser.analyse()
