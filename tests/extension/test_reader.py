"""What a reader sees and does: the panel, the card, keys, pointer, and clearing it all."""

import base64

import pytest

from tests.extension.conftest import squeeze, utf16

LABELS = ["attributed", "unattributed", "editorial"]
ROOM = """(() => {
    const { x, y, width, height } = document.querySelector('article').getBoundingClientRect();
    return [x, y, width, height];
})()"""


@pytest.fixture
def opened(browser, read):
    """An article with its marks on."""
    browser.text = read("plain")
    return browser


def sentence_text(browser, relay, index):
    sentence = relay.analysis()["sentences"][index]
    return utf16(browser.text, sentence["start"], sentence["end"])


def first_attributed(relay):
    """The index of the first sentence with a named source and a cue, and its attribution."""
    analysis = relay.analysis()
    for index, sentence in enumerate(analysis["sentences"]):
        for number in sentence["attributions"]:
            found = next(each for each in analysis["attributions"] if each["id"] == number)
            if found["source"] and found["cue"]:
                return index, found
    raise AssertionError("The server found no attribution on this page.")


def pixels(browser, picture, colour):
    """How many pixels of what is to be seen have a colour, give or take a step."""
    browser.screenshot(picture)
    data = base64.b64encode(picture.read_bytes()).decode()
    return browser.evaluate(f"""(async () => {{
        const image = new Image();
        image.src = 'data:image/png;base64,{data}';
        await image.decode();
        const surface = new OffscreenCanvas(image.width, image.height).getContext('2d');
        surface.drawImage(image, 0, 0);
        const seen = surface.getImageData(0, 0, image.width, image.height).data;
        const near = (i) => {list(colour)}.every((v, j) => Math.abs(seen[i + j] - v) <= 1);
        let count = 0;
        for (let i = 0; i < seen.length; i += 4) count += near(i);
        return count;
    }})()""")


ATTRIBUTED_ON_PAPER = (234, 240, 246)  # a tenth of the label's blue on the page's ivory


def card_shown(browser):
    return browser.inside("!!ui?.querySelector('.card') && !ui.querySelector('.card').hidden")


def test_a_mark_tints_what_it_underlines(opened, tmp_path):
    assert pixels(opened, tmp_path / "page.png", ATTRIBUTED_ON_PAPER) > 1000


def test_legend_counts_what_the_server_counted(opened, relay):
    summary = relay.analysis()["summary"]
    counts = opened.inside("[...ui.querySelectorAll('.legend .count')].map((e) => e.textContent)")
    assert counts == [str(summary[label]) for label in LABELS]
    names = opened.inside("[...ui.querySelectorAll('.legend .mark')].map((e) => e.textContent)")
    assert names == ["Attributed", "Unattributed", "Editorial"]


def test_legend_names_the_host_that_got_the_text(opened, relay):
    assert relay.host in opened.inside("ui.querySelector('.foot').textContent")


def test_labels_differ_in_line_style_as_well_as_colour(opened):
    styles = opened.evaluate("""['attributed', 'unattributed', 'editorial'].map((label) => {
        const pseudo = `::highlight(sourcelight-${label})`;
        const style = getComputedStyle(document.querySelector('p'), pseudo);
        return [style.textDecorationStyle, style.textDecorationColor];
    })""")
    assert [style for style, _ in styles] == ["solid", "dashed", "wavy"]
    assert len({colour for _, colour in styles}) == 3


def test_second_press_leaves_nothing_behind(browser, site):
    browser.open(f"{site}/plain.html")
    before = browser.evaluate("document.documentElement.outerHTML")
    browser.analyse()
    browser.press()
    browser.wait("!document.querySelector('sourcelight-ui')")
    assert browser.evaluate("document.documentElement.outerHTML") == before
    assert browser.evaluate("CSS.highlights.size") == 0


def test_reading_adds_one_element_and_moves_nothing(browser, site):
    browser.open(f"{site}/plain.html")
    before = browser.evaluate("document.documentElement.outerHTML")
    room = browser.evaluate(ROOM)
    browser.analyse()
    assert browser.evaluate(ROOM) == room
    added = "<sourcelight-ui></sourcelight-ui>"
    assert browser.evaluate("document.documentElement.outerHTML").replace(added, "") == before


def test_page_cannot_look_into_the_panel(opened):
    assert opened.evaluate("document.querySelector('sourcelight-ui').shadowRoot === null")
    assert opened.evaluate("'Sourcelight' in window") is False


def test_third_press_paints_again(opened, read):
    opened.press()
    opened.wait("!document.querySelector('sourcelight-ui')")
    opened.analyse()
    assert sum(map(len, opened.marks().values())) > 0


def test_close_button_clears(opened):
    opened.click_in_ui(".close")
    opened.wait("!document.querySelector('sourcelight-ui') && CSS.highlights.size === 0")


def test_panel_moves_out_of_the_way(opened):
    corner = "ui.querySelector('.legend').dataset.corner"
    opened.click_in_ui(".move")
    assert opened.wait_inside(f"{corner} !== 'bottom-right' && {corner}") == "bottom-left"
    opened.drag(opened.centre(".legend h2"), (900, 60))
    assert opened.wait_inside(f"{corner} !== 'bottom-left' && {corner}") == "top-right"


def test_panel_folds_away_and_unfolds(opened):
    height = "ui.querySelector('.legend').offsetHeight"
    unfolded = opened.inside(height)
    opened.click_in_ui(".fold")
    opened.wait_inside("ui.querySelector('.fold').ariaExpanded === 'false'")
    assert opened.inside(height) < unfolded / 2
    assert opened.marks()["attributed"]
    opened.click_in_ui(".fold")
    opened.wait_inside(f"{height} === {unfolded}")


