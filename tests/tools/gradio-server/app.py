"""The server that the tests of yc.remote talk to, or have recorded. Run: python3 app.py PORT"""

import sys
import time

import gradio as gr
import numpy as np


def add(a: float, b: float = 1) -> float:
    return a + b


def count(word, n, progress=gr.Progress()):
    for i in range(int(n)):
        progress((i, int(n)), desc="Counting", unit="words")
        yield f"{word} {i + 1}", {"at": i + 1}
        time.sleep(0.05)


def many(n):
    for i in range(int(n)):
        yield i + 1


def fails(n):
    for i in range(int(n)):
        yield f"drop {i + 1}"
    raise gr.Error("The well is dry.", title="No water", duration=5)


def breaks(n):
    yield "first"
    raise ValueError("a secret of the server")


def warns(text):
    gr.Info("Reading slowly.", title="Note this")
    gr.Warning("The text is short.")
    return text.upper()


def forever():
    i = 0
    while True:
        i += 1
        yield i
        time.sleep(0.1)


def negative(picture):
    return 255 - picture


def nothing():
    if False:
        yield 1


def table():
    return {"headers": ["a", "b"], "data": [[1, "x"], [2, "y"]]}, {"cat": 0.9, "dog": 0.1}


def tone():
    rate = 24000
    for i in range(3):
        at = np.arange(rate) / rate + i
        yield rate, (np.sin(2 * np.pi * 440 * at) * 20000).astype(np.int16)


def chat(message, history):
    said = ""
    for word in f"You said {message}".split():
        said += word + " "
        yield said


with gr.Blocks() as app:
    gr.api(add)
    with gr.Row(visible=True):
        word, n = gr.Textbox(), gr.Number(value=3)
        out, data = gr.Textbox(), gr.JSON()
        picture, shown, sound = gr.Image(), gr.Image(), gr.Audio(streaming=True, autoplay=False)
        frame, label, number = gr.Dataframe(), gr.Label(), gr.Number(elem_id="many-out")
    gr.Button().click(count, [word, n], [out, data])
    gr.Button("many").click(many, n, number)
    gr.Button().click(fails, n, out)
    gr.Button().click(breaks, n, out)
    gr.Button().click(warns, word, out)
    gr.Button().click(forever, None, number)
    gr.Button().click(negative, picture, shown)
    gr.Button().click(table, None, [frame, label])
    gr.Button().click(nothing, None, number)
    gr.Button().click(tone, None, sound)
    gr.ChatInterface(chat, api_name="chat")

app.queue(default_concurrency_limit=1).launch(server_port=int(sys.argv[1]), quiet=True)
