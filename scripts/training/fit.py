"""Fits the network: batches of whole articles, one weighted sum of losses, averaged weights.

The losses: cross-entropy over labels (smoothed), source kinds and flags of sentences; the CRF's
over tags; cross-entropy over signals, and over which cue each content and which source each cue
belongs to. The weights that are kept are an exponential moving average, which on a set of this
size is steadier than the last step's.
"""

import copy
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm

from scripts.training.examples import IGNORE, Example, Link
from scripts.training.network import Network, sentence_vectors
from server.analysis import tagging, windows
from server.analysis.linking import REACH
from server.analysis.schema import FLAGS, LABELS

WINDOWS_A_BATCH = 22
MOST_WINDOWS = 9
TOGETHER = 11
SAVE_EVERY = 100
TRUST = 0.3
WEIGHTS = {"label": 1.0, "kind": 0.3, "flag": 0.3, "tag": 1.5, "signal": 0.7, "link": 0.3}
# Of vague and chained sentences there is one in sixty.
FLAG_WEIGHTS = {"vague": 5.0, "loaded": 1.0, "mixed": 1.0, "chain": 5.0, "quote": 1.0}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one training run is made with."""

    seed: int
    epochs: int
    rate: float
    head_rate: float
    decay: float = 0.9
    smoothing: float = 0.05
    average: float = 0.998


def own_windows(example: Example, rng: random.Random) -> list[windows.Window]:
    """Windows whose size varies from epoch to epoch, so that no sentence keeps its place."""
    cuts = np.array([start for start, _ in example.sentences])
    own = rng.randint(windows.OWN * 3 // 4, windows.OWN)
    found = windows.windows(len(example.stream.ids), cuts, own)
    if len(found) > MOST_WINDOWS and example.labels is None:
        at = rng.randrange(len(found) - MOST_WINDOWS + 1)
        found = found[at : at + MOST_WINDOWS]
    return found


def tensors(example: Example, window: windows.Window) -> tuple[list[int], list[int]]:
    """The ids and shapes that the encoder reads for one window."""
    span = slice(window.context, window.end)
    ids = [windows.CLS, *example.stream.ids[span], windows.SEP]
    return ids, [0, *example.stream.shapes[span], 0]


@dataclass(slots=True)
class Read:
    """The network's view of one article (or of a stretch of it, from piece ``offset`` on)."""

    example: Example
    offset: int
    own: list[windows.Window]
    states: Tensor
    tags: Tensor
    signals: Tensor
    links: Tensor


def encode(network: Network, rows: list[tuple[list[int], list[int]]]) -> list[Tensor]:
    """States of windows given as ids and shapes; those of like length are padded together."""
    states: list[Tensor] = [torch.empty(0)] * len(rows)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    for at in range(0, len(order), TOGETHER):
        group = order[at : at + TOGETHER]
        most = len(rows[group[-1]][0])
        filled = [[part + [0] * (most - len(part)) for part in rows[i]] for i in group]
        ids, shapes = torch.tensor(filled).unbind(1)
        lengths = torch.tensor([len(rows[i][0]) for i in group])
        mask = (torch.arange(most) < lengths.unsqueeze(1)).long()
        for i, found in zip(group, network.encode(ids, shapes, mask), strict=True):
            states[i] = found
    return states


def read(network: Network, batch: list[tuple[Example, list[windows.Window]]]) -> list[Read]:
    """One pass of the encoder and the piece heads over all windows of some articles."""
    states = iter(
        encode(network, [tensors(example, window) for example, own in batch for window in own])
    )
    found = []
    for example, own in batch:
        parts = []
        for window in own:
            skip = 1 + window.start - window.context
            parts.append(next(states)[skip : skip + window.end - window.start])
        article = torch.cat(parts)
        found.append(Read(example, own[0].start, own, article, *network.pieces(article)))
    return found


def read_whole(network: Network, example: Example) -> Read:
    """The network's view of one article, cut as the server cuts it."""
    cuts = np.array([start for start, _ in example.sentences])
    return read(network, [(example, windows.windows(len(example.stream.ids), cuts))])[0]


