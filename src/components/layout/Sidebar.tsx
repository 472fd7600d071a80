import type { ComponentProps } from '../contract';
import { pixels } from '../length';
import { accessibleName } from '../naming';
import { createHiding } from '../place';

/** A panel at the side of the app that folds to a strip. In a narrow app it is above the other content. */
export const Sidebar = (props: ComponentProps<'sidebar'>) => {
  const hiding = createHiding(props);
  const isOpen = () => props.value === true;
  const content = createHiding(undefined, isOpen);
  const contentId = () => `${props.id}-content`;
  const fold = () => {
    const open = !isOpen();
    props.onInput(open);
    props.onEvent(open ? 'expand' : 'collapse');
  };
  return (
    <section
      ref={hiding.ref}
      id={props.id}
      class="yc-sidebar"
      data-yc-kind="sidebar"
      data-position={props.properties.position ?? 'left'}
      data-open={isOpen() ? '' : undefined}
      aria-label={accessibleName(props)}
      hidden={hiding.hidden()}
      style={{ '--yc-width': pixels(props.properties.width) }}
    >
      <button type="button" class="yc-fold" aria-expanded={isOpen()} aria-controls={contentId()} onClick={fold}>
        <span class="yc-fold-words">{accessibleName(props)}</span>
      </button>
      <div ref={content.ref} id={contentId()} class="yc-folded" hidden={content.hidden()}>
        {props.children}
      </div>
    </section>
  );
};
