import { allEvents, apiNames, familiarNames, suggest } from '../protocol';
import { substituteFor, substituteForNavigator } from './sandbox-lacks';

/** What to write for a name of the API that was not imported, or for the API itself under another name. */
const ofApi = (name: string): string | undefined =>
  /^(?:gr|gradio|yieldcast)$/.test(name)
    ? `Write \`import * as ${name} from 'yieldcast'\` at the top.`
    : [...apiNames, ...familiarNames].includes(name)
      ? `Write \`yc.${name}\`, or \`import { ${name} } from 'yieldcast'\`.`
      : Object.hasOwn(python, name)
        ? `Write \`${python[name]}\`.`
        : undefined;

/** Python's words that slip into TypeScript. */
const python: Readonly<Record<string, string>> = {
  print: 'console.log(…)',
  len: 'list.length',
  range: 'for (let i = 0; i < n; i++)',
  None: 'null',
  True: 'true',
  False: 'false',
  str: 'String(…)',
  int: 'Math.trunc(…)',
};

/** What engines say, and what it means for a sketch. */
const meanings: [pattern: RegExp, meaning: (found: RegExpExecArray) => string | undefined][] = [
  // Chromium and Firefox first, then WebKit.
  [/ReferenceError: (\S+) is not defined/, ([, name = '']) => substituteFor(name) ?? ofApi(name)],
  [/ReferenceError: Can't find variable: (\S+)/, ([, name = '']) => substituteFor(name) ?? ofApi(name)],
  [
    /ReferenceError: Cannot access '(\w+)' before initialization|can't access lexical declaration '(\w+)' before/,
    ([, name = '', other = name]) =>
      `\`${other}\` is still being created there. Take it as an argument, \`yc.Blocks((${other}) => { … })\`, or declare it earlier.`,
  ],
  [
    /TypeError: Cannot read properties of undefined \(reading '(getUserMedia|getDisplayMedia|enumerateDevices|writeText|getCurrentPosition)'\)/,
    ([, name = '']) =>
      substituteForNavigator(
        name === 'writeText' ? 'clipboard' : name === 'getCurrentPosition' ? 'geolocation' : 'mediaDevices',
      ),
  ],
  [
    /yc\.Interface needs fn, a function or generator; got an object/,
    () => 'If the function is called there, write its name alone, without the parentheses that call it.',
  ],
  [
    /^(?:TypeError: )?The listener of .* needs a function, or null/,
    () => 'If the function is called there, write `name`, not `name()`.',
  ],
  [
    /: value\.fn is the function .* cannot leave the sandbox/,
    () => 'If it is an app, export it itself: `export default yc.Interface({ … })`, without a function around it.',
  ],
  [
    /it takes a finite number, and this is NaN/,
    () => 'Check for parameters without an input, which are `undefined`, and for text that is not a number.',
  ],
  [
    /EvalError: /,
    () =>
      "Sketches cannot run text as code. For a formula, write `import { evaluate } from 'https://esm.sh/mathjs'`, or parse the text yourself.",
  ],
  [
    /TypeError: .*\b(?:json|text|arrayBuffer|blob) is not a function/,
    () => 'Write `await` before `fetch(…)`: it gives a promise of the response.',
  ],
  [
    /TypeError: (\w+)\.(?:map|forEach|filter|reduce|slice|entries|some|every|at) is not a function/,
    ([, name = '']) =>
      `\`${name}\` is no array. What a Dataframe hands over is \`{ headers, data }\`: its rows are \`${name}.data\`.`,
  ],
  [
    /TypeError: .*\.(\w+) is not a function/,
    ([, name = '']) => {
      const nearest = suggest(name, new Set([...allEvents().values()].flat()));
      return nearest && nearest !== name ? `Of a component, did you mean the event \`${nearest}\`?` : undefined;
    },
  ],
  [/TypeError: (\S+) is not a constructor/, ([, name = '']) => substituteFor(name)],
  [
    /ReferenceError: (?:tf|cv|ort|math|_|d3|p5|THREE) is not defined/,
    () => "Import it: `import … from 'https://esm.sh/…'`.",
  ],
  [
    /TypeError: (?:Failed to fetch|NetworkError when attempting|Load failed)/,
    () =>
      'The page lets a sketch reach these hosts alone, by https: cdn.jsdelivr.net, esm.sh, unpkg.com, huggingface.co. If it was one of them, the network may be down, or the address wrong.',
  ],
  [
    /DataCloneError: (.*) could not be cloned/,
    () => 'What is passed on must be plain data: no functions, elements or class instances.',
  ],
  [
    /(?:EncodingError|InvalidStateError): The source image could not be decoded/,
    () =>
      'It is no image that a browser can read: check the address, and that its bytes are those of a PNG, JPEG or WebP.',
  ],
];

/** An error's message, followed by what to do about it; undefined if we have nothing to add. */
export function explainError(message: string): string | undefined {
  for (const [pattern, meaning] of meanings) {
    const found = pattern.exec(message);
    const more = found && meaning(found);
    // The engine's own message quotes the page's policy.
    if (more && message.startsWith('EvalError')) return `EvalError: ${more}`;
    if (more) return `${message.replace(/\.$/, '')}. ${more}`;
  }
  return undefined;
}
