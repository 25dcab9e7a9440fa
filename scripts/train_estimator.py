"""Train the embedded estimator further on sentences whose faults are marked, and write its folder anew.

Usage: python scripts/train_estimator.py OUT --rows ROWS.jsonl[:SPLIT] … [--clean CLEAN.tsv] [--held HELD.jsonl[:SPLIT] …] [--seconds N]

ROWS are labelled sets with `faults` and the repair `fr_good`; each row is learnt alone and, where it has one, beside its Indonesian
source. CLEAN (French in the second column) gives sentences that are also learnt with a synthetic slip: a word dropped, doubled or
moved, a repeated stretch, a lost quotation mark, a cut end. HELD sets are only measured (AUC of the sentence score, French only). Starts
from the weights in `mtqa/model/qe`; run `scripts/make_estimator_card.py`, `scripts/make_quantiles.py` and `scripts/fit_risk.py` after
replacing them, and replace them only when the mean over the sets that nobody trained on is higher.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from transformers import BertModel

from mtqa.bench.sets import read_set
from mtqa.bench.statistics import auc
from mtqa.estimate.estimator import Estimate, Estimator, Window
from mtqa.estimate.load import EMBEDDED

LEARNING_RATE, WORD_WEIGHT, BAD_WORDS, PIECES_AT_ONCE = 4e-5, 1.0, 3.0, 1400
KEPT = ("config.json", "joint.model", "vocab.json", "tokenizer.json", "tokenizer_config.json", "README.md", "card.json")


@dataclass(frozen=True)
class Example:
    """A sentence with its source (or none), the places of its faults (code points), and whether it counts as faulty; a weight."""

    french: str
    source: str | None
    faults: tuple[tuple[int, int], ...]
    bad: float
    weight: float = 1.0


class TorchEncoder:
    """The body in torch, float32, for training and for the reference file."""

    def __init__(self, folder: Path) -> None:
        self.bert = BertModel.from_pretrained(folder, add_pooling_layer=False, dtype=torch.float32, attn_implementation="eager")

    def states(self, ids: Sequence[Sequence[int]], types: Sequence[Sequence[int]], pad: int) -> torch.Tensor:
        """Last hidden states [rows, longest, width], padded."""
        width = max(len(row) for row in ids)
        x = torch.full((len(ids), width), pad)
        kinds = torch.zeros((len(ids), width), dtype=torch.long)
        mask = torch.zeros((len(ids), width))
        for i, (row, kind) in enumerate(zip(ids, types, strict=True)):
            x[i, : len(row)] = torch.tensor(row)
            kinds[i, : len(row)] = torch.tensor(kind)
            mask[i, : len(row)] = 1
        return self.bert(input_ids=x, token_type_ids=kinds, attention_mask=mask).last_hidden_state

    def encode(self, ids: Sequence[Sequence[int]], types: Sequence[Sequence[int]]) -> list[np.ndarray]:
        """See `mtqa.estimate.estimator.Encoder`."""
        with torch.inference_mode():
            states = self.states(ids, types, 0).numpy()
        return [states[i, : len(row)] for i, row in enumerate(ids)]


def marked(entry: str) -> list[Example]:
    """Rows of a labelled set: as the machine wrote them, alone and beside the source, and as repaired."""
    path, _, split = entry.partition(":")
    found = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if split and row.get("split") != split:
            continue
        faults = row["faults"]
        shown = [f for f in faults if f["visible_in"] == "target"]
        for kept, source in ((shown, None), (faults, row["ind"])):
            worst = max((("minor", "major", "critical").index(f["severity"]) for f in kept), default=-1)
            weight = 0.5 if worst == 0 or source else 1.0
            found.append(Example(row["fr"], source, tuple((f["start"], f["end"]) for f in kept), float(worst >= 0), weight))
        if faults and row["fr_good"] != row["fr"]:
            found.append(Example(row["fr_good"], None, (), 0.0))
    return found


def slipped(sentence: str, chance: random.Random) -> Example | None:
    """The sentence with one synthetic slip, its place marked."""
    words = sentence.split(" ")
    if len(words) < 7:
        return None
    i = chance.randrange(1, len(words) - 2)
    kind = chance.choice(("drop", "double", "swap", "repeat", "mark", "cut"))
    before = len(" ".join(words[:i])) + 1
    if kind == "drop":
        return Example(" ".join(words[:i] + words[i + 1 :]), None, ((before - 2, before + len(words[i + 1])),), 1.0, 0.5)
    if kind == "double":
        return Example(" ".join([*words[: i + 1], words[i], *words[i + 1 :]]), None, ((before, before + 2 * len(words[i]) + 1),), 1.0, 0.7)
    if kind == "swap":
        text = " ".join([*words[:i], words[i + 1], words[i], *words[i + 2 :]])
        return Example(text, None, ((before, before + len(words[i]) + len(words[i + 1]) + 1),), 1.0, 0.7)
    if kind == "repeat":
        size = chance.randint(2, 4)
        chunk = words[i : i + size]
        start = before + len(" ".join(chunk)) + 1
        return Example(" ".join([*words[: i + size], *chunk, *words[i + size :]]), None, ((start, start + len(" ".join(chunk))),), 1.0, 0.7)
    if kind == "mark" and "»" in sentence:
        at = sentence.index("»")
        return Example(sentence[:at].rstrip() + sentence[at + 1 :], None, ((max(0, at - 8), at),), 1.0, 0.7)
    cut = " ".join(words[: max(4, len(words) * 2 // 3)])
    return Example(cut, None, ((max(0, len(cut) - 6), len(cut)),), 1.0, 0.5)


def examples(args: argparse.Namespace) -> list[Example]:
    """All training examples, shuffled."""
    chance = random.Random(11)
    found = [e for entry in args.rows for e in marked(entry)]
    if args.clean:
        lines = args.clean.read_text(encoding="utf-8").splitlines()
        for line in chance.sample(lines, min(len(lines), args.synthetic)):
            sentence = line.split("\t")[1]
            slip = slipped(sentence, chance)
            found.append(Example(sentence, None, (), 0.0, 0.7))
            if slip:
                found.append(slip)
    chance.shuffle(found)
    return found


def batches(windows: list[tuple[Example, Window]], chance: random.Random) -> list[list[tuple[Example, Window]]]:
    """Batches of similar length, in random order."""
    ordered = sorted(windows, key=lambda w: len(w[1].ids) + chance.random() * 8)
    found: list[list[tuple[Example, Window]]] = [[]]
    for item in ordered:
        if found[-1] and (len(found[-1]) + 1) * len(item[1].ids) > PIECES_AT_ONCE:
            found.append([])
        found[-1].append(item)
    chance.shuffle(found)
    return found


def main() -> None:
    """Train for the given time, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", action="append", required=True)
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--synthetic", type=int, default=1500)
    parser.add_argument("--held", action="append", default=[])
    parser.add_argument("--seconds", type=int, default=900)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(3)
    body = TorchEncoder(EMBEDDED)
    heads = {name: value.float().requires_grad_() for name, value in load_file(EMBEDDED / "heads.safetensors").items()}
    reader = Estimator(EMBEDDED, body, "training")
    report("before", reader, heads, args.held)
    data = [(e, w) for e in examples(args) for w in reader.windows_of(e.french, e.source)]
    print(f"{len(data)} examples", flush=True)
    learn(body, heads, data, args.seconds)
    report("after", reader, heads, args.held)
    save(args.out, body, heads)


