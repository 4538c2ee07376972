"""What a person does on the pages of the workshop, and sees there."""

import json

OWN_TEXT = """The ferry will stop, the council said.

Two landing stages were damaged in the night. That is a disgrace."""


def open_page(browser, url):
    """Open a page and wait until its script has run."""
    browser.open(url)
    browser.wait("document.querySelector('#begin, #files')?.disabled === false")


def press(browser, selector):
    """Press a button, as a tap or the keyboard would."""
    browser.evaluate(f"void document.querySelector({json.dumps(selector)}).click()")


def texts(browser, selector):
    """What some elements say."""
    return browser.evaluate(
        f"[...document.querySelectorAll({json.dumps(selector)})]"
        ".map((each) => each.textContent.trim())"
    )


def text(browser, selector):
    (only,) = texts(browser, selector)
    return only


def is_shown(browser, selector):
    return browser.evaluate(f"document.querySelector({json.dumps(selector)}).checkVisibility()")


def fill(browser, selector, words):
    """Type into a field."""
    browser.evaluate(f"""void (() => {{
        const field = document.querySelector({json.dumps(selector)});
        field.value = {json.dumps(words)};
        field.dispatchEvent(new Event('input', {{ bubbles: true }}));
    }})()""")


def choose(browser, url, name):
    """Open the page, choose a sample, or with "" a text of one's own, and begin."""
    open_page(browser, f"{url}/mark")
    press(browser, f"[name=article][value='{name}']")
    if not name:
        fill(browser, "#text", OWN_TEXT)
    fill(browser, "#participant", "Åsa")
    press(browser, "#begin")
    browser.wait("!document.getElementById('marking').hidden")


def mark_all(browser, wanted):
    """Mark one sentence after the other."""
    for label in wanted:
        press(browser, f"#choices [value={label}]")
