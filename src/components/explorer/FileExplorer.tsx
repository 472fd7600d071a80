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
import { matcher } from './glob';
import { type Item, treeOf } from './tree';
import './explorer.css';

const anyFile = { types: [], words: '' };
const inHiddenFolder = /(?:^|\/)\.[^/]*\//;

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
  // What a program chose stays in the list while a person chooses among it, also beside the files of a folder.
  const [chosenFirst, setChosenFirst] = createSignal<readonly Item[]>([]);
  createEffect(
    on(given, (items) => {
      if (!props.interactive) return setChosenFirst(items);
      const inFolder = new Set((opened() ?? []).map(({ path }) => path));
      const known = new Set(chosenFirst().map(({ path }) => path));
      const beside = items.filter(({ path }) => !inFolder.has(path));
      if (beside.some(({ path }) => !known.has(path))) setChosenFirst(beside);
    }),
  );
  const isEmpty = () => opened() === undefined && chosenFirst().length === 0;
  const pattern = () => props.properties.glob || '**/*';
  const isListed = createMemo(() => {
    const [glob, ignoreGlob] = [pattern(), props.properties.ignoreGlob];
    const [isWanted, isIgnored] = [matcher(glob), ignoreGlob ? matcher(ignoreGlob) : () => false];
    // A pattern for names is about any folder but hidden ones, as one with `**/` before it.
    const isOfNames = !glob.includes('/') && !glob.startsWith('.');
    return (path: string) => isWanted(path) && !isIgnored(path) && !(isOfNames && inHiddenFolder.test(path));
  });
  const items = createMemo(() => [...(opened() ?? []), ...chosenFirst()].filter(({ path }) => isListed()(path)));
  const tree = createMemo(() => treeOf(items()));
  const chosen = createMemo(() => new Set(given().map(({ path }) => path)));

  const choose = (paths: ReadonlySet<string>) => {
    const files = items().flatMap((item) => (paths.has(item.path) ? named(item) : []));
    props.onInput(files.length > 0 ? files : null);
  };
  const open = (files: readonly File[]) => {
    setProblem(undefined);
    setChosenFirst([]);
    setOpened(files.map((file) => ({ path: pathOf(file), file })));
    if (given().length > 0) props.onInput(null);
  };

  const list = () => (
    <Show
      when={items().length > 0}
      fallback={opened() ? <Nothing>{say`No file in this folder matches ${pattern()}.`}</Nothing> : <Nothing />}
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
          filled={!isEmpty()}
          invitation={say('Drop a folder here, or choose one')}
          replacement={say('Open another folder')}
          describedBy={describedBy(props as unknown as ComponentProps, problem())}
          missing={props.missing !== undefined}
          onFiles={open}
          onProblem={setProblem}
        >
          <Show when={!isEmpty()}>{list()}</Show>
        </FileDoor>
      </Show>
    </Field>
  );
};
