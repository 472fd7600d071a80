import * as yieldcast from '../api';
import { eventMethod, isApp, isComponent, isUpdate, nestApp, preferApp, setListenForm, specOf } from '../api/internal';
import type { Forms, Lent } from './familiar/base';

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

/** Makes the API take these forms too, if their tools are given. */
export const setFamiliar = (tools: FamiliarTools | undefined, told?: readonly string[]) => {
  setForms(undefined);
  offer(
    tools
      ? tools.install(
          {
            api: yieldcast,
            eventMethod: eventMethod as Lent['eventMethod'],
            isComponent,
            isApp,
            isUpdate,
            listenedTo: (value) => specOf(value as object)?.triggers[0]?.component ?? undefined,
            nest: nestApp,
            prefer: preferApp,
            setForms,
          },
          told,
        )
      : yieldcast,
  );
};

/** A yielded value in the form that its component takes. */
export const inOwnForm: Forms['yielded'] = (value, component) => (forms ? forms.yielded(value, component) : value);
