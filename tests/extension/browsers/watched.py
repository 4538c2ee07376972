"""What is seen in a browser: on the page, and by the extension's own scripts."""

import itertools
import json

from tests.extension.browsers.waiting import wait_until


class Watched:
    """A browser to look into.

    Each kind brings ``url``, the open page's address; ``evaluate``, which runs in the page's own
    world, as a page's script; and ``evaluate_in_control``, in a page of the extension.
    """

    def wait(self, expression, evaluate=None):
        """Wait until an expression is true in the page, or where another ``evaluate`` runs."""
        return wait_until(expression, evaluate or self.evaluate)

    def in_extension(self, body):
        """The value of an async function's body that runs in a page of the extension."""
        return self.evaluate_in_control(
            f"(async () => {{ const api = globalThis.browser ?? globalThis.chrome; {body} }})()"
        )

    def inside(self, expression):
        """The value of an expression in the world of the content scripts.

        ``ui`` is the extension's shadow root there, which is closed to the page, or null.
        """
        return self.in_extension(f"""
            const tabs = await api.tabs.query({{}});
            const tab = tabs.find((each) => each.url === {json.dumps(self.url)});
            // nb. until a press has let the extension in, there is nothing to see.
            const [answer] = await api.scripting.executeScript({{
              target: {{ tabId: tab.id }},
              func: () => {{
                const host = document.querySelector('sourcelight-ui');
                const ui = host?.openOrClosedShadowRoot
                  ?? (host && chrome.dom.openOrClosedShadowRoot(host));
                return ({expression}) ?? null;
              }},
            }}).catch(() => []);
            return answer?.result ?? null;
        """)

    def wait_inside(self, expression):
        return self.wait(expression, self.inside)

    def wait_in_panel(self, expression):
        return self.wait(expression, self.in_panel)

    def panel(self):
        """What the panel shows: "waiting", "result" or "failure"; None without a panel."""
        return self.inside("ui?.querySelector('.legend')?.dataset.state")

    def centre(self, selector):
        """The middle of an element of the extension's UI, in the window."""
        return self.inside(f"""(() => {{
            const box = ui.querySelector({json.dumps(selector)}).getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }})()""")

    def place_of(self, words):
        """A point on the first of some words of the page."""
        return self.evaluate(f"""(() => {{
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {{
              const at = walker.currentNode.data.indexOf({json.dumps(words)});
              if (at < 0) continue;
              const range = new Range();
              range.setStart(walker.currentNode, at);
              range.setEnd(walker.currentNode, at + 3);
              const box = range.getClientRects()[0];
              return [box.x + box.width / 2, box.y + box.height / 2];
            }}
        }})()""")

    def marks(self):
        """The text of every painted range by label, in the order of the article."""
        return self.evaluate("""Object.fromEntries(
            ['attributed', 'unattributed', 'editorial'].map((label) => [label,
              [...(CSS.highlights.get('sourcelight-' + label) ?? [])].map(String)]))""")

    def painted(self):
        """The text of all marks together."""
        return "".join(itertools.chain.from_iterable(self.marks().values()))

    def evidence(self, layer):
        return self.evaluate(f"[...(CSS.highlights.get('sourcelight-{layer}') ?? [])].map(String)")
