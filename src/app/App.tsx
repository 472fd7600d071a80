import { type Accessor, createUniqueId, For, Match, Show, Switch } from 'solid-js';
import { FileSourceProvider, lazily, Prose } from '../components';
import type { Problem } from '../protocol';
import { direction, isLoading, spokenLanguage } from '../words';
import type { AppModel } from './app-model';
import { Form } from './Form';
import type { Mounted } from './mounted';
import { PartView } from './PartView';
import { Status } from './Status';

/** Loaded on demand: most apps have no examples, no timers, and never a message to show. */
const Examples = lazily(() => import('./Examples').then((module) => module.Examples));
const Timers = lazily(() => import('./Timers').then((module) => module.Timers));
const Toasts = lazily(() => import('./Toasts').then((module) => module.Toasts));
/** What is wrong, until more than the words can be shown, or if that cannot be loaded. */
const Words = (props: { problems: readonly Problem[] }) => (
  <div class="yc-alert" role="alert">
    {props.problems.map(({ message }) => message).join('\n')}
  </div>
);
const Problems = lazily(() => import('./Problems').then((module) => module.Problems), Words, Words);

/** A mounted app: its title and description, its components, its status, and its problems. */
export const App = (props: { model: AppModel; shown: Accessor<boolean> }) => (
  <Show when={props.shown() && !isLoading()}>
    <section
      ref={(root) => {
        props.model.root = root;
      }}
      class="yc-app"
      part="app"
      data-yc="app"
      data-state={props.model.state()}
      lang={spokenLanguage()}
      dir={direction()}
      aria-label="App"
    >
      <Show when={props.model.mounted()} keyed>
        {(mounted) => (
          <FileSourceProvider value={mounted.fileOf}>
            <Layout model={props.model} mounted={mounted} />
          </FileSourceProvider>
        )}
      </Show>
      <Status model={props.model} />
      <Show when={props.model.problems().length > 0}>
        <Problems problems={props.model.problems()} />
      </Show>
      <Show when={props.model.mounted()} keyed>
        {(mounted) => (
          <FileSourceProvider value={mounted.fileOf}>
            <Below model={props.model} mounted={mounted} />
          </FileSourceProvider>
        )}
      </Show>
      <Show when={props.model.alerts.some()}>
        <Toasts alerts={props.model.alerts.shown()} onDismiss={props.model.alerts.dismiss} />
      </Show>
    </section>
  </Show>
);

const Layout = (props: { model: AppModel; mounted: Mounted }) => {
  const { layout } = props.mounted.description;
  const prefix = `yc-${createUniqueId()}`;
  return (
    <>
      <Show when={layout.title || (layout.type === 'interface' && layout.description)}>
        <header class="yc-app-head">
          <Show when={layout.title}>
            <h2 class="yc-app-title" part="title">
              {layout.title}
            </h2>
          </Show>
          <Show when={layout.type === 'interface' && layout.description}>
            {(description) => <Prose class="yc-app-description" text={description()} />}
          </Show>
        </header>
      </Show>
      <Switch>
        <Match when={layout.type === 'interface' && layout}>
          {(form) => <Form model={props.model} mounted={props.mounted} layout={form()} prefix={prefix} />}
        </Match>
        <Match when={layout.type === 'blocks' && layout}>
          {(blocks) => (
            <div class="yc-blocks">
              <For each={blocks().children}>
                {(id) => <PartView id={id} model={props.model} mounted={props.mounted} prefix={prefix} />}
              </For>
            </div>
          )}
        </Match>
      </Switch>
      <Show when={props.mounted.parts.all.some(({ kind }) => kind === 'timer')}>
        <Timers model={props.model} mounted={props.mounted} />
      </Show>
    </>
  );
};

/** What is shown below a form. */
const Below = (props: { model: AppModel; mounted: Mounted }) => {
  const { layout } = props.mounted.description;
  return (
    <Show when={layout.type === 'interface' && layout}>
      {(form) => (
        <>
          <Show when={form().examples?.length}>
            <Examples model={props.model} mounted={props.mounted} layout={form()} />
          </Show>
          <Show when={form().article}>{(article) => <Prose class="yc-article" text={article()} />}</Show>
        </>
      )}
    </Show>
  );
};
