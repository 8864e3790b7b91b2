#!/usr/bin/env python3
"""Whole processes side by side: this program from .ron to PDF, Typst from .typ to PDF.

    cargo build --release
    pip install typst==0.15.*
    python3 benches/against_typst.py [--runs 15] [TEXT.txt ...]

Both get the same text (the built-in sample, or the files named), once and twenty times as long, and the same
fonts. The long text has no paragraph twice, for Typst remembers those it has set. Typst gets a plain set-up of the
same page: measures, faces by role, headings in the outline, page numbers; none of the finer rules. Every run
is a fresh process and the two take turns. The wheel has no command of its own, so its process is a Python
that calls the compiler; what that Python costs without compiling is shown too.

Time is wall time from start to exit, memory the peak resident set as the system reports it; both are medians.
"""

import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
FONTS = ROOT / "assets/fonts"
COPIES = 20

SETUP = """\
#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), footer-descent: 7mm,
  footer: context {
    let number = counter(page).get().first()
    let side = if calc.odd(number) { right } else { left }
    align(side, text(font: "GongWen Song", size: 14pt)[— #number —])
  })
#let with-fallback(face) = (face, "GongWen Kai", "GongWen Rare", "GongWen Song")
#set text(font: with-fallback("GongWenF FangSong"), size: 16pt, lang: "zh", region: "cn",
  cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 12.99pt, spacing: 12.99pt, first-line-indent: (amount: 2em, all: true))
#show heading: it => par(text(size: 16pt, weight: "regular",
  font: with-fallback(if it.level == 1 { "GongWen Hei" } else { "GongWen Kai" }), it.body))
#show title: it => align(center, text(size: 22pt, weight: "regular", font: "GongWen XiaoBiaoSong", it.body))
"""

COMPILE = """\
import sys, typst
source, output, fonts = sys.argv[1:]
typst.compile(source, output=output, font_paths=[fonts], ignore_system_fonts=True)
"""

WORDS = [
    ("推进", "深化", "加快", "落实", "抓好"),
    ("社区", "片区", "小区", "街区", "园区"),
    ("完成", "实现", "达到", "办结", "兑现"),
    ("整改", "整治", "治理", "销号", "清理"),
    ("居民", "群众", "住户", "业主", "乡亲"),
]


def varied(lines):
    """The lines many times, with other figures and other words in every copy; the title once."""
    title, *body = lines
    ends = [at for at, line in enumerate(body) if line.startswith("附件")]
    body = body[: ends[0]] if ends else body
    out = [title]
    for copy in range(COPIES):
        out += body if copy == 0 else [vary(line, copy, number) for number, line in enumerate(body)]
    return out


def vary(line, copy, number):
    def digit(match):
        return str((int(match.group()) - 1 + copy) % 9 + 1)

    def word(match):
        row = next(row for row in WORDS if match.group() in row)
        return row[(row.index(match.group()) + copy) % len(row)]

    # Labels stay, for they tell what a line is.
    label = re.match(r"[一二三四五六七八九十]+[、是]|（[一二三四五六七八九十]+）|[0-9]+\.|", line).group()
    text = re.sub("[1-9]", digit, line[len(label) :])
    text = re.sub("|".join(word for row in WORDS for word in row), word, text)
    closing = f"其中第{copy}片区第{number}项已于{copy % 12 + 1}月办结。" if text.endswith("。") else ""
    return label + text + closing


def markup(lines):
    """The lines as a Typst document."""

    def escape(line):
        return re.sub(r"([\\#$*_`@<>~\[\]/'\"=+.-])", r"\\\1", line)

    def block(line):
        if re.match(r"[一二三四五六七八九十]+、", line):
            return f"#heading(level: 1)[{escape(line)}]"
        if re.match(r"（[一二三四五六七八九十]+）", line):
            return f"#heading(level: 2)[{escape(line)}]"
        return escape(line)

    title = escape(lines[0])
    head = f"#set document(title: [{title}])\n{SETUP}\n#title[{title}]\n"
    return "\n\n".join([head, *map(block, lines[1:])]) + "\n"


def measure(command):
    """Wall time in milliseconds and peak resident set in megabytes of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        sys.exit(f"{command[0]}: {error.decode(errors='replace')}")
    return elapsed * 1000, usage.ru_maxrss / 1024


def compare(name, lines, program, folder, runs):
    """Measures one text and prints its rows."""
    text, ron, typ = (folder / f"text.{ext}" for ext in ("txt", "ron", "typ"))
    text.write_text("\n".join(lines) + "\n", encoding="utf-8")
    typ.write_text(markup(lines), encoding="utf-8")
    ron.unlink(missing_ok=True)
    subprocess.run([program, "import", text, "-o", ron], check=True, stdout=subprocess.DEVNULL)
    outputs = {"annual-summary": folder / "ours.pdf", "typst": folder / "typst.pdf", "import typst": None}
    commands = {
        "annual-summary": [program, "export", ron, "-o", outputs["annual-summary"]],
        "typst": [sys.executable, "-c", COMPILE, typ, outputs["typst"], FONTS],
        "import typst": [sys.executable, "-c", "import typst"],
    }
    for command in commands.values():
        measure(command)
    results = {who: [] for who in commands}
    for _ in range(runs):
        for who, command in commands.items():
            results[who].append(measure(command))
    medians = {who: [statistics.median(column) for column in zip(*rows)] for who, rows in results.items()}
    for who, (elapsed, memory) in medians.items():
        share = [mine / other for mine, other in zip((elapsed, memory), medians["typst"])]
        size = f"{outputs[who].stat().st_size / 1024:8.0f}" if outputs[who] else " " * 8
        print(f"{name:24} {who:15} {elapsed:8.1f} {share[0]:6.2f} {memory:9.1f} {share[1]:6.2f} {size}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("texts", nargs="*", type=pathlib.Path, metavar="TEXT.txt")
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "target/release/annual-summary")
    parser.add_argument("--runs", type=int, default=15)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        texts = args.texts
        if not texts:
            texts = [folder / "sample.txt"]
            subprocess.run([args.program, "export", "--sample", "-o", texts[0]], check=True)
        print(f"{'text':24} {'process':15} {'time/ms':>8} {'share':>6} {'memory/MB':>9} {'share':>6} {'PDF/KB':>8}")
        for path in texts:
            lines = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
            for name, content in ((path.stem, lines), (f"{path.stem} ×{COPIES}", varied(lines))):
                compare(name, content, args.program, folder, args.runs)


if __name__ == "__main__":
    main()
