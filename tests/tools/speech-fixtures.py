# What hibari-tts itself makes of the sentences in tests/fixtures/speech/sentences.txt, for the tests of our port:
#   pip install hibari-tts==0.2.1 && python tests/tools/speech-fixtures.py
import json

from hibari import Hibari
from hibari.g2p.oov import OOV

HERE = "tests/fixtures/speech"
unknown = {}
say = OOV.__call__


def note(self, word):
    unknown[word] = say(self, word) or ""
    return unknown[word]


OOV.__call__ = note
voice = Hibari()
with open(f"{HERE}/sentences.txt", encoding="utf-8") as file:
    texts = file.read().rstrip("\n").split("\n")
spoken = [{"text": text, "phonemes": voice.phonemize(text)} for text in texts]
with open(f"{HERE}/phonemes.json", "w", encoding="utf-8") as file:
    json.dump({"spoken": spoken, "unknown": unknown}, file, ensure_ascii=False, indent=1)
    file.write("\n")

# Its sound as 16-bit WAV. Of a longer sentence, the network's small numbers are rounded differently by each build of the
# ONNX Runtime, and by each of its optimisation levels: the pitch differs by a few hertz, so the phase drifts.
alike = "Hello there. It is certain. Most likely. Very doubtful! Mr Smith and Mrs Jones and Dr Who."
for name, text in {"alike": alike, "drifting": "You may rely on it; as I see it, yes."}.items():
    voice.save(text, f"{HERE}/{name}.wav", seed=0)
