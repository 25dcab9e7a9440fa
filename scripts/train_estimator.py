"""Train the embedded estimator further on sentences whose faults are marked, and write its folder anew.

Usage: python scripts/train_estimator.py OUT --rows ROWS.jsonl[:SPLIT] … [--clean CLEAN.tsv] [--words WORDS.jsonl] [--machine PAIRS.jsonl]
           [--held HELD.jsonl[:SPLIT] …] [--seconds N] [--blend 0,0.5,1]

ROWS are labelled sets with `faults` and the repair `fr_good`; rows are learnt as they stand, alone and (one in two) beside their Indonesian
source, and repaired. CLEAN (French in the second column; in the third, if there is one, what it was translated from) gives sentences that
are also learnt with a synthetic slip. WORDS are sentences whose words people labelled. PAIRS hold human French and a translator's own for
the same source (`scripts/make_machine_pairs.py`). Besides the losses of words and sentences, the better version of a sentence must score
lower than the worse one: softplus of the difference, for all versions in one batch.

At the end the weights are blended with those at the start (`--blend`: share of the trained ones; Wortsman et al. 2022, "Robust fine-tuning
of zero-shot models"), each blend is measured on the HELD sets (AUC or pair accuracy of the sentence score, French only) and written to
OUT/blend-SHARE. Starts from `--start`, by default `mtqa/model/qe`. Replace that folder only when the mean over the sets that nobody
trained on is higher; then run `make_estimator_card.py`, `make_quantiles.py` and `fit_risk.py`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from statistics import fmean

import numpy as np
import torch
from estimator_rows import Example, Group, again, draw, labelled_words, machine_made, marked, slips
from safetensors.torch import load_file, save_file
from torch.nn.functional import binary_cross_entropy_with_logits, softplus
from transformers import BertModel

from mtqa.bench.sets import read_set
from mtqa.bench.statistics import auc, pair_accuracy
from mtqa.estimate.estimator import Estimate, Estimator, Window
from mtqa.estimate.load import EMBEDDED

WORD_WEIGHT, BAD_WORDS, RANK_WEIGHT, PIECES_AT_ONCE, AHEAD = 1.0, 3.0, 1.0, 2000, 600
KEPT = ("config.json", "joint.model", "vocab.json", "tokenizer.json", "tokenizer_config.json", "README.md", "card.json")
Tensors = dict[str, torch.Tensor]
Readable = tuple[tuple[Example, Window], ...]


class TorchEncoder:
    """The body in torch, float32, or in bfloat16 where only order counts."""

    def __init__(self, folder: Path, *, brief: bool = False) -> None:
        self.bert = BertModel.from_pretrained(folder, add_pooling_layer=False, dtype=torch.float32, attn_implementation="eager")
        self.brief = brief

    def states(self, ids: Sequence[Sequence[int]], types: Sequence[Sequence[int]], pad: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Last hidden states [rows, longest, width], padded, and which pieces are French [rows, longest]."""
        width = max(len(row) for row in ids)
        x = torch.full((len(ids), width), pad)
        kinds = torch.zeros((len(ids), width), dtype=torch.long)
        mask = torch.zeros((len(ids), width))
        for i, (row, kind) in enumerate(zip(ids, types, strict=True)):
            x[i, : len(row)] = torch.tensor(row)
            kinds[i, : len(row)] = torch.tensor(kind)
            mask[i, : len(row)] = 1
        with torch.autocast("cpu", torch.bfloat16) if self.brief else nullcontext():
            states = self.bert(input_ids=x, token_type_ids=kinds, attention_mask=mask).last_hidden_state
        return states.float(), kinds.float()

    def encode(self, ids: Sequence[Sequence[int]], types: Sequence[Sequence[int]]) -> list[np.ndarray]:
        """See `mtqa.estimate.estimator.Encoder`."""
        with torch.inference_mode():
            states = self.states(ids, types, 0)[0].numpy()
        return [states[i, : len(row)] for i, row in enumerate(ids)]


def groups(args: argparse.Namespace, chance: random.Random) -> Iterator[Group]:
    """Groups of examples for ever, as the shares say."""
    streams = [(again([g for entry in args.rows for g in marked(entry)], chance), args.shares[0])]
    if args.clean:
        streams.append((slips(args.clean, 1, chance), args.shares[1]))
    if args.machine:
        streams.append((again(list(machine_made(args.machine)), chance), args.shares[2]))
    if args.words:
        streams.append((again(list(labelled_words(args.words)), chance), args.shares[3]))
    return draw(streams, chance)


