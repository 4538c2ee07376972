"""Lets training see the rounding to 8 bits that :mod:`scripts.training.export` ends with.

Weights and inputs of linear layers are rounded on the way forward, as onnxruntime's dynamic
quantisation does it, and gradients pass as if they were not (Jacob et al. 2018).
"""

from torch import Tensor, nn
from torch.nn import functional

WEIGHT_STEPS = 64  # on either side of zero: 7 bits, see the export
INPUT_STEPS = 255


def _passing(rounded: Tensor, exact: Tensor) -> Tensor:
    """``rounded``, with the gradient of ``exact``."""
    return exact + (rounded - exact).detach()


def rounded_weight(weight: Tensor) -> Tensor:
    """Weights (outputs, inputs) in even steps, each output's up to its largest."""
    step = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-12) / WEIGHT_STEPS
    return _passing((weight / step).round() * step, weight)


def rounded_input(states: Tensor) -> Tensor:
    """States (windows, pieces, size) in even steps from each window's least to its largest."""
    seen = states.detach()
    least = seen.amin((-2, -1), keepdim=True).clamp(max=0)
    most = seen.amax((-2, -1), keepdim=True).clamp(min=0)
    step = ((most - least) / INPUT_STEPS).clamp(min=1e-12)
    zero = (-least / step).round()
    return _passing(((states / step + zero).round().clamp(0, INPUT_STEPS) - zero) * step, states)


class Rounded(nn.Linear):
    """A linear layer that computes with rounded weights and inputs."""

    def forward(self, states: Tensor) -> Tensor:
        return functional.linear(rounded_input(states), rounded_weight(self.weight), self.bias)


def _replace(module: nn.Module, old: type[nn.Linear], new: type[nn.Linear]) -> None:
    for name, child in module.named_children():
        if type(child) is old:
            other = new(child.in_features, child.out_features, device="meta")
            other.weight, other.bias = child.weight, child.bias
            setattr(module, name, other)
        else:
            _replace(child, old, new)


def round_off(module: nn.Module) -> None:
    """Make every linear layer below ``module`` compute with rounded numbers."""
    _replace(module, nn.Linear, Rounded)


def exact(module: nn.Module) -> None:
    """Undo :func:`round_off`."""
    _replace(module, Rounded, nn.Linear)
