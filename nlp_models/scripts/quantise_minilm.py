"""Make the int8 model from the fp32 export by dynamic quantisation.

    python quantise_minilm.py FP32_ONNX INT8_ONNX

Scales are per channel (per tensor costs .03 mean cosine) and weights keep 7 bits, so that processors
without VNNI do not saturate and give the same integers.
"""

import sys
import tempfile
from pathlib import Path

from onnxruntime.quantization import QuantType, quant_pre_process, quantize_dynamic


def main(source: Path, target: Path) -> None:
    """Write the quantised model."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(source, prepared, skip_symbolic_shape=True)
        quantize_dynamic(prepared, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
