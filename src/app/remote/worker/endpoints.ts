import type { Client } from '@gradio/client';
import { Unusable } from './guarded-fetch';

type Parameter = {
  parameter_name?: string | null;
  label?: string;
  parameter_has_default?: boolean;
  parameter_default?: unknown;
  component: string;
  hidden?: boolean;
};

export type Endpoint = { name: string; parameters: Parameter[]; outputs: string[]; isGenerator: boolean };

/** The most names that a sentence lists. */
const mostNames = 20;

/** The endpoint of this name, or the only one. */
export const endpointOf = (client: Client, asked: string | undefined, host: string): Endpoint => {
  const named = client.api_info?.named_endpoints;
  if (!client.config?.dependencies || !named)
    throw new Unusable(`${host} is no Gradio app, or does not say what it can do.`);
  const names = Object.keys(named);
  const list = names.slice(0, mostNames).join(', ') + (names.length > mostNames ? ', …' : '');
  const has = list ? `It has ${list}.` : 'It has none that can be called from outside.';
  const wanted = asked === undefined ? undefined : `/${asked.replace(/^\//, '')}`;
  const name = wanted ?? (names.includes('/predict') ? '/predict' : names.length === 1 ? names[0] : undefined);
  if (name === undefined) throw new Unusable(`${host} has several endpoints: name one in { endpoint }. ${has}`);
  if (!Object.hasOwn(named, name)) throw new Unusable(`${host} has no endpoint ${name.slice(0, 200)}. ${has}`);
  const { parameters, returns } = named[name] as unknown as {
    parameters: Parameter[];
    returns: { component: string }[];
  };
  const dependency = client.config.dependencies.find(({ api_name }) => `/${api_name}` === name);
  return {
    name,
    parameters,
    outputs: returns.map(({ component }) => String(component)),
    isGenerator: dependency?.types?.generator === true,
  };
};

/** The arguments for all parameters: states stay the server's, and what was left out has its default. */
export const argumentsFor = <T>({ name, parameters }: Endpoint, args: T[], host: string): (T | unknown)[] => {
  const open = parameters.filter(({ hidden }) => !hidden);
  const least = open.findLastIndex((each) => !each.parameter_has_default) + 1;
  if (args.length < least || args.length > open.length) {
    const numbers = least === open.length ? String(least) : `${least} to ${open.length}`;
    const what = open.map((each) => each.parameter_name ?? each.label).join(', ');
    throw new Unusable(
      `${name} of ${host} takes ${numbers} ${numbers === '1' ? 'argument' : 'arguments'}${what && ` (${what})`}, and was given ${args.length}.`,
    );
  }
  const given = args.values();
  return parameters.map((each) => {
    if (each.hidden) return null;
    const { done, value } = given.next();
    return done ? each.parameter_default : value;
  });
};
