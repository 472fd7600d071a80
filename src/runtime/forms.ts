import * as yieldcast from '../api';
import {
  captureTools,
  component,
  eventMethod,
  isApp,
  isComponent,
  isUpdate,
  nestApp,
  originalOf,
  preferApp,
  setListenForm,
  specOf,
} from '../api/internal';
import type { Program } from '../protocol';
import { askPage } from './ask-page';
import { samplesOf, setRareOptions } from './describe';
import { lent as encodeLent } from './encode';
import type { ExtraTools } from './extra-tools';
import type { Forms, Lent } from './familiar/base';
import type { Lent as Nest } from './nest';
import { currentRun, runIn } from './run-context';

/** Loaded with programs that use the forms people bring from Gradio. */
type FamiliarTools = { install(lent: Lent, told?: readonly string[]): object };

let forms: Forms | undefined;

/** Imports of 'yieldcast' are linked to the symbol; a bare paste finds the API as `yc`. */
export const offer = (api: object) => {
  Object.defineProperty(globalThis, Symbol.for('yieldcast'), { value: api, configurable: true });
  Object.defineProperty(globalThis, 'yc', { value: api, configurable: true, writable: true });
};

const setForms = (next: Forms | undefined) => {
  forms = next;
  setListenForm(next?.listen);
};

/** Makes the API have what these parts add, and take the forms that people bring. */
export const setFamiliar = (
  tools: FamiliarTools | undefined,
  program: Program,
  parts: readonly (ExtraTools<Nest> | undefined)[],
) => {
  setForms(undefined);
  const lent = { eventMethod, isComponent, isApp, isUpdate, nest: nestApp };
  const lentToParts = {
    ...encodeLent,
    ...lent,
    component,
    samplesOf,
    originalOf,
    captureTools,
    setRareOptions,
    currentRun,
    runIn,
  };
  let api = yieldcast;
  for (const part of parts)
    if (part) api = { ...api, ...part.install({ ...lentToParts, api } as unknown as Nest, program, askPage) };
  offer(
    tools
      ? tools.install(
          {
            ...(lent as unknown as Lent),
            api,
            listenedTo: (value) => specOf(value as object)?.triggers[0]?.component ?? undefined,
            prefer: preferApp,
            setForms,
          },
          program.told,
        )
      : api,
  );
};

/** A yielded value in the form that its component takes. */
export const inOwnForm: Forms['yielded'] = (value, component) => (forms ? forms.yielded(value, component) : value);
