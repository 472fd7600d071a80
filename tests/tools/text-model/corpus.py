"""The text that the model is trained on: the six novels of Jane Austen (1811-1818), which are in the public domain.

They come as Project Gutenberg has them, in Debian's package r-cran-janeaustenr (the package itself is under the MIT licence;
nothing of it but the novels is used).
"""

import re
import struct
import subprocess
import unicodedata
import zlib
from pathlib import Path

PACKAGE = 'r-cran-janeaustenr'
NOVELS = 6
HEADING = re.compile(r'(CHAPTER|Chapter|VOLUME|Volume) +[IVXLC0-9]+\.?|THE END|FINIS|Finis|The End')
EDITORS_NOTE = 'A NOTE ON THE TEXT'
HELD_OUT = 0.04


def download(folder: Path) -> Path:
    """Downloads and unpacks the package, on Debian or Ubuntu, and gives the file with the novels."""
    folder.mkdir(parents=True, exist_ok=True)
    found = folder / 'unpacked/usr/lib/R/site-library/janeaustenr/data/Rdata.rdb'
    if not found.exists():
        subprocess.run(['apt-get', 'download', PACKAGE], cwd=folder, check=True)
        package = next(folder.glob(f'{PACKAGE}_*.deb'))
        subprocess.run(['dpkg-deb', '-x', package, folder / 'unpacked'], check=True)
    return found


def strings(serialized: bytes) -> list[str]:
    """The elements of a vector of strings that R has serialized: its type, its length, then each with flags and length."""
    at = 14 + len('....UTF-8')  # the header of version 3 ends with the name of the encoding
    kind, count = struct.unpack_from('>II', serialized, at)
    assert kind & 0xFF == 16, 'not a vector of strings'
    at += 8
    lines = []
    for _ in range(count):
        _, length = struct.unpack_from('>Ii', serialized, at)
        at += 8
        lines.append(serialized[at : at + length].decode('utf-8', 'replace'))
        at += length
    return lines


def novels(file: Path) -> list[list[str]]:
    """The lines of each novel. The file holds one compressed value after another, each behind its length."""
    rest = file.read_bytes()
    found = []
    while rest:
        stream = zlib.decompressobj()
        found.append(strings(stream.decompress(rest[4:])))
        rest = stream.unused_data
    assert len(found) == NOVELS
    return found


def plain(text: str) -> str:
    """Letters without accents, straight quotes, no marks of italics: few characters, so that each is seen often."""
    for curly, straight in [('“', '"'), ('”', '"'), ('’', "'"), ('‘', "'"), ('—', '--'), ('–', '-'), ('_', ''), ('*', '')]:
        text = text.replace(curly, straight)
    text = unicodedata.normalize('NFKD', text)
    return re.sub(r'[^\n -~]', '', text)


def chapters(lines: list[str]) -> list[str]:
    """Chapters without their headings. A line is a paragraph."""
    parts: list[list[str]] = []
    paragraph: list[str] = []

    def end_paragraph() -> None:
        if paragraph and parts:
            parts[-1].append(re.sub(r' +', ' ', ' '.join(paragraph)).strip())
        paragraph.clear()

    for line in [*lines, '']:
        line = plain(line).strip()
        if HEADING.fullmatch(line):
            end_paragraph()
            parts.append([])
        elif line == EDITORS_NOTE:
            break
        elif line:
            paragraph.append(line)
        else:
            end_paragraph()
    return ['\n'.join(part) for part in parts if sum(map(len, part)) > 500]


def split(folder: Path) -> tuple[list[str], list[str]]:
    """Chapters to train on, and those held out: the last of each novel, of about 4 % of its length."""
    train, held_out = [], []
    for lines in novels(download(folder)):
        parts = chapters(lines)
        total = sum(map(len, parts))
        kept = len(parts)
        while sum(map(len, parts[kept:])) < total * HELD_OUT:
            kept -= 1
        train += parts[:kept]
        held_out += parts[kept:]
    return train, held_out