def learn(body: TorchEncoder, heads: dict[str, torch.Tensor], data: list[tuple[Example, Window]], seconds: int) -> None:
    """Adam with a linear decay over the time given."""
    parameters = [*body.bert.parameters(), *heads.values()]
    optimiser = torch.optim.AdamW(parameters, lr=LEARNING_RATE, weight_decay=0.01)
    chance, began, step, total = random.Random(5), time.monotonic(), 0, 0.0
    body.bert.train()
    while (share := (time.monotonic() - began) / seconds) < 1:
        for batch in batches(data, chance):
            share = (time.monotonic() - began) / seconds
            if share >= 1:
                break
            for group in optimiser.param_groups:
                group["lr"] = LEARNING_RATE * min(1.0, (step + 1) / 60) * max(0.02, 1 - share)
            loss = loss_of(body, heads, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            step, total = step + 1, total * 0.98 + float(loss.detach()) * 0.02
            if step % 50 == 0:
                print(f"step {step}, {share:.0%}, loss {total:.3f}", flush=True)
    body.bert.eval()


def loss_of(body: TorchEncoder, heads: dict[str, torch.Tensor], batch: list[tuple[Example, Window]]) -> torch.Tensor:
    """Weighted binary cross-entropy of words and sentences."""
    states = body.states([w.ids for _, w in batch], [w.types for _, w in batch], 0)
    logits = states @ heads["word.weight"][0] + heads["word.bias"]
    loss = states.new_zeros(())
    for i, (example, window) in enumerate(batch):
        french = torch.tensor(window.types, dtype=torch.float32)[:, None]
        own = states[i, : len(window.ids)]
        pooled = torch.cat([own[0], (own * french).sum(0) / french.sum().clamp(min=1)])
        inner = torch.tanh(pooled @ heads["sentence.in.weight"].T + heads["sentence.in.bias"])
        sentence = inner @ heads["sentence.out.weight"][0] + heads["sentence.out.bias"]
        target = torch.full_like(sentence, example.bad)
        loss = loss + example.weight * torch.nn.functional.binary_cross_entropy_with_logits(sentence, target).mean()
        worst = torch.stack([logits[i, a:b].max() for a, b in window.pieces]) if window.pieces else None
        if worst is not None:
            marks = torch.tensor([float(any(s < e and a < b and s < b and a < e for s, e in example.faults)) for a, b in window.spans])
            weight = 1 + (BAD_WORDS - 1) * marks
            words = torch.nn.functional.binary_cross_entropy_with_logits(worst, marks, weight=weight)
            loss = loss + WORD_WEIGHT * example.weight * words
    return loss / len(batch)


def report(title: str, reader: Estimator, heads: dict[str, torch.Tensor], held: Sequence[str]) -> None:
    """AUC of the held-out sets, French only."""
    reader.replace_heads({name: value.detach().numpy() for name, value in heads.items()})
    for entry in held:
        path, _, split = entry.partition(":")
        rows = [r for r in read_set(Path(path), split or None).rows if r.bad_target is not None]
        scores = [badness(e) for e in reader.estimate([(r.french, None) for r in rows])]
        bad = [s for s, r in zip(scores, rows, strict=True) if r.bad_target]
        good = [s for s, r in zip(scores, rows, strict=True) if not r.bad_target]
        print(f"{title}: {Path(path).name} {split} AUC {auc(bad, good):.3f} ({len(bad)}/{len(good)})", flush=True)


def badness(estimate: Estimate) -> float:
    """The score that the card is measured with."""
    return estimate.logit + 2 * estimate.worst_words


def save(out: Path, body: TorchEncoder, heads: dict[str, torch.Tensor]) -> None:
    """Write the folder: float16 weights, the files that stay as they are, and the reference file."""
    out.mkdir(parents=True, exist_ok=True)
    for name in KEPT:
        if (EMBEDDED / name).is_file():
            shutil.copyfile(EMBEDDED / name, out / name)
    weights = {name: value.half().contiguous() for name, value in body.bert.state_dict().items() if not name.endswith("position_ids")}
    save_file(weights, str(out / "model.safetensors"), metadata={"format": "pt"})
    save_file({name: value.detach().half().contiguous() for name, value in heads.items()}, str(out / "heads.safetensors"))
    reference = Estimator(out, TorchEncoder(out), "reference")
    old = [json.loads(line) for line in (EMBEDDED / "reference.jsonl").read_text(encoding="utf-8").splitlines()]
    with (out / "reference.jsonl").open("w", encoding="utf-8") as lines:
        for row, found in zip(old, reference.estimate([(r["french"], r["source"]) for r in old]), strict=True):
            row |= {"p_bad": [round(t.bad, 4) for t in found.tags], "sentence_logit": round(found.logit, 4)}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
