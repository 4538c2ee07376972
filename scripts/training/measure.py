"""Quick figures on held-out examples while a network is still PyTorch, to choose by.

They are close to, but not, the figures that count: those come from the running server.
"""

import numpy as np
import torch

from scripts.training.examples import IGNORE, Example
from scripts.training.network import Network
from scripts.training.reading import Read, read_whole, sentence_scores
from server.analysis import tagging
from server.analysis.schema import ATTRIBUTED, LABELS, SIGNALS


def found_tags(network: Network, one: Read) -> np.ndarray:
    """The tag of every place of a wholly read article, decoded as the server does it."""
    scores = [one.tags[w.start : w.end].numpy(force=True) for w in one.own]
    matrix, start = network.crf.transitions.numpy(force=True), network.crf.start.numpy(force=True)
    return tagging.decode(one.example.stream, one.own, scores, matrix, start)


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
        one = read_whole(network, example)
        if example.labels is not None:
            labels, kinds, _ = sentence_scores(network, one)
            believed = labels.argmax(1).numpy(force=True)
            np.add.at(confusion, (example.labels, believed), 1)
            known = (example.kinds != IGNORE) & (believed == ATTRIBUTED)
            kind[0] += int((kinds.argmax(1).numpy(force=True) == example.kinds)[known].sum())
            kind[1] += int(known.sum())
        if example.tags is not None:
            stream = example.stream
            have = tagging.spans(stream, found_tags(network, one))
            want = tagging.spans(stream, example.tags[tagging.places(stream)])
            for name, tally in counts.items():
                w = {s for s in want if s.name == name}
                h = {s for s in have if s.name == name}
                tally[0] += len(w & h)
                tally[1] += len(h)
                tally[2] += len(w)
        if example.signals is not None:
            have = one.signals.argmax(1).numpy(force=True) != SIGNALS.index("none")
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
