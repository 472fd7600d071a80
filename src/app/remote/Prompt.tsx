import { createSignal, onCleanup, onMount } from 'solid-js';
import { render } from 'solid-js/web';
import { treeOf } from '../../components';
import { direction, say, spokenLanguage } from '../../words';
import './prompt.css';

/** How long the buttons wait, so that nobody presses one that has just come up under their hand, in milliseconds. */
const shielded = 500;

/** Asks a person whether a sketch may send to these hosts. Escape refuses. */
const Prompt = (props: { hosts: string; decide(allowed: boolean): void }) => {
  let dialog!: HTMLDialogElement;
  let title!: HTMLHeadingElement;
  const [ready, setReady] = createSignal(false);
  onMount(() => {
    dialog.showModal();
    // No button: the key that started the run may be down still.
    title.focus();
    const timer = setTimeout(() => setReady(true), shielded);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <dialog
      ref={dialog}
      class="yc-ask"
      lang={spokenLanguage()}
      dir={direction()}
      aria-labelledby="yc-ask-title"
      aria-describedby="yc-ask-what"
      onClose={() => props.decide(dialog.returnValue === 'allow')}
    >
      <h2 id="yc-ask-title" ref={title} tabindex="-1">{say`Let this app use ${props.hosts}?`}</h2>
      <p id="yc-ask-what">
        What you give this app may then be sent there. Your answer holds until you load the page again.
      </p>
      <div class="yc-ask-foot">
        <button type="button" class="yc-button" disabled={!ready()} onClick={() => dialog.close('refuse')}>
          Refuse
        </button>
        <button
          type="button"
          class="yc-button yc-button-primary"
          disabled={!ready()}
          onClick={() => dialog.close('allow')}
        >
          Allow
        </button>
      </div>
    </dialog>
  );
};

/** Shows the question on top of the page, outside the app, whose styles do not reach it. */
export const askPerson = (hosts: string, app: Element | undefined): Promise<boolean> =>
  new Promise((resolve) => {
    const tree = app && treeOf(app);
    const around = (tree instanceof ShadowRoot && tree.firstElementChild) || document.body;
    const place = around.appendChild(document.createElement('div'));
    const dispose = render(
      () => (
        <Prompt
          hosts={hosts}
          decide={(allowed) => {
            dispose();
            place.remove();
            resolve(allowed);
          }}
        />
      ),
      place,
    );
  });
