"""Tune the upper half of MiniLM to tell kinds; run with torch, which is never a dependency of the product.

    python -m nlp_models.scripts.tune_kinds PACKAGE_MODEL_FOLDER SHAH_CSV OUT_FOLDER

Writes kinds-fp32.onnx, which scores one text a run, and examples/kinds_scores.npz, the scores of every text
by a network that saw nothing of its product or domain, and by one that learned from the other source alone:
train_kinds.py judges and calibrates by them, without torch.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from sklearn.model_selection import GroupKFold
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import AutoModel

from insights.analysis.text.model import KINDS
from nlp_models.scripts.train_kinds import SCORES, all_rows

LOWER = 3  # layers kept as they are, with the embeddings
EPOCHS, BATCH, RATE, RATE_OF_HEAD, DECAY = 3, 16, 1e-4, 1e-3, 0.9
FOLDS = 4


class KindsNet(torch.nn.Module):
    """BERT, mean over tokens, one score a kind: (1, tokens) int64 in, (5,) float32 out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.bert = AutoModel.from_pretrained(
            folder, attn_implementation="eager", add_pooling_layer=False
        ).eval()
        self.drop, self.told = torch.nn.Dropout(0.1), torch.nn.Linear(384, len(KINDS))
        torch.nn.init.normal_(self.told.weight, std=0.02)
        torch.nn.init.zeros_(self.told.bias)

    @property
    def upper(self) -> torch.nn.ModuleList:
        """The layers that are tuned."""
        return self.bert.encoder.layer[LOWER:]

    def lower(self, ids: list[int]) -> torch.Tensor:
        """(tokens, 384) states of one text below the tuned layers."""
        with torch.no_grad():
            found = self.bert(input_ids=torch.tensor([ids]), output_hidden_states=True)
        return found.hidden_states[LOWER][0]

    def scores(self, states: list[torch.Tensor]) -> torch.Tensor:
        """(texts, 5) from the states of several texts below the tuned layers."""
        there = torch.nn.utils.rnn.pad_sequence([torch.ones(len(one)) for one in states], batch_first=True)
        found = torch.nn.utils.rnn.pad_sequence(states, batch_first=True)
        mask = (1 - there[:, None, None, :]) * -1e9
        for layer in self.upper:
            told = layer(found, attention_mask=mask)
            found = told[0] if isinstance(told, tuple) else told
        means = (found * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        return self.told(self.drop(means))

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        """The scores of one text, (1, 5)."""
        return self.told(self.bert(input_ids=input_ids).last_hidden_state.mean(1))


def batches(rows: np.ndarray, states: list[torch.Tensor], random: np.random.Generator) -> list[np.ndarray]:
    """The rows once, in batches of texts nearly as long."""
    found = []
    order = random.permutation(rows)
    for start in range(0, len(order), BATCH * 16):
        near = np.array(sorted(order[start : start + BATCH * 16], key=lambda row: len(states[row])))
        found += [near[first : first + BATCH] for first in range(0, len(near), BATCH)]
    return [found[at] for at in random.permutation(len(found))]


def tuned(folder: Path, states: list[torch.Tensor], truth: np.ndarray, rows: np.ndarray) -> KindsNet:
    """A network tuned on some rows, rare kinds raised by the root of their rarity."""
    net, random = KindsNet(folder), np.random.default_rng(0)
    net.upper.train()
    net.drop.train()
    counts = np.bincount(truth[rows], minlength=len(KINDS))
    weight = torch.tensor(np.sqrt(len(rows) / (len(KINDS) * np.maximum(counts, 1))), dtype=torch.float32)
    groups = [{"params": list(net.told.parameters()), "lr": RATE_OF_HEAD}]
    for height, layer in enumerate(reversed(net.upper)):
        groups.append({"params": list(layer.parameters()), "lr": RATE * DECAY**height})
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = EPOCHS * len(batches(rows, states, np.random.default_rng(0)))
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * steps), (steps - step) / (0.9 * steps))
    )
    for _ in range(EPOCHS):
        for batch in batches(rows, states, random):
            found = net.scores([states[row] for row in batch])
            loss = functional.cross_entropy(found, torch.tensor(truth[batch]), weight=weight)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([one for group in groups for one in group["params"]], 1.0)
            optimiser.step()
            plan.step()
    return net.eval()


def scored(net: KindsNet, states: list[torch.Tensor], rows: np.ndarray) -> np.ndarray:
    """(rows, 5) scores."""
    with torch.no_grad():
        return np.array([net.scores([states[row]])[0].numpy() for row in rows])


def main(folder: Path, shah: Path, target: Path) -> None:
    """Write the scores of texts left out, then the network that learned from all."""
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    rows = all_rows(shah)
    truth = np.array([KINDS.index(kind) for _, kind, _ in rows])
    source = np.array([group.split("/")[0] for _, _, group in rows])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    fresh = KindsNet(folder)
    states = [fresh.lower(tokenizer.encode(" ".join(text.split())).ids) for text, _, _ in rows]
    train = np.nonzero(np.isin(source, ("reviews", "own", "talk")))[0]
    found = {name: np.zeros((len(rows), len(KINDS)), dtype=np.float16) for name in ("out", "alone")}
    for one, other in (("own", "reviews"), ("reviews", "own")):
        test = np.nonzero(source == other)[0]
        net = tuned(folder, states, truth, np.nonzero(source == one)[0])
        found["alone"][test] = scored(net, states, test)
    for fit, test in GroupKFold(FOLDS).split(train, groups=[rows[at][2] for at in train]):
        found["out"][train[test]] = scored(tuned(folder, states, truth, train[fit]), states, train[test])
    np.savez(SCORES, **found)
    torch.onnx.export(
        tuned(folder, states, truth, train),
        (torch.tensor([[101, 2054, 2003, 2023, 102]]),),
        target / "kinds-fp32.onnx",
        input_names=["input_ids"],
        output_names=["scores"],
        dynamic_axes={"input_ids": {1: "tokens"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
