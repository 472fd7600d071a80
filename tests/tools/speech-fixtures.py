# What hibari-tts itself makes of the sentences in tests/fixtures/speech/sentences.txt, for the tests of our port:
#   pip install hibari-tts==0.2.1 && python tests/tools/speech-fixtures.py
import json
import wave

import numpy as np
from hibari import Hibari, dsp
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

# Its sound and pitch of the last sentences, at a third of its rate and in 8 bits, which keeps the file small. The pitch goes with
# it: with the same pitch, the sound of both is the same.
heard = texts[-20:]
reach = 24
taps = np.arange(-reach, reach + 1) / 3
low = np.sinc(taps) * (0.5 + 0.5 * np.cos(np.pi * taps / 8)) / 3
pitches = []
synth = dsp.synth


def note_pitch(lh, th, ln, lr, phi, f0, rng):
    pitches.extend(round(float(each), 3) for each in f0)
    return synth(lh, th, ln, lr, phi, f0, rng)


dsp.synth = note_pitch
sounds = []
for text in heard:
    pitches.clear()
    samples = voice(text, seed=0)
    third = np.convolve(samples, low)[reach : reach + len(samples)][::3]
    sounds.append((text, list(pitches), np.clip(np.round(third * 127), -127, 127).astype(np.int8)))
with wave.open(f"{HERE}/heard.wav", "wb") as file:
    file.setnchannels(1)
    file.setsampwidth(1)
    file.setframerate(8000)
    for _, _, sound in sounds:
        file.writeframes((sound.astype(np.int16) + 128).astype(np.uint8).tobytes())
with open(f"{HERE}/heard.json", "w", encoding="utf-8") as file:
    listed = [{"text": text, "samples": len(sound), "pitch": pitch} for text, pitch, sound in sounds]
    json.dump(listed, file, ensure_ascii=False)
    file.write("\n")
