import { createEffect, createSignal, For, on, Show } from 'solid-js';
import type { ImageWire } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { sift } from '../files/accept';
import { guardPage, holdsFiles } from '../files/FileDoor';
import { transferredFiles } from '../files/transferred-files';
import { pixels } from '../length';
import { accessibleName, controlId } from '../naming';
import { expectedImage } from '../pictures/expected';
import { Picture } from '../pictures/Picture';
import { DrawingBoard, type Tool } from './DrawingBoard';
import { createDrawing } from './drawing';
import { Layers } from './Layers';
import { opened, pictureOf } from './open-picture';
import { ToolIcon } from './ToolIcon';
import './drawing.css';

type Value = ComponentProps<'imageeditor'>['value'];

const blank = [800, 600] as const;
const paletteNames = {
  '#000000': 'Black',
  '#ffffff': 'White',
  '#e5484d': 'Red',
  '#f5a524': 'Orange',
  '#f2d024': 'Yellow',
  '#30a46c': 'Green',
  '#0090ff': 'Blue',
  '#8e4ec6': 'Purple',
};
const isNamed = (colour: string): colour is keyof typeof paletteNames => Object.hasOwn(paletteNames, colour);
const colourName = (colour: string) => (isNamed(colour) ? say(paletteNames[colour]) : colour);

const toolNames: Record<Tool, string> = { brush: 'Brush', eraser: 'Eraser', crop: 'Crop' };

/** An image to draw on, with its tools. As an output, the drawing alone. */
export const ImageEditor = (props: ComponentProps<'imageeditor'>) => (
  <Show when={props.interactive} fallback={<Shown {...props} />}>
    <Editor {...props} />
  </Show>
);

const Shown = (props: ComponentProps<'imageeditor'>) => {
  const [image, setImage] = createSignal<ImageWire | null>(null);
  createEffect(
    on(
      () => props.value,
      async (value) => setImage(value && (value.composite ?? (await flat(value)))),
    ),
  );
  return (
    <Field of={props as unknown as ComponentProps}>
      <div class="yc-picture-box" style={{ '--yc-height': pixels(props.properties.height) }}>
        <Show when={image()} fallback={<Nothing>{props.properties.placeholder}</Nothing>}>
          {(shown) => <Picture image={shown()} name={accessibleName(props)} />}
        </Show>
      </div>
    </Field>
  );
};

/** The parts of a drawing over one another. */
const flat = async (value: NonNullable<Value>): Promise<ImageWire | null> => {
  if (value.layers.length === 0) return value.background;
  const { under, above, size } = await opened(value);
  const canvas = new OffscreenCanvas(...size);
  const context = canvas.getContext('2d');
  for (const each of under ? [under, ...above] : above) context?.drawImage(each, 0, 0);
  return { as: 'bitmap', bitmap: canvas.transferToImageBitmap() };
};

