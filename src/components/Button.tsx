import { Show } from 'solid-js';
import type { ComponentProps } from './contract';
import { accessibleName, describedBy, infoId } from './naming';
import { createHiding, placeOf } from './place';

/** A button. Its value is the text on it. */
export const Button = (props: ComponentProps<'button'>) => {
  const hiding = createHiding(props);
  return (
    <div
      ref={hiding.ref}
      id={props.id}
      class="yc-press"
      data-yc-kind="button"
      hidden={hiding.hidden()}
      style={placeOf(props.properties)}
    >
      <button
        type="button"
        class={`yc-button yc-button-${props.properties.variant ?? 'secondary'} yc-button-${props.properties.size ?? 'medium'}`}
        disabled={props.properties.interactive === false}
        aria-describedby={describedBy(props)}
        onClick={() => props.onEvent('click')}
      >
        {props.value || accessibleName(props)}
      </button>
      <Show when={props.properties.info}>
        <p class="yc-info" id={infoId(props)}>
          {props.properties.info}
        </p>
      </Show>
    </div>
  );
};
