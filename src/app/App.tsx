import { type Accessor, createUniqueId, For, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { FileSourceProvider, Prose } from '../components';
import { Form } from './Form';
import { PartView } from './PartView';
import { Problems } from './Problems';
import { Status } from './Status';
import type { AppModel, Mounted } from './workspace';

/** Most apps have no examples, no timers, and never a message to show. */
const Examples = lazy(async () => ({ default: (await import('./Examples')).Examples }));
const Timers = lazy(async () => ({ default: (await import('./Timers')).Timers }));
const Toasts = lazy(async () => ({ default: (await import('./Toasts')).Toasts }));

/** A mounted app: what it says of itself, its components, how it stands, and what is wrong. */
export const App = (props: { model: AppModel; shown: Accessor<boolean> }) => (
  <Show when={props.shown()}>
    <section class="yc-app" data-yc="app" data-state={props.model.state()} aria-label="App">
      <Show when={props.model.mounted()} keyed>
        {(mounted) => (
          <FileSourceProvider value={mounted.fileOf}>
            <Layout model={props.model} mounted={mounted} />
          </FileSourceProvider>
        )}
      </Show>
      <Status model={props.model} />
      <Problems problems={props.model.problems()} />
      <Show when={props.model.mounted()} keyed>
        {(mounted) => (
          <FileSourceProvider value={mounted.fileOf}>
            <Below mounted={mounted} />
          </FileSourceProvider>
        )}
      </Show>
      <Show when={props.model.alerts.some()}>
        <Suspense>
          <Toasts alerts={props.model.alerts.shown()} onDismiss={props.model.alerts.dismiss} />
        </Suspense>
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
            <h2 class="yc-app-title">{layout.title}</h2>
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
        <Suspense>
          <Timers model={props.model} mounted={props.mounted} />
        </Suspense>
      </Show>
    </>
  );
};

/** What stands below a form. */
const Below = (props: { mounted: Mounted }) => {
  const { layout } = props.mounted.description;
  return (
    <Show when={layout.type === 'interface' && layout}>
      {(form) => (
        <>
          <Show when={form().examples?.length}>
            <Suspense>
              <Examples mounted={props.mounted} layout={form()} />
            </Suspense>
          </Show>
          <Show when={form().article}>{(article) => <Prose class="yc-article" text={article()} />}</Show>
        </>
      )}
    </Show>
  );
};
