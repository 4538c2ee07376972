"""The settings page: key, marks and colours, sites analysed on load, what an organisation locks."""

import json

import pytest

from tests.extension.browsers.firefox import Firefox
from tests.extension.browsers.starting import GECKO_ID, HOST

SITES = {
    "example.org": "example.org",
    " https://www.example.org/news?a=b ": "example.org",
    "http://127.0.0.1:8080/": "127.0.0.1",
    "News.Example.org": "news.example.org",
    "": None,
    "not a site": None,
    "ftp://example.org": None,
    "about:blank": None,
}


@pytest.fixture
def options(browser, relay):
    """The settings page, as a reader finds it at first."""
    reset(browser, relay)
    browser.open(browser.options_url)
    browser.wait("document.getElementById('server').value")
    yield browser
    reset(browser, relay)


def reset(browser, relay):
    browser.in_extension("await api.storage.local.clear()")
    browser.use_server(relay.url)


def click(browser, selector):
    browser.evaluate(f"document.querySelector({selector!r}).scrollIntoView({{ block: 'center' }})")
    x, y = browser.evaluate(f"""(() => {{
        const box = document.querySelector({selector!r}).getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
    }})()""")
    browser.click(x, y)


def enter(browser, selector, value):
    browser.evaluate(f"""(() => {{
        const field = document.querySelector({selector!r});
        field.value = {json.dumps(value)};
        field.dispatchEvent(new Event('change', {{ bubbles: true }}));
    }})()""")


def text(browser, selector):
    return browser.evaluate(f"document.querySelector({selector!r}).textContent")


def saved(browser, name):
    return browser.in_extension(f"return (await api.storage.local.get('{name}')).{name} ?? null")


def test_key_goes_to_the_server_with_every_request(options, relay, site):
    enter(options, "#key", " secret-7 ")
    click(options, "button.main")
    options.wait("document.getElementById('outcome').dataset.state === 'good'")
    assert saved(options, "apiKey") == "secret-7"
    options.open(f"{site}/plain.html")
    options.analyse()
    assert relay.keys == ["Bearer secret-7"] * 2


def test_connection_test_tries_the_key(options, relay):
    info = json.dumps({"model": "1.0.0"}).encode()
    refused = json.dumps({"error": {"code": "unauthorized", "message": ""}}).encode()
    kind = {"Content-Type": "application/json"}
    relay.answers += [(200, kind, info), (401, kind, refused)]
    click(options, "button.main")
    options.wait("document.getElementById('outcome').dataset.state === 'bad'")
    assert text(options, "#outcome").startswith(f"{relay.host} asks for a key. Set the key")


def test_chosen_colour_is_painted(options, site):
    enter(options, "#colour-editorial", "#118844")
    options.wait("document.getElementById('marks-outcome').textContent")
    assert saved(options, "colours")["editorial"] == "#118844"
    options.open(f"{site}/plain.html")
    options.analyse()
    style = """getComputedStyle(document.querySelector('p'), '::highlight(sourcelight-editorial)')
        .textDecorationColor"""
    assert options.evaluate(style) == "rgb(17, 136, 68)"
    mark = "getComputedStyle(ui.querySelector('.mark.editorial')).textDecorationColor"
    assert options.inside(mark) == "rgb(17, 136, 68)"


def test_marks_go_back_to_how_they_were(options):
    enter(options, "#colour-editorial", "#118844")
    click(options, "input[name=showReason]")
    click(options, "#reset")
    options.wait("document.querySelector('input[name=showReason]').checked")
    options.wait("document.getElementById('colour-editorial').value === '#c440c4'")
    assert saved(options, "showReason") is True
    assert saved(options, "colours")["editorial"] == "#c440c4"


def test_card_without_the_reason(options, site):
    click(options, "input[name=showReason]")
    options.wait("document.getElementById('marks-outcome').textContent")
    options.open(f"{site}/plain.html")
    options.analyse()
    options.key("Alt", "ArrowDown")
    options.wait_inside("ui.querySelector('.card').hidden === false")
    assert options.inside("ui.querySelectorAll('.card .reason').length") == 0
    assert options.inside("ui.querySelectorAll('.card .verdict').length") == 1


def test_label_is_switched_off_in_the_settings_too(options, site):
    click(options, "input[name=attributed]")
    options.wait("document.getElementById('marks-outcome').textContent")
    options.open(f"{site}/plain.html")
    options.analyse()
    assert options.marks()["attributed"] == []
    assert options.marks()["unattributed"]


def test_every_way_to_write_a_site_leads_to_one_form(browser):
    found = browser.in_extension(f"""
        const m = await import(api.runtime.getURL('background/site-address.js'));
        return {json.dumps(list(SITES))}.map(m.normaliseSite);
    """)
    assert dict(zip(SITES, found, strict=True)) == SITES