def sentence_scores(network: Network, one: Read) -> tuple[Tensor, Tensor, Tensor]:
    """Label, kind and flag scores of all sentences of a wholly read article."""
    spans = torch.tensor(one.example.sentences)
    return network.article(sentence_vectors(one.states, one.tags, one.signals, spans))


def tag_rows(one: Read) -> tuple[list[Tensor], list[np.ndarray]]:
    """By window, the scores of each token's first piece (and each separator), and the pieces."""
    tagged = tagging.places(one.example.stream)
    scores, places = [], []
    for window in one.own:
        at = window.start + np.flatnonzero(tagged[window.start : window.end])
        scores.append(one.tags[torch.from_numpy(at - one.offset)])
        places.append(at)
    return scores, places


def tag_loss(network: Network, reads: list[Read]) -> Tensor:
    scores, gold = [], []
    for one in reads:
        rows, places = tag_rows(one)
        scores += rows
        gold += [torch.from_numpy(one.example.tags[at]) for at in places]
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


def label_targets(example: Example, smoothing: float) -> Tensor:
    """What label scores (S, 4) are drawn to: gold, the teacher's beliefs, or gold tempered by them.

    Tempering smooths more where annotators may well have seen it otherwise (Reed et al. 2015).
    """
    beliefs = None if example.beliefs is None else torch.from_numpy(example.beliefs)
    if example.labels is None:
        return beliefs
    gold = functional.one_hot(torch.from_numpy(example.labels), len(LABELS)).float()
    gold = (1 - smoothing) * gold + smoothing / len(LABELS)
    return gold if beliefs is None else (1 - TRUST) * gold + TRUST * beliefs


def is_whole(one: Read) -> bool:
    """Whether all of an article has been read, as the head on its sentences needs it."""
    return len(one.states) == len(one.example.stream.ids)


def label_losses(network: Network, reads: list[Read], smoothing: float) -> dict[str, Tensor]:
    """The losses over sentences, of articles read whole that have labels or a teacher."""
    scored = [
        (one.example, *sentence_scores(network, one))
        for one in reads
        if is_whole(one) and (one.example.labels is not None or one.example.beliefs is not None)
    ]
    if not scored:
        return {}
    scores = torch.cat([labels for _, labels, _, _ in scored])
    targets = torch.cat([label_targets(example, smoothing) for example, *_ in scored])
    found = {"label": functional.cross_entropy(scores, targets)}
    labelled = [each for each in scored if each[0].labels is not None]
    if not labelled:
        return found
    kinds = torch.cat([kinds for _, _, kinds, _ in labelled])
    gold = torch.from_numpy(np.concatenate([example.kinds for example, *_ in labelled]))
    if (gold != IGNORE).any():
        found["kind"] = functional.cross_entropy(kinds, gold, ignore_index=IGNORE)
    flags = torch.cat([flags for _, _, _, flags in labelled])
    gold = torch.from_numpy(np.concatenate([example.flags for example, *_ in labelled]))
    weights = torch.tensor([FLAG_WEIGHTS[flag] for flag in FLAGS])
    found["flag"] = functional.binary_cross_entropy_with_logits(flags, gold, pos_weight=weights)
    return found


def losses(network: Network, reads: list[Read], smoothing: float) -> dict[str, Tensor]:
    """The mean loss of each task that the batch has targets for."""
    found = label_losses(network, reads, smoothing)
    if tagged := [one for one in reads if one.example.tags is not None]:
        found["tag"] = tag_loss(network, tagged)
        linked = [loss for one in tagged if (loss := link_loss(network, one)) is not None]
        if linked:
            found["link"] = torch.stack(linked).mean()
    if signalled := [one for one in reads if one.example.signals is not None]:
        found["signal"] = functional.cross_entropy(
            torch.cat([one.signals for one in signalled]),
            torch.from_numpy(np.concatenate([one.example.signals for one in signalled])),
        )
    return found


