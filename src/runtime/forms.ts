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
import { samplesOf } from './describe';
import type { Forms, Lent } from './familiar/base';
import type { Lent as Nest } from './nest';
import { say } from './own-words';

/** Loaded with programs that use the forms people bring from Gradio. */
type FamiliarTools = { install(lent: Lent, told?: readonly string[]): object };

/** Loaded with programs that may have apps within apps, or samples to pick. */
type NestTools = { install(lent: Nest): object };

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

/** Makes the API have what these tools add, and take the forms that they take. */
export const setFamiliar = (tools: FamiliarTools | undefined, told?: readonly string[], nestTools?: NestTools) => {
  setForms(undefined);
  const lent = { api: yieldcast, eventMethod, isComponent, isApp, isUpdate, nest: nestApp } as unknown as Lent & Nest;
  const api = (nestTools?.install({
    ...lent,
    component,
    samplesOf,
    originalOf,
    captureTools,
    say,
  } as unknown as Nest) ?? yieldcast) as typeof yieldcast;
  offer(
    tools
      ? tools.install(
          {
            ...lent,
            api,
            listenedTo: (value) => specOf(value as object)?.triggers[0]?.component ?? undefined,
            prefer: preferApp,
            setForms,
          },
          told,
        )
      : api,
  );
};

/** A yielded value in the form that its component takes. */
export const inOwnForm: Forms['yielded'] = (value, component) => (forms ? forms.yielded(value, component) : value);