def test_permission_is_for_one_site_and_what_is_below_it(browser):
    found = browser.in_extension("""
        const m = await import(api.runtime.getURL('background/site-address.js'));
        return [m.sitePatterns('example.org'), m.sitePatterns('127.0.0.1')];
    """)
    assert found == [
        ["https://*.example.org/*", "http://*.example.org/*"],
        ["https://127.0.0.1/*", "http://127.0.0.1/*"],
    ]


def add_site(browser, name):
    """Add a site; the browser's question, which nobody can answer here, counts as answered."""
    browser.evaluate("""void ((globalThis.browser ?? globalThis.chrome).permissions.request =
        async ({ origins }) => { globalThis.asked = origins; return true; })""")
    enter(browser, "#site", name)
    click(browser, "#add-site button")
    return browser.wait("document.getElementById('sites-outcome').textContent")


def test_site_is_added_and_removed(options):
    assert "now marked when they open" in add_site(options, "https://www.example.org/a")
    assert options.evaluate("globalThis.asked") == [
        "https://*.example.org/*",
        "http://*.example.org/*",
    ]
    assert saved(options, "sites") == ["example.org"]
    assert text(options, ".site") == "example.org"
    click(options, ".remove")
    options.wait("!document.querySelector('.site')")
    assert saved(options, "sites") == []


def test_site_added_in_the_settings_is_analysed_on_load(options, site):
    add_site(options, "127.0.0.1")
    options.wait(
        "return (await api.scripting.getRegisteredContentScripts()).length", options.in_extension
    )
    options.open(f"{site.replace(HOST, '127.0.0.1')}/plain.html")
    options.wait("CSS.highlights.size > 0")


def use_sites(browser, *sites):
    """This computer's own address is one that the extension may enter without being asked."""
    browser.in_extension(f"await api.storage.local.set({{ sites: {json.dumps(sites)} }})")
    wanted = len(sites) * 2
    browser.wait(
        f"return (await api.scripting.getRegisteredContentScripts())"
        f".flatMap((each) => each.matches).length === {wanted}",
        browser.in_extension,
    )


def test_site_is_analysed_on_load_until_it_is_removed(options, site):
    here = site.replace(HOST, "127.0.0.1")
    use_sites(options, "127.0.0.1")
    options.open(f"{here}/plain.html")
    options.wait("CSS.highlights.size > 0")
    assert options.evaluate("document.querySelectorAll('sourcelight-ui').length") == 1
    use_sites(options)
    options.open(f"{here}/plain.html")
    options.evaluate("new Promise((resolve) => setTimeout(resolve, 500))")
    assert options.evaluate("CSS.highlights.size") == 0


def test_page_that_is_no_article_is_left_alone_on_load(options, relay, site):
    use_sites(options, "127.0.0.1")
    options.open(f"{site.replace(HOST, '127.0.0.1')}/blocks.html")
    options.evaluate("new Promise((resolve) => setTimeout(resolve, 500))")
    assert options.evaluate("document.querySelectorAll('sourcelight-ui').length") == 0
    assert relay.requests == []


def test_button_takes_the_marks_off_a_site_analysed_on_load(options, site):
    use_sites(options, "127.0.0.1")
    options.open(f"{site.replace(HOST, '127.0.0.1')}/plain.html")
    options.wait("CSS.highlights.size > 0")
    options.press()
    options.wait("CSS.highlights.size === 0 && !document.querySelector('sourcelight-ui')")


def test_what_is_no_site_is_refused(options):
    assert "not a site" in add_site(options, "not a site")
    assert saved(options, "sites") is None


def test_what_an_organisation_sets_is_shown_and_locked(tmp_path, relay):
    """By Firefox's native manifest; Chromium has its policies where only root may write."""
    folder = tmp_path / "home/.mozilla/managed-storage"
    folder.mkdir(parents=True)
    data = {"serverUrl": f"{relay.url}/v1/", "apiKey": "of-all", "sites": ["www.news.example"]}
    manifest = {"name": GECKO_ID, "description": "", "type": "storage", "data": data}
    (folder / f"{GECKO_ID}.json").write_text(json.dumps(manifest))
    profile = tmp_path / "profile"
    profile.mkdir()
    browser = Firefox(profile, home=tmp_path / "home")
    try:
        browser.open(browser.options_url)
        browser.wait("document.getElementById('server').value")
        fields = "['serverUrl', 'apiKey'].map((name) => document.forms[0][name])"
        assert browser.evaluate(f"{fields}.map((e) => [e.value, e.disabled])") == [
            [relay.url, True],
            ["of-all", True],
        ]
        browser.wait("document.querySelector('.site')?.textContent === 'news.example'")
        assert browser.evaluate("document.getElementById('add-site').hidden")
        assert browser.evaluate("document.querySelectorAll('.remove').length") == 0
        assert browser.evaluate("document.querySelectorAll('.allow').length") == 1
        browser.in_extension("await api.storage.local.set({ apiKey: 'my own' })")
        click(browser, "button.main")
        browser.wait("document.getElementById('outcome').dataset.state === 'good'")
        assert relay.keys == ["Bearer of-all"]
    finally:
        browser.quit()