def batches(
    examples: list[Example], rng: random.Random
) -> Iterator[list[tuple[Example, list[windows.Window]]]]:
    """Articles in random order, some :data:`WINDOWS_A_BATCH` windows at a time."""
    order = [(example, own_windows(example, rng)) for example in examples]
    rng.shuffle(order)
    batch: list[tuple[Example, list[windows.Window]]] = []
    held = 0
    for example, own in order:
        if batch and held + len(own) > WINDOWS_A_BATCH:
            yield batch
            batch, held = [], 0
        batch.append((example, own))
        held += len(own)
    if batch:
        yield batch


def groups(network: Network, recipe: Recipe) -> list[dict]:
    """Parameter groups: lower layers learn more slowly, heads faster."""
    layers = network.encoder.config.num_hidden_layers
    found = [
        {
            "params": network.encoder.embeddings.parameters(),
            "lr": recipe.rate * recipe.decay**layers,
        }
    ]
    found += [
        {"params": layer.parameters(), "lr": recipe.rate * recipe.decay ** (layers - 1 - i)}
        for i, layer in enumerate(network.encoder.encoder.layer)
    ]
    encoder = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in encoder]
    return [*found, {"params": heads, "lr": recipe.head_rate}]


def schedule(step: int, total: int) -> float:
    """Linear warm-up over the first 6 %, then cosine to near nothing."""
    warm = max(1, int(0.06 * total))
    if step < warm:
        return (step + 1) / warm
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, total - warm)))


@torch.no_grad()
def drift(average: Network, network: Network, keep: float) -> None:
    """Move the averaged weights a little towards the newest."""
    for old, new in zip(average.parameters(), network.parameters(), strict=True):
        if new.requires_grad:
            old.lerp_(new, 1 - keep)


def fit(
    network: Network,
    examples: list[Example],
    recipe: Recipe,
    checkpoint: Path,
    report,
) -> Network:
    """Train and return the averaged network; goes on from ``checkpoint`` where there is one.

    ``report`` is called with the averaged network and the epoch after each epoch.
    """
    torch.manual_seed(recipe.seed)
    optimizer = torch.optim.AdamW(groups(network, recipe), weight_decay=0.01, fused=True)
    average = copy.deepcopy(network).eval()
    steps = sum(1 for _ in batches(examples, random.Random(0)))
    total = steps * recipe.epochs
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: schedule(step, total))
    parts = {"network": network, "average": average, "optimizer": optimizer, "plan": plan}
    begun, behind = 0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        for name, part in parts.items():
            part.load_state_dict(saved[name])
        begun, behind = saved["epoch"], saved["batch"]

    def save(epoch: int, batch: int) -> None:
        states = {name: part.state_dict() for name, part in parts.items()}
        fresh = checkpoint.with_suffix(".new")
        torch.save({**states, "epoch": epoch, "batch": batch}, fresh)
        fresh.replace(checkpoint)

    for epoch in range(begun, recipe.epochs):
        network.train()
        rng = random.Random(1000 * recipe.seed + epoch)
        bar = tqdm(batches(examples, rng), total=steps, desc=f"epoch {epoch + 1}", mininterval=20)
        shown: dict[str, float] = {}
        for number, batch in enumerate(bar):
            if epoch == begun and number < behind:
                continue
            reads = read(network, batch)
            each = losses(network, reads, recipe.smoothing)
            sum(WEIGHTS[name] * loss for name, loss in each.items()).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            plan.step()
            step = plan.last_epoch
            drift(average, network, min(recipe.average, (1 + step) / (10 + step)))
            for name, loss in each.items():
                shown[name] = 0.98 * shown.get(name, loss.item()) + 0.02 * loss.item()
            bar.set_postfix({name: f"{value:.3f}" for name, value in shown.items()}, refresh=False)
            if number % SAVE_EVERY == SAVE_EVERY - 1:
                save(epoch, number + 1)
        save(epoch + 1, 0)
        report(average, epoch + 1)
    return average
