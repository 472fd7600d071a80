import * as yc from 'yieldcast';

/** Reads the parameters of a function from its source. */
const parametersOf = (source: string): yc.ParametersLike => {
  const [, list = ''] = /\(([^)]*)\)/.exec(source) ?? [];
  const found = list.matchAll(
    /(\w+)\??(?:\s*:\s*([^=,]+))?(?:=\s*([^,]+))?/g,
  );
  return Object.fromEntries(
    [...found].map(([, name = '', type = 'any', value]) => [
      name,
      {
        type: type.trim(),
        default: value?.trim(),
        description: `The *${name}*.`,
      },
    ]),
  );
};

export default yc.Interface({
  fn: parametersOf,
  inputs: yc.Code({
    label: 'Function',
    language: 'typescript',
    value:
      "function shout(text: string, times: number = 2, mark = '!') {}",
  }),
  outputs: yc.ParamViewer({
    language: 'typescript',
    anchorLinks: true,
  }),
  live: true,
});
