import type { ComponentProps } from '../contract';
import { accessibleName } from '../naming';
import { createHiding, placeOf } from '../place';

/** A block that folds under its label. A native `<details>`, so that find-in-page opens it too. */
export const Accordion = (props: ComponentProps<'accordion'>) => {
  const hiding = createHiding(props);
  const isOpen = () => props.value === true;
  const onToggle = (details: HTMLDetailsElement) => {
    // Opening and closing by a yield fires the same event, afterwards.
    if (details.open === isOpen()) return;
    const { open } = details;
    props.onInput(open);
    props.onEvent(open ? 'expand' : 'collapse');
  };
  return (
    <details
      ref={hiding.ref}
      id={props.id}
      class="yc-accordion"
      data-yc-kind="accordion"
      hidden={hiding.hidden()}
      style={placeOf(props.properties)}
      open={isOpen()}
      onToggle={(event) => onToggle(event.currentTarget)}
    >
      <summary class="yc-fold">{accessibleName(props)}</summary>
      <div class="yc-folded">{props.children}</div>
    </details>
  );
};
