"""Quick figures on held-out examples while a network is still PyTorch, to choose by.

They are close to, but not, the figures that count: those come from the running server.
"""

import numpy as np
import torch

from scripts.training import fit
from scripts.training.examples import IGNORE, Example
from scripts.training.network import Network
from server.analysis import windows
from server.analysis.schema import LABELS, SIGNALS, TAGS


def viterbi(scores: np.ndarray, transitions: np.ndarray, start: np.ndarray) -> np.ndarray:
    """The best tag sequence (T,) for scores (T, K)."""
    best = start + scores[0]
    back = []
    for row in scores[1:]:
        ways = best[:, None] + transitions
        back.append(ways.argmax(0))
        best = ways.max(0) + row
    path = [int(best.argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    return np.array(path[::-1])


def spans(tags: np.ndarray) -> set[tuple[str, int, int]]:
    """The (name, start, end) spans of a sequence of tags."""
    found, name, start = set(), None, 0
    for i, tag in enumerate([*(TAGS[t] for t in tags), "O"]):
        if tag == "O" or tag[0] == "B" or tag[2:] != name:
            if name:
                found.add((name, start, i))
            name, start = (None if tag == "O" else tag[2:]), i
    return found


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


@torch.no_grad()
def figures(network: Network, examples: list[Example]) -> dict[str, float]:
    """Label macro-F1, kind accuracy, exact span F1 and signal F1 on examples."""
    network.eval()
    confusion = np.zeros((4, 4), int)
    kind = [0, 0]
    counts = {name: [0, 0, 0] for name in ("source", "cue", "content")}
    signal = [0, 0, 0]
    for example in examples:
        cuts = np.array([start for start, _ in example.sentences])
        own = windows.windows(len(example.stream.ids), cuts)
        one = fit.read(network, [(example, own)])[0]
        if example.labels is not None:
            labels, kinds, _ = fit.sentence_scores(network, one)
            np.add.at(confusion, (example.labels, labels.argmax(1).numpy()), 1)
            known = (example.kinds != IGNORE) & (labels.argmax(1).numpy() == 0)
            kind[0] += int((kinds.argmax(1).numpy() == example.kinds)[known].sum())
            kind[1] += int(known.sum())
        if example.tags is not None:
            rows, places = fit.tag_rows(one)
            matrix, start = network.crf.transitions.numpy(), network.crf.start.numpy()
            have = spans(np.concatenate([viterbi(r.numpy(), matrix, start) for r in rows]))
            want = spans(example.tags[np.concatenate(places)])
            for name, tally in counts.items():
                w = {s for s in want if s[0] == name}
                h = {s for s in have if s[0] == name}
                tally[0] += len(w & h)
                tally[1] += len(h)
                tally[2] += len(w)
        if example.signals is not None:
            have = one.signals.argmax(1).numpy() != SIGNALS.index("none")
            want = example.signals != SIGNALS.index("none")
            signal[0] += int((have & want).sum())
            signal[1] += int(have.sum())
            signal[2] += int(want.sum())
    per = [f1(confusion[i, i], confusion[:, i].sum(), confusion[i].sum()) for i in range(4)]
    found = {f"F1 {LABELS[i]}": per[i] for i in range(4)}
    found["macro-F1"] = sum(per[:3]) / 3
    found["kind"] = kind[0] / max(1, kind[1])
    found |= {f"F1 {name}": f1(*tally) for name, tally in counts.items()}
    found["F1 signal pieces"] = f1(*signal)
    return found
