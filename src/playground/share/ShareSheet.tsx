import { createSignal, For, type JSX, Show } from 'solid-js';
import { Dialog } from '../Dialog';
import { download } from '../download';
import { wholeText } from '../drafts/code';
import type { Shareable } from '../share';
import { QrCode } from './QrCode';
import { elementSnippet, frameSnippet, whoCuts } from './snippets';

/** Ways to share a sketch. All texts are ready in advance, because browsers only allow copying during a click. */
export const ShareSheet = (props: { shared: Shareable; onClose(): void }) => {
  const [said, setSaid] = createSignal('');
  const site = () => new URL('../share', document.baseURI).href;

  const copy = async (text: string, what: string, field: HTMLInputElement | HTMLTextAreaElement) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${what} copied`);
    } catch {
      field.select();
      setSaid('This browser does not let the page copy. It is selected: copy it by hand.');
    }
  };

  const tellSystem = () =>
    navigator.share({ title: props.shared.title, url: props.shared.code }).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError'))
        setSaid('The system did not take the link. Copy it instead.');
    });

  const Line = (line: { label: string; what: string; text: string; about: JSX.Element; rows?: number }) => {
    let field!: HTMLInputElement & HTMLTextAreaElement;
    return (
      <>
        <p>{line.about}</p>
        <div class="pg-dialog-row">
          <Show
            when={line.rows}
            fallback={
              <input ref={field} readOnly aria-label={line.label} value={line.text} onFocus={() => field.select()} />
            }
          >
            {(rows) => (
              <textarea
                ref={field}
                readOnly
                spellcheck={false}
                aria-label={line.label}
                rows={rows()}
                value={line.text}
              />
            )}
          </Show>
          <button type="button" class="yc-button" onClick={() => void copy(line.text, line.what, field)}>
            Copy<span class="pg-unseen"> {line.what.toLowerCase()}</span>
          </button>
        </div>
      </>
    );
  };

  const save = async () => {
    const { source, files, title } = props.shared;
    if (!files) return download('main.ts', source);
    // `onMissingPart` reports a part of the page that could not be loaded.
    const archive = await import('../sketches/archive').catch(() => undefined);
    if (archive) download('sketch.zip', archive.sketchZip(props.shared, title));
  };

  const embeds = () => [
    {
      label: 'Frame',
      what: 'Frame',
      text: frameSnippet(props.shared.app, props.shared.title, wholeText(props.shared)),
      about: 'A frame for any page. What it may use besides is in allow.',
      rows: 3,
    },
    ...(props.shared.files
      ? []
      : [
          {
            label: 'Custom element',
            what: 'Element',
            text: elementSnippet(site(), props.shared.source),
            about: 'An element for pages of this same site, which share its scripts.',
            rows: 4,
          },
        ]),
  ];

  return (
    <Dialog title="Share" onClose={props.onClose}>
      <section>
        <h3>Link to the code</h3>
        <Line
          label="Link to this code"
          what="Link"
          text={props.shared.code}
          about="Opens the code here, and waits for Run. The code is in the link itself: nothing is uploaded."
        />
        <Show when={whoCuts(props.shared.code)}>
          {(sentence) => (
            <>
              <p class="pg-dialog-warn">{sentence()}</p>
              <div class="pg-dialog-row">
                <button type="button" class="yc-button" onClick={() => void save()}>
                  Save as a file
                </button>
              </div>
            </>
          )}
        </Show>
        <Show when={typeof navigator.share === 'function'}>
          <div class="pg-dialog-row">
            <button type="button" class="yc-button" onClick={() => void tellSystem()}>
              Send…
            </button>
          </div>
        </Show>
      </section>
      <section>
        <h3>The app alone</h3>
        <Line
          label="Link to the app"
          what="App link"
          text={props.shared.app}
          about="Shows what the code makes, without an editor."
        />
        <QrCode link={props.shared.app} label="QR code of the link to the app" />
      </section>
      <section>
        <h3>In a page of yours</h3>
        <For each={embeds()}>{(each) => <Line {...each} />}</For>
        <Show when={props.shared.files}>
          <p>The custom element holds one file. For a sketch with several, use the frame, or export the app.</p>
        </Show>
      </section>
      <p role="status" class="pg-dialog-said">
        {said()}
      </p>
    </Dialog>
  );
};
