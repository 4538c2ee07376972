"""The network's view of articles: windows through the encoder, then put together again."""

from dataclasses import dataclass

import torch
from torch import Tensor

from scripts.training.examples import Example
from scripts.training.network import Network, sentence_vectors
from server.analysis import windows

TOGETHER = 11


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
    """The network's view of one article, for the shipped one cut as the server cuts it."""
    size = len(example.stream.ids)
    own = windows.windows(size, example.cuts, network.own, network.context)
    return read(network, [(example, own)])[0]


def vectors(one: Read) -> Tensor:
    """The vectors of all sentences of a wholly read article."""
    spans = torch.tensor(one.example.sentences)
    return sentence_vectors(one.states, one.tags, one.signals, spans)


def sentence_scores(network: Network, one: Read) -> tuple[Tensor, Tensor, Tensor]:
    """Label, kind and flag scores of all sentences of a wholly read article."""
    return network.article(vectors(one))