def test_card_that_grows_stays_in_the_window(opened):
    opened.resize(320, 640)
    opened.key("Alt", "ArrowDown")
    opened.wait_inside("ui.querySelector('.card').hidden === false")
    opened.click_in_ui(".wrong")
    opened.wait_inside("!!ui.querySelector('.own')")
    box = "ui.querySelector('.card').getBoundingClientRect()"
    opened.wait_inside(f"{box}.right <= innerWidth && {box}.left >= 0")


def test_keys_walk_from_sentence_to_sentence(opened, relay):
    for index in range(3):
        opened.key("Alt", "ArrowDown")
        expected = squeeze(sentence_text(opened, relay, index))
        assert squeeze("".join(opened.evidence("focus"))) == expected
    opened.key("Alt", "ArrowUp")
    assert squeeze("".join(opened.evidence("focus"))) == squeeze(sentence_text(opened, relay, 1))
    count = relay.analysis()["summary"]["sentences"]
    assert opened.inside("ui.querySelector('.position').textContent") == f"Sentence 2 of {count}"


def test_steps_stop_at_the_last_sentence(opened, relay):
    count = relay.analysis()["summary"]["sentences"]
    for _ in range(count + 2):
        opened.key("Alt", "ArrowDown")
    last = squeeze(sentence_text(opened, relay, count - 1))
    assert squeeze("".join(opened.evidence("focus"))) == last
    # The last sentence has been scrolled to where it can be read.
    assert opened.inside("ui.querySelector('.card').getBoundingClientRect().bottom <= innerHeight")


def test_card_shows_source_and_cue_and_says_them_aloud(opened, relay):
    index, attribution = first_attributed(relay)
    for _ in range(index + 1):
        opened.key("Alt", "ArrowDown")
    source = next(
        each for each in relay.analysis()["sources"] if each["id"] == attribution["source_id"]
    )
    cue = utf16(opened.text, attribution["cue"]["start"], attribution["cue"]["end"])
    card = opened.inside("ui.querySelector('.card').textContent")
    assert card.startswith("Attributed")
    assert source["name"] in card
    assert cue in card
    assert squeeze(cue) in [squeeze(each) for each in opened.evidence("cue")]
    span = attribution["source"]
    assert squeeze(utf16(opened.text, span["start"], span["end"])) in [
        squeeze(each) for each in opened.evidence("source")
    ]
    assert opened.evidence("content")
    said = opened.inside("ui.querySelector('.announcer').textContent")
    assert said.startswith("Attributed. ")
    assert source["name"] in said


def test_judging_words_of_the_focused_sentence_are_marked(opened, relay):
    sentences = relay.analysis()["sentences"]
    index = next(
        i for i, each in enumerate(sentences) if each["label"] == "editorial" and each["signals"]
    )
    for _ in range(index + 1):
        opened.key("Alt", "ArrowDown")
    signals = [
        squeeze(utf16(opened.text, each["start"], each["end"]))
        for each in sentences[index]["signals"]
    ]
    assert [squeeze(each) for each in opened.evidence("signal")] == signals


def test_escape_closes_the_card_and_keeps_the_marks(opened):
    opened.key("Alt", "ArrowDown")
    assert card_shown(opened)
    opened.key("Escape")
    assert not card_shown(opened)
    assert opened.evidence("focus") == []
    assert sum(map(len, opened.marks().values())) > 0
    # A second Escape is the page's own business.
    opened.key("Escape")
    assert opened.panel() == "result"


def test_pointing_at_a_sentence_shows_its_card_and_leaving_hides_it(opened):
    opened.point(*opened.place_of("We found cracks"))
    opened.wait_inside("ui.querySelector('.card').hidden === false")
    assert "Ingrid Solheim" in "".join(opened.evidence("focus"))
    opened.point(*opened.place_of("Some 14,000"))
    opened.wait("[...CSS.highlights.get('sourcelight-focus')].join('').includes('14,000')")
    opened.point(3, 3)
    opened.wait_inside("ui.querySelector('.card').hidden")


def test_card_stays_while_the_pointer_is_on_it(opened):
    opened.point(*opened.place_of("We found cracks"))
    opened.wait_inside("ui.querySelector('.card').hidden === false")
    opened.point(*opened.centre(".card"))
    opened.evaluate("new Promise((resolve) => setTimeout(resolve, 600))")
    assert card_shown(opened)
    opened.point(3, 3)
    opened.wait_inside("ui.querySelector('.card').hidden")


def test_tap_holds_the_card_and_a_tap_elsewhere_lets_go(opened):
    opened.click(*opened.place_of("We found cracks"))
    opened.wait_inside("ui.querySelector('.card').hidden === false")
    opened.click(3, 3)
    opened.wait_inside("ui.querySelector('.card').hidden")


def test_panel_buttons_step_too(opened, relay):
    opened.click_in_ui(".next")
    opened.click_in_ui(".next")
    assert squeeze("".join(opened.evidence("focus"))) == squeeze(sentence_text(opened, relay, 1))


def test_selection_alone_is_analysed(opened, relay):
    opened.press()
    opened.wait("!document.querySelector('sourcelight-ui')")
    opened.select("article p:nth-of-type(2)")
    opened.analyse_selection()
    sent = relay.requests[-1]["text"]
    assert sent.startswith("“We found cracks")
    assert sent.endswith("31 million crowns.")
    painted = opened.painted()
    assert "14,000" not in painted
