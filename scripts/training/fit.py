"""Fits the network: batches of whole articles, one weighted sum of losses, averaged weights.

The weights that are kept are an exponential moving average, which on a set of this size is
steadier than the last step's.
"""

import copy
import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tqdm import tqdm

from scripts.training.examples import Example
from scripts.training.losses import WEIGHTS, losses
from scripts.training.network import Network
from scripts.training.reading import read
from server.analysis import windows

MOST_WINDOWS = 9
SAVE_EVERY = 100


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one training run is made with."""

    name: str
    seed: int
    epochs: int
    rate: float
    head_rate: float
    decay: float = 0.9
    smoothing: float = 0.05
    trust: float = 0.3  # in a teacher's beliefs beside gold
    average: float = 0.998
    batch: int = 22  # windows
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)


def own_windows(network: Network, example: Example, rng: random.Random) -> list[windows.Window]:
    """Windows whose size varies from epoch to epoch, so that no sentence keeps its place."""
    own = rng.randint(network.own * 3 // 4, network.own)
    found = windows.windows(len(example.stream.ids), example.cuts, own, network.context)
    if len(found) > MOST_WINDOWS and example.labels is None:
        at = rng.randrange(len(found) - MOST_WINDOWS + 1)
        found = found[at : at + MOST_WINDOWS]
    return found


def batches(
    network: Network, examples: list[Example], size: int, rng: random.Random
) -> Iterator[list[tuple[Example, list[windows.Window]]]]:
    """Articles in random order, some ``size`` windows at a time."""
    order = [(example, own_windows(network, example, rng)) for example in examples]
    rng.shuffle(order)
    batch: list[tuple[Example, list[windows.Window]]] = []
    held = 0
    for example, own in order:
        if batch and held + len(own) > size:
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
    steps = sum(1 for _ in batches(network, examples, recipe.batch, random.Random(0)))
    total = steps * recipe.epochs
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: schedule(step, total))
    parts = {"network": network, "average": average, "optimizer": optimizer, "plan": plan}
    begun, behind = 0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True, map_location=torch.get_default_device())
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
        planned = batches(network, examples, recipe.batch, rng)
        bar = tqdm(planned, total=steps, desc=f"epoch {epoch + 1}", mininterval=20)
        shown: dict[str, float] = {}
        for number, batch in enumerate(bar):
            if epoch == begun and number < behind:
                continue
            reads = read(network, batch)
            each = losses(network, reads, recipe.smoothing, recipe.trust)
            sum(recipe.weights[name] * loss for name, loss in each.items()).backward()
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
