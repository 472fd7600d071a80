/** What the editor says of a name of the API. */

export type Options = Record<string, string>;

export type ApiName = {
  name: string;
  type: 'component' | 'function' | 'value';
  about: string;
  /** Its arguments, to show after the name. */
  signature?: string;
  options?: Options;
};

export const common: Options = {
  label: 'The name shown above it',
  info: 'Help text below the label',
  visible: 'Whether it is shown',
  interactive: 'Whether people can change it',
  container: 'Whether it has its label and space around it',
  elemId: 'An id for styles',
  elemClasses: 'Classes for styles',
};

/** A component with its own options and those that all have. */
export const component = (name: string, about: string, value: string, options: Options = {}): ApiName => ({
  name,
  type: 'component',
  about,
  options: { value, ...options, ...common },
});
