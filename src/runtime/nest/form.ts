import type { AnyComponent, App, EventMethod, InterfaceApp } from '../../api/internal';
import { parameterNames } from '../parameters';
import type { Lent } from './lent';
import { samplesWith } from './samples';

/** Kinds without a place in the layout: they keep a value or fire events. */
const unseen = new Set(['state', 'browserstate', 'timer']);

/** Makes the layout of an app that stands within another one. */
export const layoutWith = (lent: Lent) => {
  const { say } = lent;
  const { Column, Markdown, Row, on, update } = lent.api;
  const { Examples, pickInto } = samplesWith(lent);
  const event = (component: AnyComponent | null, name: string) => lent.eventMethod({ component, event: name });

  const head = (title: string | undefined, description?: string): AnyComponent[] => [
    ...(title ? [Markdown({ value: `### ${literally(title)}`, label: title, showLabel: false })] : []),
    ...(description ? [Markdown({ value: description, label: say('About'), showLabel: false })] : []),
  ];

  /** A form: inputs with their buttons, outputs beside them, and what belongs to them, on listeners of their own. */
  const formOf = (app: InterfaceApp): AnyComponent => {
    const { inputs, outputs, options } = app;
    const original = lent.originalOf(app.fn);
    const author = (original?.fn ?? app.fn) as (...inputs: unknown[]) => unknown;
    // The function of a form gets its inputs and no event.
    const fn = (...given: unknown[]) => author(...given.slice(0, inputs.length));
    nameParts(app, author, say('Output'));
    const shown = outputs.filter((each) => !inputs.includes(each));
    const actions = lent.component('actions', undefined, {
      label: options.title ?? '',
      submitLabel: options.submitLabel ?? say(inputs.length > 0 ? 'Submit' : 'Generate'),
      stopLabel: options.stopLabel ?? say('Stop'),
      clearLabel: options.clearLabel ?? say('Clear'),
      ...(options.live && { live: true }),
    });
    const progress = {
      showProgressOn: [...shown.filter(isSeen), actions],
      concurrencyLimit: 1,
      ...(options.validator !== undefined && { validator: options.validator }),
    };
    const cache = options.cache ?? (original?.options as boolean | undefined);
    const stream = lent.captureTools()?.liveStream(inputs, outputs, options, () => true);
    const own = on(
      (stream?.triggers.map(({ component, event: name }) => event(component, name)) ??
        startsOf(app, actions)) as EventMethod[],
      fn as never,
      inputs as never,
      outputs as never,
      {
        ...(stream?.options ?? {
          triggerMode: options.live ? 'restart' : 'once',
          ...(cache !== undefined && { cache }),
        }),
        ...progress,
      } as never,
    );
    const cancels = [own];
    const below: AnyComponent[] = [];
    const { examples } = options;
    if (examples?.length) {
      const { cacheExamples } = options;
      const dataset = Examples({ examples, inputs, examplesPerPage: options.examplesPerPage ?? 10 });
      below.push(dataset);
      if (cacheExamples)
        cancels.push(
          pickInto(dataset, examples, inputs).then(fn as never, inputs as never, outputs as never, {
            cache: cache ?? true,
            ...progress,
          }),
        );
    }
    event(actions, 'stop')(null, null, null, { cancels });
    const all = [...new Set([...inputs, ...outputs])];
    event(actions, 'clear')(
      () => {
        const values = all.map(({ kind, value }) =>
          update({ value: (typeof value === 'function' && kind !== 'state' ? value() : value) ?? null }),
        );
        return (values.length === 1 ? values[0] : values) as never;
      },
      null,
      all as never,
      { showProgress: 'hidden' },
    );
    if (options.article) below.push(Markdown({ value: options.article, label: say('More'), showLabel: false }));
    const columns = [
      ...(inputs.some(isSeen) ? [Column({ scale: 2, minWidth: 240 }, ...inputs.filter(isSeen), actions)] : []),
      ...(shown.some(isSeen)
        ? [Column({ scale: 3, minWidth: 240 }, ...shown.filter(isSeen), ...(inputs.some(isSeen) ? [] : [actions]))]
        : []),
    ];
    return Column(...head(options.title, options.description), Row(...columns), ...below);
  };

  /** What starts a form's function: its button and Enter in a field, or in a live form every change. */
  const startsOf = ({ inputs, options }: InterfaceApp, actions: AnyComponent): EventMethod[] => {
    if (!options.live)
      return [event(actions, 'submit'), ...inputs.flatMap((each) => ('submit' in each ? [event(each, 'submit')] : []))];
    const isFilled = inputs.every(
      ({ value, handling }) => (value !== undefined && value !== null) || handling.optional,
    );
    return [...inputs.map((each) => event(each, 'change')), ...(isFilled ? [event(null, 'load')] : [])];
  };

  return (app: App): AnyComponent =>
    app.kind === 'interface' ? formOf(app) : Column(...head(app.options.title), ...app.children);
};

const isSeen = ({ kind }: AnyComponent) => !unseen.has(kind);

/** Names what has no label, as a form does: inputs by the parameters of the function. */
const nameParts = ({ inputs, outputs }: InterfaceApp, fn: (...inputs: never[]) => unknown, output: string) => {
  const names = parameterNames(fn);
  for (const [i, each] of inputs.entries()) nameIt(each, names[i]);
  for (const [i, each] of outputs.entries()) nameIt(each, outputs.length === 1 ? output : `${output} ${i + 1}`);
};

const nameIt = ({ properties }: AnyComponent, label: string | undefined) => {
  if (!properties.label && label) Object.assign(properties, { label });
};

/** A text in Markdown that shows as it is. */
const literally = (text: string) => text.replace(/[\\`*_{}[\]<>()#+\-.!|$~&]/g, '\\$&');
