"""The network: one small encoder, heads on its word pieces, a head on a whole article's sentences.

MiniLM-L6-H384 (Wang et al. 2020) reads windows of an article. On its states stand a tagger of
sources, cues and contents with a linear-chain CRF (Lafferty et al. 2001), a tagger of signals,
and a bilinear scorer that links contents to cues and cues to sources (after Dozat & Manning
2017). Sentence vectors pooled from the states go through a small bidirectional GRU over the
article, since whether a page argues or reports shows in its other sentences.
"""

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from server.analysis import windows
from server.analysis.linking import bucket
from server.analysis.schema import FLAGS, KINDS, LABELS, SIGNALS, TAGS
from server.analysis.windows import SHAPES

LINK = 64
BUCKETS = 24
VECTOR = 256
MEMORY = 96
VIEW = 2 * VECTOR + 2 * MEMORY


class PieceHeads(nn.Module):
    """On each piece's state: tag scores, signal scores and the four link projections."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(size, len(TAGS))
        self.signals = nn.Linear(size, len(SIGNALS))
        self.links = nn.Linear(size, 4 * LINK)

    def forward(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.dropout(states)
        return self.tags(states), self.signals(states), self.links(states)


class ArticleHead(nn.Module):
    """On the vectors of an article's sentences, in order: labels, kinds of source, flags."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.enter = nn.Linear(size, VECTOR)
        self.memory = nn.GRU(VECTOR, MEMORY, batch_first=True, bidirectional=True)
        self.dropout = nn.Dropout(0.2)
        self.labels = nn.Linear(VIEW, len(LABELS))
        self.kinds = nn.Linear(VIEW, len(KINDS))
        self.flags = nn.Linear(VIEW, len(FLAGS))

    def view(self, sentences: Tensor) -> Tensor:
        """What the head sees (S, VIEW) of each sentence: itself, its neighbours, the whole."""
        own = self.dropout(nn.functional.gelu(self.enter(self.dropout(sentences))))
        around, _ = self.memory(own.unsqueeze(0))
        whole = own.mean(0, keepdim=True).expand_as(own)
        return self.dropout(torch.cat([own, around.squeeze(0), whole], -1))

    def forward(self, sentences: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """``sentences`` is (S, size); the outputs are (S, classes)."""
        view = self.view(sentences)
        return self.labels(view), self.kinds(view), self.flags(view)


class Crf(nn.Module):
    """Linear-chain CRF over the tags of a window's tokens."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        self.start = nn.Parameter(torch.zeros(tags))

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood a token; ``scores`` (B, T, K), ``tags`` and ``mask`` (B, T)."""
        alpha = self.start + scores[:, 0]
        gold = self.start[tags[:, 0]] + scores[:, 0].gather(1, tags[:, :1]).squeeze(1)
        for t in range(1, scores.shape[1]):
            on = mask[:, t]
            step = torch.logsumexp(alpha.unsqueeze(2) + self.transitions, 1) + scores[:, t]
            alpha = torch.where(on.unsqueeze(1), step, alpha)
            here = scores[:, t].gather(1, tags[:, t : t + 1]).squeeze(1)
            gold = gold + on * (self.transitions[tags[:, t - 1], tags[:, t]] + here)
        return (torch.logsumexp(alpha, 1) - gold).sum() / mask.sum()


def mini_lm(weights: Path) -> nn.Module:
    """The encoder that ships, with an embedding of shapes in the place of token types."""
    # Without dropout of its own, attention takes the fast path: three steps in the time of two.
    encoder = AutoModel.from_pretrained(
        weights,
        attn_implementation="sdpa",
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
    )
    embeddings = encoder.embeddings
    # nb. half of all weights, most of them of words too rare here to learn anything.
    embeddings.word_embeddings.weight.requires_grad = False
    plain = embeddings.token_type_embeddings.weight[0].detach().clone()
    embeddings.token_type_embeddings = nn.Embedding(SHAPES, len(plain))
    embeddings.token_type_embeddings.weight.data.copy_(plain.expand(SHAPES, -1))
    return encoder


class Network(nn.Module):
    """Encoder and heads; :mod:`scripts.training.fit` runs them, ``export`` ships them."""

    own, context = windows.OWN, windows.CONTEXT

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.pieces = PieceHeads(size)
        self.article = ArticleHead(3 * size + len(TAGS) + len(SIGNALS))
        self.likeness = nn.Linear(VIEW, VIEW)
        self.crf = Crf(len(TAGS))
        self.distance = nn.Parameter(torch.zeros(2, BUCKETS))

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """States (B, N, size) of windows of pieces."""
        return self.encoder(
            input_ids=ids, token_type_ids=shapes, attention_mask=mask
        ).last_hidden_state

    def link_scores(self, dependents: Tensor, heads: Tensor, apart: Tensor, kind: int) -> Tensor:
        """Scores (D, H) of linking each dependent to each head, ``apart`` pieces apart."""
        scores = dependents @ heads.T / math.sqrt(LINK)
        step = torch.as_tensor(bucket(apart.numpy(force=True), BUCKETS))
        return scores + self.distance[kind][step]


def sentence_vectors(states: Tensor, tags: Tensor, signals: Tensor, spans: Tensor) -> Tensor:
    """Vectors (S, 3 * size + tags + signals) of sentences given as piece ranges (S, 2).

    The mean, first and last state of each, and how much of it is tagged and signalled.
    """
    seen = torch.cat([states, tags.softmax(-1).detach(), signals.softmax(-1).detach()], -1)
    total = nn.functional.pad(seen.cumsum(0), (0, 0, 1, 0))
    start, end = spans[:, 0], spans[:, 1]
    mean = (total[end] - total[start]) / (end - start).unsqueeze(1)
    size = states.shape[1]
    return torch.cat([mean[:, :size], states[start], states[end - 1], mean[:, size:]], -1)
