import { For } from 'solid-js';
import { say } from '../../words';
import type { DrawingModel } from './drawing';

/** The layers of a drawing: which one is drawn on, and which are seen. The topmost comes first. */
export const Layers = (props: { drawing: DrawingModel; name: string }) => {
  const topFirst = () => [...props.drawing.layers()].reverse();
  const labelOf = (id: number) => say`Layer ${props.drawing.layers().findIndex((each) => each.id === id) + 1}`;
  return (
    <div class="yc-drawing-layers">
      <div class="yc-drawing-layer-list" role="radiogroup" aria-label={say('Layers')}>
        <For each={topFirst()}>
          {({ id }) => (
            <div class="yc-drawing-layer">
              <label>
                <input
                  type="radio"
                  name={props.name}
                  checked={props.drawing.active() === id}
                  onChange={() => props.drawing.choose(id)}
                />
                {labelOf(id)}
              </label>
              <label>
                <input
                  type="checkbox"
                  aria-label={say`Show ${labelOf(id)}`}
                  checked={!props.drawing.isHidden(id)}
                  onChange={(event) => props.drawing.hide(id, !event.currentTarget.checked)}
                />
                <span aria-hidden="true">{say('Show')}</span>
              </label>
            </div>
          )}
        </For>
      </div>
      <div class="yc-drawing-bar">
        <button type="button" class="yc-action" onClick={() => props.drawing.addLayer()}>
          Add a layer
        </button>
        <button type="button" class="yc-action" onClick={() => props.drawing.deleteLayer()}>
          {say`Delete ${labelOf(props.drawing.active())}`}
        </button>
      </div>
    </div>
  );
};
