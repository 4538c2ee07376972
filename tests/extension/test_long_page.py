"""A very long page: its opening is marked first, then the whole."""

from tests.extension.conftest import assert_marked

NOTICE = "ui.querySelector('.notice').textContent"


def press_on_long_page(browser, site):
    browser.open(f"{site}/long.html")
    browser.press()
    browser.wait_inside("ui?.querySelector('.legend')?.dataset.state === 'result'")


def test_opening_is_marked_while_the_rest_is_on_its_way(browser, relay, site):
    relay.hold(after=1)
    press_on_long_page(browser, site)
    opening = relay.requests[0]["text"]
    assert 1200 < len(opening.split()) < 2000
    assert opening.endswith(" beams.")
    assert_marked(browser, opening, relay.analysis())
    assert browser.wait_inside(NOTICE) == "The opening is marked; the rest follows…"
    browser.key("Alt", "ArrowDown")
    focus = browser.evidence("focus")
    relay.release()
    browser.wait_inside(f"!{NOTICE} && 'whole'")
    assert len(relay.requests) == 2
    whole = relay.requests[1]["text"]
    assert whole.startswith(opening)
    assert whole.endswith("the 300 beams.")
    assert_marked(browser, whole, relay.analysis())
    assert browser.evidence("focus") == focus


def test_opening_stays_when_the_rest_fails_and_can_be_tried_again(browser, relay, site):
    relay.hold(after=1)
    press_on_long_page(browser, site)
    before = browser.marks()
    relay.answers.append((413, {"Content-Type": "application/json"},
                          b'{"error": {"code": "text_too_long", "message": ""}}'))  # fmt: skip
    relay.release()
    browser.wait_inside("!!ui.querySelector('.again')")
    assert browser.inside(NOTICE).startswith("Only the opening is marked. This text is too long")
    assert browser.marks() == before
    browser.click_in_ui(".again")
    browser.wait_inside(f"!{NOTICE} && 'whole'")
    assert_marked(browser, relay.requests[-1]["text"], relay.analysis())


def test_clearing_ends_both_requests(browser, relay, site):
    relay.hold(after=1)
    press_on_long_page(browser, site)
    browser.press()
    browser.wait("!document.querySelector('sourcelight-ui')")
    relay.release()
    browser.evaluate("new Promise((resolve) => setTimeout(resolve, 1000))")
    assert browser.evaluate("CSS.highlights.size") == 0


def test_short_text_is_one_request(browser, relay, read):
    read("plain")
    assert len(relay.requests) == 1


def test_texts_are_parted_at_the_end_of_a_block_or_else_of_a_word(browser):
    stages = """
        await import(api.runtime.getURL('content/namespace.js'));
        await import(api.runtime.getURL('content/opening.js'));
        const { stagesOf } = globalThis.Sourcelight.opening;
        const paragraphs = Array(60).fill('x'.repeat(998)).join('\\n\\n');
        return [paragraphs, 'word '.repeat(6000), 'x'.repeat(60000), 'short', '']
          .map((text) => stagesOf(text).map((each) => each.length));
    """
    assert browser.in_extension(stages) == [[9998, 59998], [9004, 30000], [60000], [5], [0]]
