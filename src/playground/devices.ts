import type { Workspace } from '../app';

type Description = ReturnType<Workspace['description']>;

const sourcesOf = (properties: object): readonly string[] =>
  (properties as { sources?: readonly string[] }).sources ?? [];

/** Whether an app may show a camera's picture. An image that is only an output never does, whatever its `sources`. */
export const mayFilm = (description: Description): boolean => {
  const { components = [], listeners = [] } = description ?? {};
  const inputs = new Set(
    listeners.flatMap(({ inputs, stream, triggers }) => [
      ...inputs,
      // A device that streams is always an input, even if its listener does not list it as one.
      ...(stream ? triggers.map(({ component }) => component) : []),
    ]),
  );
  const outputs = new Set(listeners.flatMap(({ outputs }) => outputs));
  return components.some(({ id, properties }) => {
    const { interactive = inputs.has(id) || !outputs.has(id) } = properties as { interactive?: boolean };
    return interactive && sourcesOf(properties).includes('webcam');
  });
};

/** Whether an app uses a microphone or a camera: it streams, or has an empty input that could record. */
export const usesDevice = (description: Description): boolean => {
  const { components = [], listeners = [] } = description ?? {};
  const inputs = new Set(listeners.flatMap(({ inputs }) => inputs));
  return (
    listeners.some(({ stream }) => stream) ||
    components.some(({ id, value, properties }) => {
      const isDevice = (source: string) => source === 'microphone' || source === 'webcam';
      return inputs.has(id) && value === null && sourcesOf(properties).some(isDevice);
    })
  );
};