def batches(reader: Estimator, found: Iterator[Group], chance: random.Random) -> Iterator[list[Readable]]:
    """Batches of groups of similar length; sentences of more than one window are left out."""
    while True:
        read = [tuple((e, reader.windows_of(e.french, e.source)) for e in group) for group in islice(found, AHEAD)]
        ready = [tuple((e, w[0]) for e, w in group) for group in read if all(len(w) == 1 for _, w in group)]
        ready.sort(key=lambda group: max(len(w.ids) for _, w in group))
        made: list[list[Readable]] = [[]]
        rows = 0
        for group in ready:
            rows += len(group)
            if made[-1] and rows * max(len(w.ids) for _, w in group) > PIECES_AT_ONCE:
                made.append([])
                rows = len(group)
            made[-1].append(group)
        chance.shuffle(made)
        yield from made


def learn(body: TorchEncoder, heads: Tensors, stream: Iterator[list[Readable]], args: argparse.Namespace) -> None:
    """Adam with a linear decay over the time given; the embeddings and the lowest layers stay as they are."""
    frozen = {id(p) for part in (body.bert.embeddings, *body.bert.encoder.layer[: args.frozen]) for p in part.parameters()}
    parameters = [p.requires_grad_(id(p) not in frozen) for p in body.bert.parameters()]
    parameters = [p for p in [*parameters, *heads.values()] if p.requires_grad]
    optimiser = torch.optim.AdamW(parameters, lr=args.rate, weight_decay=0.01)
    began, seen, total, saved = time.monotonic(), 0, np.zeros(3), 0
    body.bert.train()
    for step, batch in enumerate(stream, 1):
        share = (time.monotonic() - began) / args.seconds
        if share >= 1:
            break
        for each in optimiser.param_groups:
            each["lr"] = args.rate * min(1.0, step / 100) * max(0.02, 1 - share)
        words, sentences, ranks = losses(body, heads, batch)
        optimiser.zero_grad()
        (WORD_WEIGHT * words + sentences + RANK_WEIGHT * ranks).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        seen += sum(map(len, batch))
        total = total * 0.98 + np.array([float(words.detach()), float(sentences.detach()), float(ranks.detach())]) * 0.02
        if step % 100 == 0:
            print(f"step {step}, {share:.0%}, {seen} sentences, losses {total.round(3)}", flush=True)
        if share * (args.checkpoints + 1) >= saved + 1:
            saved += 1
            keep(args.out / f"checkpoint-{saved}", state_of(body), heads)
    body.bert.eval()


