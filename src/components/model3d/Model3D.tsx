import { createEffect, createSignal, onCleanup, onMount, Show } from 'solid-js';
import { shorten, type WireValue } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { useFileSource } from '../file-source';
import type { Expected } from '../files/accept';
import { FileDoor } from '../files/FileDoor';
import { mostOfName } from '../files/FileList';
import { saveFile } from '../files/saving';
import { pixels } from '../length';
import { accessibleName, controlId, describedBy } from '../naming';
import { notLoaded } from '../on-demand';
import { RemoveButton } from '../RemoveButton';
import type { Viewer } from './viewer';
import './model3d.css';

type Wire = NonNullable<WireValue<'model3d'>>;
type Counts = { triangles: number; points: number };

const expected: Expected = {
  types: ['.glb', '.gltf', '.obj', '.stl', '.ply'],
  get words() {
    return say('a 3D model is expected: GLB, glTF, OBJ, STL or PLY');
  },
};

/** Degrees that an arrow key turns a model by, and how much + and − zoom. */
const step = 10;
const zoomStep = 1.2;

/** A 3D model. One is read at a time, and of those that come meanwhile only the latest; what was shown stays until then. */
export const Model3D = (props: ComponentProps<'model3d'>) => {
  let stage!: HTMLDivElement;
  let canvas!: HTMLCanvasElement;
  const fileOf = useFileSource();
  const [problem, setProblem] = createSignal<string>();
  const [counts, setCounts] = createSignal<Counts>();
  /** The file that is shown, or that cannot be shown for want of WebGL. */
  const [file, setFile] = createSignal<File>();
  /** Why this browser shows no models. */
  const [lack, setLack] = createSignal<string>();
  const [viewer, setViewer] = createSignal<Viewer>();
  const [isLost, setLost] = createSignal(false);
  let waiting: Wire | undefined;
  let loading = false;
  let disposed = false;

  onMount(async () => {
    const loaded = await import('./viewer').catch(() => undefined);
    if (disposed) return;
    if (!loaded) return setLack(notLoaded());
    try {
      setViewer(loaded.createViewer(stage, canvas, setLost));
    } catch {
      setLack(say('This browser cannot show 3D models: it has no WebGL. The file can be saved.'));
    }
  });
  onCleanup(() => {
    disposed = true;
    viewer()?.dispose();
  });

  const show = async (wire: Wire) => {
    loading = true;
    waiting = undefined;
    let name = '';
    try {
      const given = wire.as === 'url' ? await fileOf(wire) : wire.file;
      name = given.name;
      const on = viewer();
      const model = await on?.read(given);
      if (disposed) return;
      // What was cleared meanwhile stays so.
      if (props.value === null) model && on?.discard(model);
      else {
        if (model) {
          on?.show(model);
          setCounts(model);
        }
        setFile(given);
        setProblem(undefined);
      }
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      if (props.value !== null) setProblem(name ? say`${shorten(name, mostOfName)} cannot be shown. ${why}` : why);
    }
    loading = false;
    if (waiting && !disposed) void show(waiting);
  };
  createEffect(() => viewer()?.configure(props.properties));
  createEffect(() => {
    if (!viewer() && !lack()) return;
    const wire = props.value;
    if (wire) {
      waiting = wire;
      if (!loading) void show(wire);
    } else {
      waiting = undefined;
      viewer()?.clear();
      setCounts(undefined);
      setFile(undefined);
      setProblem(undefined);
    }
  });

  const take = ([given]: readonly File[]) => {
    if (!given) return;
    const isChange = props.value !== null;
    props.onInput({ as: 'file', file: given });
    props.onEvent('upload');
    if (isChange) props.onEvent('edit');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const on = viewer();
    if (!on || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowLeft') on.turn(-step, 0);
    else if (event.key === 'ArrowRight') on.turn(step, 0);
    else if (event.key === 'ArrowUp') on.turn(0, -step);
    else if (event.key === 'ArrowDown') on.turn(0, step);
    else if (event.key === '+' || event.key === '=') on.zoom(zoomStep);
    else if (event.key === '-' || event.key === '_') on.zoom(1 / zoomStep);
    else if (event.key === 'Home') on.reset();
    else return;
    event.preventDefault();
  };

  const isShown = () => counts() !== undefined;
  const name = () => {
    const { triangles, points } = counts() ?? { triangles: 0, points: 0 };
    const of = accessibleName(props);
    return triangles > 0 ? say`${of}: 3D model, ${triangles} triangles` : say`${of}: 3D model, ${points} points`;
  };
  const save = () => {
    const given = file();
    if (given) saveFile(given, shorten(given.name, mostOfName));
  };

  const place = (
    <div
      class="yc-model"
      style={{ '--yc-height': pixels(props.properties.height) }}
      data-shown={isShown() ? '' : undefined}
    >
      <div
        ref={stage}
        class="yc-model-stage"
        role="application"
        aria-label={name()}
        aria-describedby={`${props.id}-keys`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys turn the model
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={() => stage.focus({ preventScroll: true })}
      >
        <canvas ref={canvas} />
      </div>
      <p class="yc-model-hint" id={`${props.id}-keys`}>
        {say('Arrow keys turn the model, + and − zoom, Home shows all of it.')}
      </p>
      <Show when={!isShown()}>
        <div class="yc-model-empty">
          <Show when={lack()} fallback={<Nothing />}>
            <p class="yc-nothing">{lack()}</p>
          </Show>
        </div>
      </Show>
      <Show when={isLost()}>
        <p class="yc-model-lost" role="status">
          {say('The browser has taken the graphics memory back. The model is drawn again as soon as there is some.')}
        </p>
      </Show>
    </div>
  );

  return (
    <Field
      of={props as unknown as ComponentProps}
      labelsControl={props.interactive}
      problem={problem()}
      actions={
        <>
          <Show when={isShown()}>
            <button
              type="button"
              class="yc-action"
              aria-label={say`Reset ${accessibleName(props)}`}
              onClick={() => viewer()?.reset()}
            >
              Reset
            </button>
          </Show>
          <Show when={file()}>
            <button type="button" class="yc-action" onClick={save}>
              Download
            </button>
          </Show>
          <Show when={props.interactive}>
            <RemoveButton of={props} />
          </Show>
        </>
      }
    >
      <Show when={props.interactive} fallback={place}>
        <FileDoor
          id={controlId(props)}
          expected={expected}
          multiple={false}
          filled={props.value !== null}
          invitation={say('Drop a file here, paste it, or choose one')}
          replacement={say('Replace')}
          describedBy={describedBy(props, problem())}
          missing={props.missing !== undefined}
          onFiles={take}
          onProblem={setProblem}
        >
          {place}
        </FileDoor>
      </Show>
    </Field>
  );
};
