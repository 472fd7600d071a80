import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../src/playground/export/default-policy';

type Rules = { createHTML(html: string): string | null; createScriptURL(url: string): string | null };

const rulesOf = (script: string): Rules => {
  let made: Rules | undefined;
  const createPolicy = (name: string, rules: Rules) => {
    expect(name).toBe('default');
    made = rules;
  };
  new Function('self', 'document', script)(
    { trustedTypes: { createPolicy } },
    {
      baseURI: 'https://site.test/a/b/',
      currentScript: { src: 'https://site.test/a/b/theme.js', dataset: {} },
    },
  );
  if (!made) throw new Error('The script makes no policy.');
  return made;
};

test.each([
  ['the site', readFileSync('public/theme.js', 'utf8')],
  ['an export', defaultPolicy],
])('%s lets an element be emptied and scripts of its own folder start, and nothing else', (_, script) => {
  const { createHTML, createScriptURL } = rulesOf(script);
  expect(['', '<b>x</b>', ' '].map(createHTML)).toEqual(['', null, null]);
  const own = ['assets/app.js', './service-worker.js', 'https://site.test/a/b/assets/x.js'];
  expect(own.map(createScriptURL)).toEqual(own);
  const others = [
    'https://other.test/a/b/x.js',
    '/x.js',
    '../x.js',
    'data:text/javascript,1',
    'blob:https://site.test/1',
  ];
  expect(others.map(createScriptURL)).toEqual(others.map(() => null));
});