def losses(body: TorchEncoder, heads: Tensors, batch: Sequence[Readable]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Weighted cross-entropy of words and of sentences, and the loss of versions in the wrong order, each a mean."""
    rows = [row for group in batch for row in group]
    states, french = body.states([w.ids for _, w in rows], [w.types for _, w in rows], 0)
    pieces = states @ heads["word.weight"][0] + heads["word.bias"]
    pooled = torch.cat([states[:, 0], (states * french[..., None]).sum(1) / french.sum(1, keepdim=True).clamp(min=1)], -1)
    inner = torch.tanh(pooled @ heads["sentence.in.weight"].T + heads["sentence.in.bias"])
    logits = inner @ heads["sentence.out.weight"][0] + heads["sentence.out.bias"]
    known = [i for i, (e, _) in enumerate(rows) if e.bad is not None]
    sentences = states.new_zeros(())
    if known:
        weights = torch.tensor([rows[i][0].weight for i in known])
        labels = torch.tensor([float(rows[i][0].bad or 0) for i in known])
        sentences = binary_cross_entropy_with_logits(logits[known], labels, weight=weights)
    return word_loss(pieces, rows), sentences, rank_loss(logits, batch)


def word_loss(pieces: torch.Tensor, rows: Sequence[tuple[Example, Window]]) -> torch.Tensor:
    """Cross-entropy of the words, each at its worst piece; words in faults count more; every sentence as much as another."""
    width, index, marks, weights = pieces.shape[1], list[int](), list[float](), list[float]()
    home = torch.full((pieces.numel(),), -1, dtype=torch.long)
    for i, (example, window) in enumerate(rows):
        if example.faults is None or not window.spans:
            continue
        for (first, after), (a, b) in zip(window.pieces, window.spans, strict=True):
            home[i * width + first : i * width + after] = len(marks)
            bad = any(s < b and a < e for s, e in example.faults)
            marks.append(float(bad))
            weights.append(example.weight / len(window.spans) * (BAD_WORDS if bad else 1.0))
        index.append(i)
    if not index:
        return pieces.new_zeros(())
    own = home >= 0
    worst = torch.full((len(marks),), -1e4).scatter_reduce(0, home[own], pieces.flatten()[own], "amax")
    found = binary_cross_entropy_with_logits(worst, torch.tensor(marks), weight=torch.tensor(weights), reduction="sum")
    return found / len(index)


def rank_loss(logits: torch.Tensor, batch: Sequence[Readable]) -> torch.Tensor:
    """Softplus of how far a worse version scores below a better one, over neighbours in the groups."""
    at, better = 0, list[int]()
    for group in batch:
        better += range(at, at + len(group) - 1)
        at += len(group)
    return softplus(logits[better] - logits[[i + 1 for i in better]]).mean() if better else logits.new_zeros(())


def report(title: str, reader: Estimator, held: Sequence[str]) -> None:
    """AUC or pair accuracy of the held-out sets, French only, and the mean."""
    found = {}
    for entry in held:
        path, _, split = entry.partition(":")
        bench_set = read_set(Path(path), split or None)
        judged = reader.estimate([(row.french, None) for row in bench_set.rows])
        scores = {row.id: badness(estimate) for row, estimate in zip(bench_set.rows, judged, strict=True)}
        if bench_set.pairs:
            found[bench_set.name] = pair_accuracy([(scores[a], scores[b]) for a, b in bench_set.pairs])
        else:
            bad = [scores[r.id] for r in bench_set.rows if r.bad_target]
            found[bench_set.name] = auc(bad, [scores[r.id] for r in bench_set.rows if r.bad_target is False])
    figures = ", ".join(f"{name} {value:.3f}" for name, value in found.items())
    print(f"{title}: {figures}; mean {fmean(found.values()):.4f}" if found else title, flush=True)


def badness(estimate: Estimate) -> float:
    """The score that the card is measured with."""
    return estimate.logit + 2 * estimate.worst_words


def state_of(body: TorchEncoder) -> Tensors:
    """The body's weights."""
    return {name: value.detach() for name, value in body.bert.state_dict().items() if not name.endswith("position_ids")}


def blended(old: Mapping[str, torch.Tensor], new: Mapping[str, torch.Tensor], share: float) -> Tensors:
    """`share` of the new weights, the rest of the old."""
    return {name: torch.lerp(old[name].detach().float(), value.detach().float(), share) for name, value in new.items()}


def keep(out: Path, body: Mapping[str, torch.Tensor], heads: Mapping[str, torch.Tensor]) -> None:
    """Write the folder: float16 weights and the files that stay as they are."""
    out.mkdir(parents=True, exist_ok=True)
    for name in KEPT:
        if (EMBEDDED / name).is_file():
            shutil.copyfile(EMBEDDED / name, out / name)
    save_file({name: value.half().contiguous() for name, value in body.items()}, str(out / "model.safetensors"), metadata={"format": "pt"})
    save_file({name: value.detach().half().contiguous() for name, value in heads.items()}, str(out / "heads.safetensors"))


def write_reference(out: Path) -> None:
    """What the folder says of the sentences of the reference file, in float32."""
    reference = Estimator(out, TorchEncoder(out), "reference")
    old = [json.loads(line) for line in (EMBEDDED / "reference.jsonl").read_text(encoding="utf-8").splitlines()]
    with (out / "reference.jsonl").open("w", encoding="utf-8") as lines:
        for row, found in zip(old, reference.estimate([(r["french"], r["source"]) for r in old]), strict=True):
            row |= {"p_bad": [round(t.bad, 4) for t in found.tags], "sentence_logit": round(found.logit, 4)}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Train for the given time, blend, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", action="append", required=True)
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--words", type=Path)
    parser.add_argument("--machine", type=Path)
    parser.add_argument("--shares", type=lambda text: [float(v) for v in text.split(",")], default=[0.35, 0.4, 0.15, 0.1])
    parser.add_argument("--held", action="append", default=[])
    parser.add_argument("--start", type=Path, default=EMBEDDED)
    parser.add_argument("--blend", type=lambda text: [float(v) for v in text.split(",")], default=[0.5, 1.0])
    parser.add_argument("--seconds", type=int, default=900)
    parser.add_argument("--rate", type=float, default=2e-5)
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers that stay as they are")
    parser.add_argument("--checkpoints", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(3)
    body = TorchEncoder(args.start, brief=True)
    heads = {name: value.float().requires_grad_() for name, value in load_file(args.start / "heads.safetensors").items()}
    before = blended(state_of(body), state_of(body), 0.0), blended(heads, heads, 0.0)
    chance = random.Random(11)
    learn(body, heads, batches(Estimator(args.start, body, "training"), groups(args, chance), chance), args)
    after = state_of(body), heads
    for share in args.blend:
        out = args.out / f"blend-{share:g}"
        keep(out, blended(before[0], after[0], share), blended(before[1], after[1], share))
        write_reference(out)
        report(f"blend {share:g}", Estimator(out, TorchEncoder(out, brief=True), "blended"), args.held)


if __name__ == "__main__":
    main()
