import picomatch from 'picomatch';
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import type { FileWire } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { FileDoor } from '../files/FileDoor';
import { nameOf } from '../files/name-of';
import { pathOf } from '../files/transferred-files';
import { pixels } from '../length';
import { controlId, describedBy } from '../naming';
import { ExplorerTree } from './ExplorerTree';
import { type Item, treeOf } from './tree';
import './explorer.css';

const anyFile = { types: [], words: '' };

/** Does a pattern match this path? One without a slash is about names, in whatever folder. */
const matcher = (pattern: string) => {
  const matches = picomatch(pattern, { basename: !pattern.includes('/'), dot: pattern.startsWith('.') });
  return (path: string) => matches(path);
};

/** A file with its path for a name, as `fn` gets it. Its bytes are not copied. */
const named = ({ path, file }: Item): FileWire =>
  file instanceof File && file.name !== path
    ? new File([file], path, { type: file.type, lastModified: file.lastModified })
    : file;

/** The files of a folder that a person opens, of which they choose some; or those that a generator made. */
export const FileExplorer = (props: ComponentProps<'fileexplorer'>) => {
  const [opened, setOpened] = createSignal<readonly Item[]>();
  const [problem, setProblem] = createSignal<string>();
  const single = () => props.properties.fileCount === 'single';
  const given = createMemo(() => (props.value ?? []).map((file): Item => ({ path: nameOf(file), file })));
  // What an author chose beforehand stays in the list while a person chooses among it.
  const [first, setFirst] = createSignal<readonly Item[]>([]);
  createEffect(
    on(given, (items) => {
      const known = new Set([...first(), ...(opened() ?? [])].map(({ path }) => path));
      if (!props.interactive || items.some(({ path }) => !known.has(path))) setFirst(items);
    }),
  );
  const items = createMemo(() => {
    const { glob = '**/*', ignoreGlob } = props.properties;
    const [isWanted, isIgnored] = [matcher(glob), ignoreGlob ? matcher(ignoreGlob) : () => false];
    return (opened() ?? first()).filter(({ path }) => isWanted(path) && !isIgnored(path));
  });
  const tree = createMemo(() => treeOf(items()));
  const chosen = createMemo(() => new Set(given().map(({ path }) => path)));

  const choose = (paths: ReadonlySet<string>) => {
    const files = items().flatMap((item) => (paths.has(item.path) ? named(item) : []));
    props.onInput(files.length > 0 ? files : null);
  };
  const open = (files: readonly File[]) => {
    setProblem(undefined);
    setOpened(files.map((file) => ({ path: pathOf(file), file })));
    if (given().length > 0) props.onInput(null);
  };

  const list = () => (
    <Show
      when={items().length > 0}
      fallback={
        opened() ? (
          <Nothing>{say`No file in this folder matches ${props.properties.glob ?? '**/*'}.`}</Nothing>
        ) : (
          <Nothing />
        )
      }
    >
      <ExplorerTree
        of={props}
        tree={tree()}
        chosen={chosen()}
        single={single()}
        maxHeight={pixels(props.properties.maxHeight ?? 500)}
        onChoose={choose}
        onProblem={setProblem}
      />
    </Show>
  );

  return (
    <Field of={props as unknown as ComponentProps} labelsControl={props.interactive} problem={problem()}>
      <Show when={props.interactive} fallback={list()}>
        <FileDoor
          id={controlId(props)}
          expected={anyFile}
          multiple
          folder
          filled={opened() !== undefined || first().length > 0}
          invitation={say('Drop a folder here, or choose one')}
          replacement={say('Open another folder')}
          describedBy={describedBy(props as unknown as ComponentProps, problem())}
          missing={props.missing !== undefined}
          onFiles={open}
          onProblem={setProblem}
        >
          <Show when={opened() || first().length > 0}>{list()}</Show>
        </FileDoor>
      </Show>
    </Field>
  );
};
