"""A sentence-transformers model as an ONNX graph: token ids in, a vector of unit length out."""

import warnings
from pathlib import Path

import onnxruntime
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import Normalize, Transformer
from sentence_transformers.sentence_transformer.modules import Pooling

from knowledge.exported_encoder import INPUT, MODEL, WEIGHTS

OPSET = 17
TRACED = "traced.onnx"
VECTORS = "vectors"
# Weights of fewer bytes stay in the graph.
SMALL = 1024
# Any text: the graph is followed with it once.
SAMPLE = "A text of a few words"


class _EqualTexts(torch.nn.Module):
    """The model for texts of as many tokens, so that there is neither padding nor a mask."""

    def __init__(self, model: SentenceTransformer) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        features = {INPUT: input_ids, "attention_mask": torch.ones_like(input_ids)}
        return torch.nn.functional.normalize(self.model(features)["sentence_embedding"], dim=-1)


def can_be_written(model: SentenceTransformer) -> bool:
    """Whether the model is a transformer with pooling and nothing else that changes text or vector."""
    kinds = [type(module) for module in model]
    return (
        kinds in ([Transformer, Pooling], [Transformer, Pooling, Normalize])
        and not (model.default_prompt_name and model.prompts.get(model.default_prompt_name))
        and hasattr(model.tokenizer, "backend_tokenizer")
    )


def write_graph(model: SentenceTransformer, folder: Path) -> None:
    """Write ``model.onnx`` and ``weights.bin`` into ``folder``, optimised for the runtime.

    Raises:
        Exception: of any kind, where the exporter does not know a part of the model.
    """
    traced = folder / TRACED
    sample = model.tokenizer([SAMPLE], return_tensors="pt")[INPUT]
    with warnings.catch_warnings(), torch.no_grad():
        # The exporter warns of each branch that it followed once; the check against the model decides.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _EqualTexts(model).eval(),
            (sample,),
            traced,
            dynamo=False,
            opset_version=OPSET,
            input_names=[INPUT],
            output_names=[VECTORS],
            dynamic_axes={INPUT: {0: "texts", 1: "tokens"}, VECTORS: {0: "texts"}},
        )
    _optimise(traced, folder)
    traced.unlink()


def _optimise(traced: Path, folder: Path) -> None:
    """Do once what a session would do at each start, and put the weights beside the graph."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # The highest level that does not depend on the processor.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(folder / MODEL)
    for key, value in {
        "session.optimized_model_external_initializers_file_name": WEIGHTS,
        "session.optimized_model_external_initializers_min_size_in_bytes": str(SMALL),
    }.items():
        options.add_session_config_entry(key, value)
    onnxruntime.InferenceSession(traced, options, providers=["CPUExecutionProvider"])
