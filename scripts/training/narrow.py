"""Takes away the neurons of the feed-forward blocks that matter least.

What a neuron adds to its block's output is its activation times a vector. The part of it that is
the same for all pieces can go into the bias; the rest is what is lost when it goes, so those
whose activation varies least, weighed by that vector's square, go first. The network is trained
on afterwards.
"""

import torch
from torch import Tensor, nn

from scripts.training.examples import Example
from scripts.training.network import Network
from scripts.training.reading import read_whole


@torch.no_grad()
def _activations(network: Network, examples: list[Example]) -> list[tuple[Tensor, Tensor]]:
    """Mean and variance of each neuron's activation, by layer, over all pieces of examples."""
    blocks = [layer.output.dense for layer in network.encoder.encoder.layer]
    totals = [torch.zeros(3, block.in_features, dtype=torch.double) for block in blocks]

    def add(total: Tensor, given: Tensor) -> None:
        values = given.flatten(0, -2).double()
        total += torch.stack([torch.ones_like(values), values, values**2]).sum(1)

    hooks = [
        block.register_forward_pre_hook(lambda _, inputs, total=total: add(total, inputs[0]))
        for block, total in zip(blocks, totals, strict=True)
    ]
    network.eval()
    for example in examples:
        read_whole(network, example)
    for hook in hooks:
        hook.remove()
    means = [total[1] / total[0] for total in totals]
    return [
        (mean.float(), (total[2] / total[0] - mean**2).float())
        for mean, total in zip(means, totals, strict=True)
    ]


def _part(whole: nn.Linear, rows: Tensor | slice, columns: Tensor | slice) -> nn.Linear:
    """A linear layer with some of the outputs and inputs of another."""
    weight = whole.weight[rows][:, columns]
    part = nn.Linear(weight.shape[1], weight.shape[0])
    part.weight.data, part.bias.data = weight.detach().clone(), whole.bias[rows].detach().clone()
    return part


def narrow(network: Network, width: int, examples: list[Example]) -> None:
    """Leave ``width`` neurons in each feed-forward block, chosen by what ``examples`` show."""
    seen = _activations(network, examples)
    every = slice(None)
    for layer, (mean, variance) in zip(network.encoder.encoder.layer, seen, strict=True):
        first, second = layer.intermediate.dense, layer.output.dense
        matters = variance * second.weight.detach().square().sum(0)
        kept = matters.topk(width).indices.sort().values
        gone = torch.ones(len(matters), dtype=torch.bool)
        gone[kept] = False
        layer.intermediate.dense = _part(first, kept, every)
        layer.output.dense = _part(second, every, kept)
        layer.output.dense.bias.data += second.weight.detach()[:, gone] @ mean[gone]