const Editor = (props: ComponentProps<'imageeditor'>) => {
  const given = () => props.properties;
  const brush = () => optionsOf(given().brush);
  const colours = () => brush()?.colors ?? Object.keys(paletteNames);
  const tools = (): Tool[] => [
    ...(given().brush === false ? [] : ['brush' as const]),
    ...(given().eraser === false ? [] : ['eraser' as const]),
    ...((given().transforms ?? ['crop']).includes('crop') ? ['crop' as const] : []),
  ];
  const [problem, setProblem] = createSignal<string>();
  const [tool, setTool] = createSignal<Tool>(tools()[0] ?? 'brush');
  const [colour, setColour] = createSignal(brush()?.defaultColor ?? colours()[0] ?? '#000000');
  const [sizes, setSizes] = createSignal({
    brush: brush()?.defaultSize ?? 8,
    eraser: optionsOf(given().eraser)?.defaultSize ?? 24,
  });
  const [isBlank, setBlank] = createSignal(true);

  /** What the page has been told last: its own drawing does not come back as a new one. */
  let told: Value = null;
  const size = () => (given().canvasSize ?? blank) as readonly [number, number];
  const drawing = createDrawing(size(), () => {
    const read = drawing.read();
    const isEmpty = !read.background && !new Uint32Array(read.composite.data.buffer).some((pixel) => pixel !== 0);
    setBlank(isEmpty);
    told = isEmpty
      ? null
      : {
          background: read.background ? wireOf(read.background) : null,
          layers: read.layers.map(wireOf),
          composite: wireOf(read.composite),
        };
    props.onInput(told);
    props.onEvent('apply');
  });

  createEffect(
    on(
      () => props.value,
      async (value) => {
        if (value === told) return;
        told = value;
        try {
          const parts = value ? await opened(value) : { under: undefined, above: [], size: size() };
          if (told !== value) return;
          drawing.load(parts.under, parts.above, parts.size);
          setBlank(value === null);
          setProblem();
        } catch {
          setProblem(say('This file could not be read as an image.'));
        }
      },
    ),
  );

  const takes = (source: 'upload' | 'clipboard') => given().sources?.includes(source) ?? true;
  const open = async (files: readonly File[], folders: readonly string[] = []) => {
    const { taken, problem: wrong } = sift(files, expectedImage, false);
    setProblem(folders.length > 0 ? say`${folders[0] ?? ''} is a folder; choose the file in it.` : wrong);
    const [file] = taken;
    if (!file) return;
    try {
      const { picture, size: fitted } = await pictureOf(file);
      drawing.open(picture, fitted);
      props.onEvent('upload');
    } catch {
      setProblem(say('This file could not be read as an image.'));
    }
  };
  const onTransfer = async (event: Event, transfer: DataTransfer | null) => {
    if (!transfer?.types.includes('Files')) return;
    event.preventDefault();
    const { files, folders } = await transferredFiles(transfer, false);
    await open(files, folders);
  };
  guardPage();
  const clear = () => {
    drawing.clear();
    props.onEvent('clear');
  };

  const stroke = () => {
    const erases = tool() === 'eraser';
    return { color: colour(), size: sizes()[erases ? 'eraser' : 'brush'], erases };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'y' || event.shiftKey) drawing.redo();
    else drawing.undo();
  };

  return (
    <Field of={props as unknown as ComponentProps} problem={problem()}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is pasted or dropped anywhere here is meant for the canvas */}
      <div
        class="yc-drawing"
        onKeyDown={onKeyDown}
        onPaste={(event) => takes('clipboard') && onTransfer(event, event.clipboardData)}
        onDragOver={(event) => takes('upload') && holdsFiles(event) && event.preventDefault()}
        onDrop={(event) => takes('upload') && onTransfer(event, event.dataTransfer)}
      >
        <div class="yc-drawing-bar" role="toolbar" aria-label={say('Tools')}>
          <Show when={tools().length > 1}>
            <div class="yc-drawing-group">
              <For each={tools()}>
                {(each) => (
                  <button
                    type="button"
                    class="yc-drawing-tool"
                    aria-label={say(toolNames[each])}
                    title={say(toolNames[each])}
                    aria-pressed={tool() === each}
                    onClick={() => setTool(each)}
                  >
                    <ToolIcon of={each} />
                  </button>
                )}
              </For>
            </div>
          </Show>
          <div class="yc-drawing-group">
            <button
              type="button"
              class="yc-drawing-tool"
              aria-label="Undo"
              title="Undo"
              disabled={!drawing.canUndo()}
              onClick={() => drawing.undo()}
            >
              <ToolIcon of="undo" />
            </button>
            <button
              type="button"
              class="yc-drawing-tool"
              aria-label="Redo"
              title="Redo"
              disabled={!drawing.canRedo()}
              onClick={() => drawing.redo()}
            >
              <ToolIcon of="redo" />
            </button>
          </div>
          <Show when={takes('upload')}>
            <span class="yc-drawing-open yc-action">
              <span>Open an image</span>
              <input
                type="file"
                aria-label="Open an image"
                accept={expectedImage.types.join(',')}
                onChange={(event) => {
                  const input = event.currentTarget;
                  void open([...(input.files ?? [])]);
                  input.value = '';
                }}
              />
            </span>
          </Show>
          <button type="button" class="yc-action" disabled={isBlank()} onClick={clear}>
            Clear
          </button>
        </div>
        <Show when={tool() !== 'crop'}>
          <div class="yc-drawing-bar">
            <Show when={tool() === 'brush' && colours().length > 1}>
              <div class="yc-drawing-colours" role="radiogroup" aria-label={say('Colour')}>
                <For each={colours()}>
                  {(each) => (
                    <input
                      type="radio"
                      name={`${props.id}-colour`}
                      aria-label={colourName(each)}
                      title={colourName(each)}
                      checked={colour() === each}
                      style={{ '--yc-colour': each }}
                      onChange={() => setColour(each)}
                    />
                  )}
                </For>
              </div>
              <input
                class="yc-drawing-other"
                type="color"
                aria-label="Another colour"
                title="Another colour"
                onInput={(event) => setColour(event.currentTarget.value)}
              />
            </Show>
            <label class="yc-drawing-size">
              <span>Size</span>
              <input
                type="range"
                min={1}
                max={120}
                value={stroke().size}
                aria-valuetext={say`${stroke().size} pixels`}
                onInput={(event) => {
                  const { valueAsNumber } = event.currentTarget;
                  setSizes((before) => ({ ...before, [tool() === 'eraser' ? 'eraser' : 'brush']: valueAsNumber }));
                }}
              />
            </label>
          </div>
        </Show>
        <DrawingBoard
          id={controlId(props)}
          name={accessibleName(props)}
          drawing={drawing}
          tool={tool()}
          stroke={stroke()}
          height={given().height}
          invitation={isBlank() ? (given().placeholder ?? say('Draw here.')) : undefined}
          onCropped={() => setTool(tools()[0] ?? 'brush')}
        />
        <Show when={given().layers !== false}>
          <Layers drawing={drawing} name={`${props.id}-layer`} />
        </Show>
      </div>
    </Field>
  );
};

/** The options of a tool, which may be switched on or off instead. */
const optionsOf = <T extends object>(given: T | boolean | undefined) => (typeof given === 'object' ? given : undefined);

const wireOf = ({ data, width, height }: ImageData): ImageWire => ({
  as: 'pixels',
  width,
  height,
  data: data.buffer as ArrayBuffer,
});
