"""Turns a fitted network into the files that the server reads: int8 ONNX, arrays, settings.

Weights are quantised channel by channel to 7 of 8 bits, since processors without VNNI add up
8-bit products in 16 bits and saturate; activations are quantised as they come.
"""

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from scripts.training.network import Network
from scripts.training.rounding import exact


class Norm(nn.Module):
    """A layer normalisation in steps, which onnxruntime runs faster than its operator of that name.

    Measured on one core with AVX-512: 102 against 110 microseconds a piece for the whole encoder.
    """

    def __init__(self, plain: nn.LayerNorm) -> None:
        super().__init__()
        self.weight, self.bias, self.eps = plain.weight, plain.bias, plain.eps

    def forward(self, states: Tensor) -> Tensor:
        apart = states - states.mean(-1, keepdim=True)
        spread = (apart * apart).mean(-1, keepdim=True) + self.eps
        # nb. written with a square root and a division, it would be fused back into the operator.
        return apart * torch.reciprocal(torch.sqrt(spread)) * self.weight + self.bias


def spell_out_norms(module: nn.Module) -> None:
    """Put :class:`Norm` in place of every layer normalisation below ``module``."""
    for name, child in module.named_children():
        if isinstance(child, nn.LayerNorm):
            setattr(module, name, Norm(child))
        else:
            spell_out_norms(child)


class Pieces(nn.Module):
    """The encoder and the heads on its pieces, for one window without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder
        self.heads = network.pieces

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        states = self.encoder(input_ids=ids, token_type_ids=shapes).last_hidden_state
        return (states, *self.heads(states))


def _export(
    module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], axes: dict, path: Path
) -> None:
    # nb. the newer, torch.export-based exporter fixes a GRU's length at the example's.
    torch.onnx.export(
        module.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _quantise(plain: Path, small: Path) -> None:
    prepared = plain.with_suffix(".prepared.onnx")
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(small),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )


def export(network: Network, vocabulary: Path, folder: Path, settings: dict) -> None:
    """Write ``encoder.onnx``, ``article.onnx``, ``decoder.npz``, ``vocab.txt``, ``model.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    exact(network)
    network.encoder.set_attn_implementation("eager")
    spell_out_norms(network.encoder)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "encoder.onnx"
        pieces = torch.ones(1, 9, dtype=torch.long)
        inputs = {"ids": pieces, "shapes": pieces}
        outputs = ["states", "tags", "signals", "links"]
        axes = {name: {1: "pieces"} for name in [*inputs, *outputs]}
        _export(Pieces(network), inputs, outputs, axes, plain)
        _quantise(plain, folder / "encoder.onnx")
    size = network.article.enter.in_features
    _export(
        network.article,
        {"sentences": torch.zeros(7, size)},
        ["labels", "kinds", "flags"],
        {name: {0: "count"} for name in ["sentences", "labels", "kinds", "flags"]},
        folder / "article.onnx",
    )
    np.savez(
        folder / "decoder.npz",
        transitions=network.crf.transitions.numpy(force=True),
        start=network.crf.start.numpy(force=True),
        distance=network.distance.numpy(force=True),
    )
    shutil.copyfile(vocabulary, folder / "vocab.txt")
    text = json.dumps(settings, indent=2) + "\n"
    (folder / "model.json").write_text(text, encoding="utf-8")
    for name in ("encoder.onnx", "article.onnx"):
        onnx.checker.check_model(str(folder / name))
