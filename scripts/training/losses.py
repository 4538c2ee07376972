"""What training minimises.

Cross-entropy over labels (smoothed), source kinds and flags of sentences; the CRF's over tags;
cross-entropy over signals, and over which cue each content and which source each cue belongs to.
"""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from scripts.training.examples import IGNORE, Example, Link
from scripts.training.network import Network
from scripts.training.reading import Read, vectors
from server.analysis import tagging
from server.analysis.linking import REACH
from server.analysis.schema import FLAGS, LABELS

WEIGHTS = {
    "label": 1.0,
    "view": 0.0,
    "kind": 0.3,
    "flag": 0.3,
    "tag": 1.5,
    "signal": 0.7,
    "link": 0.3,
}
# Of vague and chained sentences there is one in sixty.
FLAG_WEIGHTS = {"vague": 5.0, "loaded": 1.0, "mixed": 1.0, "chain": 5.0, "quote": 1.0}


def tag_rows(one: Read) -> tuple[list[Tensor], list[np.ndarray]]:
    """By window, the scores of each token's first piece (and each separator), and the pieces."""
    tagged = tagging.places(one.example.stream)
    scores, places = [], []
    for window in one.own:
        at = window.start + np.flatnonzero(tagged[window.start : window.end])
        scores.append(one.tags[torch.as_tensor(at - one.offset)])
        places.append(at)
    return scores, places


def tag_loss(network: Network, reads: list[Read]) -> Tensor:
    scores, gold = [], []
    for one in reads:
        rows, places = tag_rows(one)
        scores += rows
        gold += [torch.as_tensor(one.example.tags[at]) for at in places]
    pad = torch.nn.utils.rnn.pad_sequence
    mask = pad([torch.ones(len(g)) for g in gold], batch_first=True).bool()
    return network.crf.loss(pad(scores, batch_first=True), pad(gold, batch_first=True), mask)


def mean_links(one: Read, spans: list[tuple[int, int]], column: int) -> Tensor:
    """Link projections (len(spans), LINK) of spans of pieces: dependent or head of either kind."""
    size = one.links.shape[1] // 4
    part = one.links[:, column * size : (column + 1) * size]
    return torch.stack([part[a - one.offset : b - one.offset].mean(0) for a, b in spans])


def apart(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> Tensor:
    """Pieces from each of the first spans' starts to each of the second's, (F, S)."""
    return torch.tensor([s for s, _ in second]) - torch.tensor([[s] for s, _ in first])


def link_loss(network: Network, one: Read) -> Tensor | None:
    """Which cue each content has, and which source (or, at column 0, none) each cue has."""
    size = one.offset + len(one.states)

    def inside(span: tuple[int, int]) -> bool:
        return one.offset <= span[0] < span[1] <= size

    links: list[Link] = [link for link in one.example.links if inside(link.cue)]
    contents = [(c, i) for i, link in enumerate(links) for c in link.contents if inside(c)]
    if not contents:
        return None
    cues = [link.cue for link in links]
    spans = [span for span, _ in contents]
    far = apart(spans, cues)
    scores = network.link_scores(
        mean_links(one, spans, 0), mean_links(one, cues, 1), far, 0
    ).masked_fill(far.abs() > REACH, -1e4)
    loss = functional.cross_entropy(scores, torch.tensor([i for _, i in contents]))
    sources = sorted({link.source for link in links if link.source and inside(link.source)})
    if not sources:
        return loss
    far = apart(cues, sources)
    scores = network.link_scores(
        mean_links(one, cues, 2), mean_links(one, sources, 3), far, 1
    ).masked_fill(far.abs() > REACH, -1e4)
    scores = functional.pad(scores, (1, 0))
    gold = [1 + sources.index(k.source) if k.source in sources else 0 for k in links]
    return loss + functional.cross_entropy(scores, torch.tensor(gold))


def label_targets(example: Example, smoothing: float, trust: float) -> Tensor:
    """What label scores (S, 4) are drawn to: gold, the teacher's beliefs, or gold tempered by them.

    Tempering smooths more where annotators may well have seen it otherwise (Reed et al. 2015).
    """
    beliefs = None if example.beliefs is None else torch.as_tensor(example.beliefs)
    if example.labels is None:
        return beliefs
    gold = functional.one_hot(torch.as_tensor(example.labels), len(LABELS)).float()
    gold = (1 - smoothing) * gold + smoothing / len(LABELS)
    return gold if beliefs is None else (1 - trust) * gold + trust * beliefs


def view_loss(network: Network, view: Tensor, example: Example) -> Tensor:
    """How far what the head sees is, turned and stretched as may be, from what the teacher's sees
    (Romero et al. 2015)."""
    theirs = torch.as_tensor(example.views).float()
    return 1 - functional.cosine_similarity(network.likeness(view), theirs).mean()


def is_whole(one: Read) -> bool:
    """Whether all of an article has been read, as the head on its sentences needs it."""
    return len(one.states) == len(one.example.stream.ids)


def label_losses(
    network: Network, reads: list[Read], smoothing: float, trust: float
) -> dict[str, Tensor]:
    """The losses over sentences, of articles read whole that have labels or a teacher."""
    seen = [
        (one.example, network.article.view(vectors(one)))
        for one in reads
        if is_whole(one) and (one.example.labels is not None or one.example.beliefs is not None)
    ]
    if not seen:
        return {}
    scores = torch.cat([network.article.labels(view) for _, view in seen])
    targets = torch.cat([label_targets(example, smoothing, trust) for example, _ in seen])
    found = {"label": functional.cross_entropy(scores, targets)}
    shown = [view_loss(network, view, e) for e, view in seen if e.views is not None]
    if shown:
        found["view"] = torch.stack(shown).mean()
    labelled = [each for each in seen if each[0].labels is not None]
    if not labelled:
        return found
    kinds = torch.cat([network.article.kinds(view) for _, view in labelled])
    gold = torch.as_tensor(np.concatenate([example.kinds for example, _ in labelled]))
    if (gold != IGNORE).any():
        found["kind"] = functional.cross_entropy(kinds, gold, ignore_index=IGNORE)
    flags = torch.cat([network.article.flags(view) for _, view in labelled])
    gold = torch.as_tensor(np.concatenate([example.flags for example, _ in labelled]))
    weights = torch.tensor([FLAG_WEIGHTS[flag] for flag in FLAGS])
    found["flag"] = functional.binary_cross_entropy_with_logits(flags, gold, pos_weight=weights)
    return found


def losses(
    network: Network, reads: list[Read], smoothing: float, trust: float
) -> dict[str, Tensor]:
    """The mean loss of each task that the batch has targets for."""
    found = label_losses(network, reads, smoothing, trust)
    if tagged := [one for one in reads if one.example.tags is not None]:
        found["tag"] = tag_loss(network, tagged)
        linked = [loss for one in tagged if (loss := link_loss(network, one)) is not None]
        if linked:
            found["link"] = torch.stack(linked).mean()
    if signalled := [one for one in reads if one.example.signals is not None]:
        found["signal"] = functional.cross_entropy(
            torch.cat([one.signals for one in signalled]),
            torch.as_tensor(np.concatenate([one.example.signals for one in signalled])),
        )
    return found
