import type { ComponentProps } from '../contract';
import { nameOf } from '../naming';
import { createHiding, placeOf } from '../place';

/** A block that folds under its label: the platform's own, so that a search in the page opens it too. */
export const Accordion = (props: ComponentProps<'accordion'>) => {
  const hiding = createHiding(() => props.properties.visible !== false);
  const isOpen = () => props.value === true;
  const onToggle = (details: HTMLDetailsElement) => {
    // Yields open and close it too; the platform tells of that in the same way, when it is done.
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
      <summary class="yc-fold">{nameOf(props)}</summary>
      <div class="yc-folded">{props.children}</div>
    </details>
  );
};
