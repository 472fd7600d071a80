import { createSignal, onCleanup, Show } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { useFileSource } from '../file-source';
import { accessibleName, describedBy } from '../naming';
import { createIcon } from '../rare/icon';
import { Pressed } from './Pressed';
import './deep-link.css';

/** How long the button says that it has copied, in milliseconds. */
const toldFor = 2000;

/** Copies a text that is still being made: Safari allows it during a click alone, and so has to be told of it at once. */
const copied = async (text: Promise<string>): Promise<boolean> => {
  try {
    if (typeof ClipboardItem === 'function' && navigator.clipboard.write) {
      const blob = text.then((made) => new Blob([made], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    } else await navigator.clipboard.writeText(await text);
    return true;
  } catch {
    // Without a secure context there is no clipboard at all; elsewhere it may be refused.
    return false;
  }
};

/** A button that copies a link to the app with what its inputs hold. */
export const DeepLinkButton = (props: ComponentProps<'deeplinkbutton'>) => {
  // Asked for ahead, so that little is left to do after a click.
  const doors = useFileSource().doors?.();
  doors?.catch(() => {});
  const [isCopied, setCopied] = createSignal(false);
  const [refused, setRefused] = createSignal<string>();
  const [left, setLeft] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const icon = createIcon(() => props.properties.icon);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const copy = async () => {
    setRefused();
    setLeft('');
    setProblem();
    try {
      if (!doors) throw new Error(say('This page gives no links to its apps.'));
      const made = doors.then((way) => way.link());
      const done = await copied(made.then(({ link }) => link));
      const { link, leftOut } = await made;
      setCopied(done);
      if (!done) setRefused(link);
      if (leftOut.length > 0) setLeft(say`The link leaves out: ${leftOut.slice(0, 8).join(', ').slice(0, 300)}`);
      clearTimeout(timer);
      timer = setTimeout(() => setCopied(false), toldFor);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <Pressed of={props as unknown as ComponentProps} problem={problem()}>
      <button
        type="button"
        class={`yc-button yc-button-${props.properties.variant ?? 'secondary'} yc-button-${props.properties.size ?? 'medium'}`}
        disabled={props.properties.interactive === false}
        aria-describedby={describedBy(props, problem())}
        onClick={() => {
          props.onEvent('click');
          void copy();
        }}
      >
        {isCopied()
          ? props.properties.copiedValue || say('Link copied')
          : props.value || accessibleName(props as unknown as ComponentProps)}
        <Show when={icon()}>{(src) => <img class="yc-button-icon" src={src()} alt="" />}</Show>
      </button>
      <p class="yc-linked" role="status">
        <Show when={left()}>
          <span>{left()}</span>
        </Show>
        <Show when={refused()}>
          <span>{say('This browser does not let the page copy. Copy the link by hand:')}</span>
        </Show>
      </p>
      <Show when={refused()}>
        {(link) => (
          <input
            ref={(field) => queueMicrotask(() => field.select())}
            class="yc-linked-field"
            readOnly
            aria-label={say('Link')}
            value={link()}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Show>
    </Pressed>
  );
};
