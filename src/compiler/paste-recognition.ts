import type { Recognition } from '../protocol';

/**
 * Recognises a paste that is not a sketch: a fence around one, an assistant's answer that contains one, or another
 * language. Returns undefined for anything that may be a sketch: we never judge the code itself here.
 */
export function recognisePaste(text: string): Recognition | undefined {
  // Longer text was not copied from a chat. No pattern here needs more than a few passes over the text.
  if (text.length > 500_000) return undefined;
  const source = text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  return (
    fenced(source) ??
    markup(source) ??
    python(source) ??
    otherLanguage(source) ??
    prose(source) ??
    react(source) ??
    gradio(source)
  );
}

const codeLanguages = /^(?:ts|tsx|typescript|js|jsx|javascript|mjs|)$/i;

/** The code in the fences of a Markdown text, from top to bottom. */
function fences(source: string): { language: string; code: string; line: number }[] {
  const found: { language: string; code: string; line: number }[] = [];
  const lines = source.split('\n');
  let open: { mark: string; language: string; from: number } | undefined;
  for (const [index, line] of lines.entries()) {
    const [, mark = '', language = ''] = /^\s{0,3}(`{3,}|~{3,})\s*([\w+#.-]*)/.exec(line) ?? [];
    if (!mark) continue;
    if (!open) open = { mark, language, from: index };
    else if (mark.startsWith(open.mark) && language === '') {
      found.push({ language: open.language, code: lines.slice(open.from + 1, index).join('\n'), line: open.from + 1 });
      open = undefined;
    }
  }
  // An answer that was copied before it was finished, or without its last line.
  if (open) found.push({ language: open.language, code: lines.slice(open.from + 1).join('\n'), line: open.from + 1 });
  return found.filter(({ code }) => code.trim() !== '');
}

function fenced(source: string): Recognition | undefined {
  // Code that contains fences in a text of its own begins the way code does.
  if (!/^\s{0,3}(?:`{3,}|~{3,})/m.test(source) || beginsAsCode(source)) return undefined;
  const all = fences(source);
  const fit = all.filter(({ language }) => codeLanguages.test(language));
  const best = (fit.length > 0 ? fit : all).reduce<(typeof all)[number] | undefined>(
    (a, b) => (a && rank(a.code) >= rank(b.code) ? a : b),
    undefined,
  );
  if (!best) return undefined;
  const inner = recognisePaste(best.code);
  if (inner && !inner.source) return { ...inner, line: best.line + inner.line };
  const code = `${(inner?.source ?? best.code).trimEnd()}\n`;
  if (/^\s*(?:`{3,}|~{3,})/.test(source))
    return {
      kind: 'fence',
      message: 'A Markdown fence stood around the code. It was taken off.',
      line: 1,
      source: code,
    };
  return {
    kind: 'answer',
    message: `An answer in words stood around the code. ${all.length > 1 ? 'The likeliest piece of code' : 'The code'} was taken out of it.`,
    line: 1,
    source: code,
  };
}

const rank = (code: string) =>
  (/\bexport\s+default\b/.test(code) ? 4 : 0) +
  (/\byield\b/.test(code) ? 2 : 0) +
  (/yieldcast|gradio/.test(code) ? 2 : 0) +
  Math.min(1, code.length / 10_000);

const codeStart =
  /^\s*(?:import\b(?=[\s{*'"])|export\b|const\b|let\b|var\b|function\b|async\s+(?:function\b|\()|class\b|type\s+\w+\s*[=<]|interface\s+\w+\s*[{<]|enum\b|\/\/|\/\*|['"]use strict|@\w|declare\b|yc\.|gr\.|for\s*\(|if\s*\(|await\b|\(|\{|#!)/;

const beginsAsCode = (source: string) =>
  codeStart.test(source) && !/^\s*(?:import \w+ as \w+|from \w+ import)/.test(source);

function markup(source: string): Recognition | undefined {
  if (
    !/^\s*(?:<!--[\s\S]{0,5000}?-->\s*)?<(?:!doctype\s+html|html|head|body|script|style|div|canvas|main|section|svg|template|p|h\d)\b/i.test(
      source,
    )
  )
    return undefined;
  const isVue = /^\s*<(?:template|script\s+setup)\b/i.test(source);
  return {
    kind: 'html',
    message: `This is ${isVue ? 'a Vue component' : 'HTML'}, and a sketch is TypeScript without a page. Write a generator and yield what is to be shown: markup to a \`yc.HTML()\`, a drawing from an \`OffscreenCanvas\`.`,
    line: lineOf(source, /</),
  };
}

function python(source: string): Recognition | undefined {
  const evidence = [
    /^\s*(?:async\s+)?def\s+\w+\s*\(.*\)\s*(?:->[^:\n]+)?:\s*(?:#.*)?$/m,
    /^import\s+\w+(?:\.\w+)*(?:\s+as\s+\w+)?\s*(?:#.*)?$/m,
    /^from\s+[\w.]+\s+import\s+\S/m,
    /^\s*(?:for\s+\w+(?:\s*,\s*\w+)*\s+in\s+[^\n{]+|while\s+[^\n{]+|if\s+[^\n{]+|with\s+[^\n{]+|elif\s+[^\n{]+|else|try|except[^\n{]*):\s*(?:#.*)?$/m,
    /^\s*print\s*\(/m,
    /^if\s+__name__\s*==/m,
    /\b(?:None|True|False)\b/,
  ];
  const first = evidence.slice(0, 4).find((each) => each.test(source));
  const seen = evidence.filter((each) => each.test(source)).length;
  if (!first || seen < 2 || /^\s*(?:const|let|export|function)\b/m.test(source)) return undefined;
  const gradio = /\b(?:gradio|gr\.)/.test(source);
  return {
    kind: 'python',
    message: `This is Python, and a sketch is TypeScript. ${
      gradio
        ? 'The names are the same: `def fn(x): yield …` is `function* fn(x) { yield … }`, `gr.Slider(1, 5, value=2)` is `yc.Slider(1, 5, { value: 2 })`. The table of forms has the rest; an assistant that is given the API can translate it.'
        : 'Write `async function* name(n: number) { … yield value; }` for `def name(n):`, and `await yc.sleep(0.5)` for `time.sleep(0.5)`; an assistant that is given the API can translate it.'
    }`,
    line: lineOf(source, first),
  };
}

const languages: [name: string, evidence: RegExp][] = [
  ['Rust', /^\s*(?:pub\s+)?fn\s+\w+\s*\(.*\{\s*$/m],
  ['Go', /^package\s+\w+\s*$/m],
  ['C or C++', /^#include\s*[<"]/m],
  ['Java', /^\s*public\s+(?:static\s+)?(?:class|void)\s+\w+/m],
  ['PHP', /^\s*<\?php/],
  [
    'a shell command',
    /^\s*(?:\$\s+)?(?:npm (?:install|i|create|init)|npx|pip3? install|yarn add|pnpm add|git clone|cd \S+$|sudo )\b/m,
  ],
];

function otherLanguage(source: string): Recognition | undefined {
  if (/^\s*[{[]/.test(source)) {
    try {
      JSON.parse(source);
      return {
        kind: 'other',
        message: 'This is data in JSON, and a sketch is code. Write `export default () => (…)` around it to show it.',
        line: 1,
      };
    } catch {
      return undefined;
    }
  }
  const p5 = /^\s*(?:function\s+(?:setup|draw)\s*\(|createCanvas\s*\()/m;
  if (p5.test(source) && /\bcreateCanvas\s*\(/.test(source) && !/\bimport\b/.test(source))
    return {
      kind: 'other',
      message:
        'This is a p5.js sketch, which draws on a page; sketches here have no page. Write a generator that draws into an `OffscreenCanvas`: `for (;;) { …; yield canvas; await yc.sleep(1 / 60); }`.',
      line: lineOf(source, p5),
    };
  const [name, evidence] = languages.find(([, each]) => each.test(source)) ?? [];
  if (!name || !evidence || beginsAsCode(source)) return undefined;
  return {
    kind: 'other',
    message: `This is ${name}, and a sketch is TypeScript. Write a generator, as \`async function* name() { yield value; }\`, and yield what is to be shown.`,
    line: lineOf(source, evidence),
  };
}

/** Is the line a sentence in words? */
const isSentence = (line: string) =>
  /^\s*(?:[-*>#\d.]+\s+)?[A-Z\u00c0-\u024f"'“*_][\p{L}\p{N}\s,;:'’"“”()/&%+*_`.!?–—-]*[.!?:)]\**\s*$/u.test(line) &&
  line.trim().split(/\s+/).length >= 4 &&
  !/[;{}=]\s*$/.test(line);

/** Words before and after code, without a fence, as copied from a rendered answer. */
function prose(source: string): Recognition | undefined {
  const lines = source.split('\n');
  const from = lines.findIndex((line) => line.trim() !== '' && codeStart.test(line) && !isSentence(line));
  if (from < 0) return undefined;
  const before = lines.slice(0, from).filter((line) => line.trim() !== '');
  let to = lines.length;
  while (to > from && (lines[to - 1]?.trim() === '' || isSentence(lines[to - 1] ?? ''))) to--;
  const after = lines.slice(to).filter((line) => line.trim() !== '');
  // The name of a language and the label of a button get copied along.
  const inWords = (line: string) =>
    isSentence(line) ||
    /^\s*(?:typescript|ts|javascript|js|copy(?: code)?|edit)\s*$/i.test(line) ||
    /^\s*#{1,4} \S/.test(line);
  if (before.length + after.length === 0 || !before.every(inWords)) return undefined;
  return {
    kind: 'answer',
    message: 'An answer in words stood around the code. The code was taken out of it.',
    line: 1,
    source: `${lines.slice(from, to).join('\n').trimEnd()}\n`,
  };
}

function react(source: string): Recognition | undefined {
  const evidence = [/\bfrom\s+['"](?:react|preact|next)(?:\/[\w-]+)?['"]/, /\buse(?:State|Effect|Ref|Memo)\s*\(/].find(
    (each) => each.test(source),
  );
  if (!evidence || !/<\/?[A-Za-z][\w.]*[^<>]*>/.test(source)) return undefined;
  return {
    kind: 'react',
    message:
      'This is a React component, which draws on a page, and a sketch has none. Write a generator that yields what is to be shown; what the component keeps with `useState` are inputs of `yc.Interface`, or a `yc.State`.',
    line: lineOf(source, evidence),
  };
}

const fromGradio = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])gradio\2/g;

function gradio(source: string): Recognition | undefined {
  fromGradio.lastIndex = 0;
  if (!fromGradio.test(source)) return undefined;
  return {
    kind: 'gradio',
    message: "Write `from 'yieldcast'` in place of `from 'gradio'`: it has Gradio's names, and needs no server.",
    line: lineOf(source, new RegExp(fromGradio.source)),
    source: source.replace(fromGradio, '$1$2yieldcast$2'),
    offer: "Write from 'yieldcast'",
  };
}

const lineOf = (source: string, pattern: RegExp) => {
  const found = pattern.exec(source);
  const matched = found?.[0] ?? '';
  return source.slice(0, (found?.index ?? 0) + (matched.length - matched.trimStart().length)).split('\n').length;
};
