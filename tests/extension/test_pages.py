"""One page for each trap between a page's text and its nodes; every mark is checked on each."""

import re


def blocks(text):
    return text.split("\n\n")


def test_article_and_headline_are_sent_and_nothing_else(read):
    text = read("plain")
    assert blocks(text)[0] == "Old Harbour Bridge to close for eight months"
    assert len(blocks(text)) == 6
    assert "Terms of use" not in text
    assert "Sport" not in text


def test_astral_characters_before_a_span_do_not_shift_it(read):
    text = read("emoji")
    assert text.startswith("🎉 Village votes for the windmill 👩‍👩‍👧‍👦\n\n🏴‍☠️🇳🇴 The village")


def test_white_space_is_sent_as_it_is_seen(read):
    text = read("spaces")
    assert text.startswith(
        "Ice on the lake is too thin\n\n"
        "The ice on Lake Mjosa is only 4 cm thick, the fire service said on Tuesday. "
        "Three skaters were pulled from the water at the weekend.\n\n“Stay ashore,”"
    )
    assert "Kari Moen of the municipality’s rescueservice. The lake froze on 2 January" in text
    assert "\n\nChildren are at most risk, according to the health directorate." in text


def test_line_breaks_part_words_and_two_part_paragraphs(read):
    text = read("breaks")
    assert blocks(text)[0] == "Night trains\ncome back"
    assert "the two\nrailways announced" in text
    assert blocks(text)[2] == (
        "The last night train ran in 2001. It was slow, it was late, and it was loved."
    )
    assert len(blocks(text)) == 5


def test_text_is_sent_as_written_not_as_styled(read):
    text = read("uppercase")
    assert "Schillerstraße and Weißgasse will keep their spelling" in text
    assert "The street office says" in text


def test_drop_cap_belongs_to_its_word(read):
    text = read("dropcap")
    assert "\n\nThe light on Skarv was switched" in text
    assert "\n\n“I never once was bored,” he told" in text
    assert "\n\nAn inspector will visit" in text


def test_inline_elements_scripts_and_comments_leave_no_seam(read):
    text = read("inline")
    assert blocks(text)[0] == "Fish farm fined again"
    assert "on Wednesday. It is the third fine in two years, the environment agency said." in text
    assert "“We will appeal,” said Nils Aune, the owner. The fine is higher than the last." in text


def test_advertisements_are_neither_sent_nor_painted(read, browser):
    text = read("aside")
    assert "boots" not in text.lower()
    assert "subscribe" not in text
    painted = browser.painted()
    assert "boots" not in painted.lower()
    assert "Win a car" not in painted
    assert "subscribe" not in painted


def test_hidden_text_is_neither_sent_nor_painted(read, browser):
    text = read("hidden")
    assert "HIDDEN" not in text
    assert "HIDDEN" not in str(browser.marks())
    assert "the water company said. No rain is forecast." in text
    assert "are asked to save water." in text
    assert text.count("The reservoir above Sundby") == 1


def test_strict_content_security_policy_is_no_obstacle(read, browser):
    read("strict-csp")
    # The panel's stylesheet has come through as well.
    assert browser.inside("getComputedStyle(ui.querySelector('.legend')).position") == "fixed"


def test_headings_items_cells_and_captions_are_blocks(read):
    text = read("blocks")
    for block in [
        "Three weeks before the vote",
        "The Greens want a tram, their leader said",
        "The Centre Party wants lower fees",
        "for water",
        "The Liberals want both",
        "The Greens hold nine seats in the council.",
        "A tram passes the town hall in 1957",
        "The vote is on 12 September.",
        "Polls opened for early votes on Monday.",
        "Turnout was 61 per cent last time, according to the statistics office.",
        "The mayor does not stand again.",
    ]:
        assert block in blocks(text)


def test_no_range_crosses_a_block(read, browser):
    read("blocks")
    assert browser.evaluate("""
        ['attributed', 'unattributed', 'editorial']
          .flatMap((label) => [...(CSS.highlights.get('sourcelight-' + label) ?? [])])
          .every((range) => {
            const within = 'h1, h2, li, th, td, p, blockquote, figcaption, section, dt, dd';
            const block = (node) => node.parentElement.closest(within);
            return block(range.startContainer) === block(range.endContainer);
          })""")


def test_nodes_that_readability_made_anew_are_led_back(read):
    """Readability finds this article only when it starts again from its own copy of the HTML."""
    text = read("unlikely")
    assert blocks(text)[0] == "Bakery of the year is in a cellar"
    assert "who bakes with her two sons. The guild tasted bread" in text


def test_page_that_hides_itself_until_its_scripts_run(read):
    assert "No one was hurt." in read("veiled")


def test_preserved_white_space_has_paragraphs(read):
    text = read("plain-text")
    assert blocks(text)[1:3] == [
        "The committee met on Thursday. The chair, Rolf Lien, said\n"
        "that the ferry had been late on 41 days.",
        "Members were told that a second boat could be hired.\n"
        "It would cost 9 million crowns, according to the county.",
    ]


def test_nothing_but_the_text_is_sent(read, relay):
    read("plain")
    assert set(relay.requests[-1]) == {"text", "offsets"}
    assert relay.requests[-1]["offsets"] == "utf-16"


def test_blank_lines_stand_only_between_blocks(read):
    assert not re.search(r"\n\n\s|[ \t]\n|\n[ \t]|  ", read("spaces"))
