"""Compare the ONNX models with torch in a fresh process: least and mean cosine over the texts of a file.

python compare_minilm.py PACKAGE_MODEL_FOLDER TEXTS(one a line) MODEL_ONNX ...
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer
from transformers import AutoModel


def torch_vectors(folder: Path, ids: list[list[int]]) -> np.ndarray:
    """(texts, 384) unit vectors straight from the weights."""
    model = AutoModel.from_pretrained(folder).eval()
    with torch.no_grad():
        means = [model(input_ids=torch.tensor([row])).last_hidden_state.mean(1) for row in ids]
    return np.array([torch.nn.functional.normalize(mean, dim=1)[0].numpy() for mean in means])


def main(folder: Path, texts: Path, models: list[str]) -> None:
    """Print one line a model."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    ids = [tokenizer.encode(line).ids for line in texts.read_text(encoding="utf-8").splitlines() if line]
    reference = torch_vectors(folder, ids)
    for model in models:
        session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
        found = np.array([session.run(None, {"input_ids": np.array([row])})[0][0] for row in ids])
        cosine = (found * reference).sum(1)
        print(f"{model}: least {cosine.min():.5f}, mean {cosine.mean():.5f} over {len(ids)} texts")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
