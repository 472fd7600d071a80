import { expect, test } from 'vitest';
import { readArguments, UsageError } from '../../../src/cli/arguments';

const serving = { name: 'serve', path: '.', port: 7860, host: '127.0.0.1', open: false };

test.for([
  [[], serving],
  [['demo.ts'], { ...serving, path: 'demo.ts' }],
  [['demo.ts', '--port', '3000', '--open'], { ...serving, path: 'demo.ts', port: 3000, open: true }],
  [['-p', '0', 'apps/one'], { ...serving, path: 'apps/one', port: 0 }],
  [['--host'], { ...serving, host: '0.0.0.0' }],
  [['--host', 'demo.ts'], { ...serving, path: 'demo.ts', host: '0.0.0.0' }],
  [['--host', '--open', 'demo.ts'], { ...serving, path: 'demo.ts', host: '0.0.0.0', open: true }],
  [['--host', '192.168.1.2', 'demo.ts'], { ...serving, path: 'demo.ts', host: '192.168.1.2' }],
  [['--host=::1'], { ...serving, host: '::1' }],
  [['./build'], { ...serving, path: './build' }],
  [['build'], { name: 'build', path: '.', out: 'dist', single: false }],
  [['build', 'demo.ts', '-o', 'site'], { name: 'build', path: 'demo.ts', out: 'site', single: false }],
  [
    ['build', '--single', '--title', 'My app', 'demo.ts', '--out=one.html'],
    { name: 'build', path: 'demo.ts', out: 'one.html', single: true, title: 'My app' },
  ],
  [
    ['build', 'demo.ts', '--examples'],
    { name: 'build', path: 'demo.ts', out: 'dist', single: false, examples: { limit: 120 } },
  ],
  [
    ['build', '--examples', '--browser', '/my/chrome', '--time-limit=5'],
    { name: 'build', path: '.', out: 'dist', single: false, examples: { browser: '/my/chrome', limit: 5 } },
  ],
  [['new'], { name: 'new', list: false }],
  [['new', 'mine', '-e', 'chat'], { name: 'new', folder: 'mine', example: 'chat', list: false }],
  [['build', 'demo.ts', '--help'], { name: 'help' }],
  [['-v'], { name: 'version' }],
] as const)('%j is understood', ([typed, command]) => {
  expect(readArguments(typed)).toEqual(command);
});

test.for([
  [['--prot', '3000'], 'There is no option --prot. Did you mean --port?'],
  [['-x'], 'There is no option -x. See yieldcast --help.'],
  [['--port'], '--port needs a value.'],
  [['--port', '--open'], '--port needs a value.'],
  [['--port', 'http'], "'http' is no port. A port is a number from 0 to 65535; 0 takes any that is free."],
  [['--port', '70000'], "'70000' is no port. A port is a number from 0 to 65535; 0 takes any that is free."],
  [['--open=yes'], '--open takes no value.'],
  [['demo.ts', '--out', 'dist'], '--out is an option of “yieldcast build”, not of serving an app.'],
  [['build', '--port', '1'], '--port is an option of “yieldcast demo.ts”, not of yieldcast build.'],
  [['build', '--out', ''], '--out needs a value.'],
  [['--examples'], '--examples is an option of “yieldcast build”, not of serving an app.'],
  [['build', '--browser', 'chromium'], '--browser is about computing examples: give --examples, too.'],
  [['build', '--examples', '--browser='], '--browser needs a value.'],
  [['build', '--examples', '--time-limit', '0'], "'0' is no time limit. It is a number of seconds from 1 to 86400."],
  [['a.ts', 'b.ts'], "One sketch at a time: 'a.ts' and 'b.ts' are 2."],
] as const)('%j is a mistake that is said in a sentence', ([typed, sentence]) => {
  expect(() => readArguments(typed)).toThrow(new UsageError(sentence));
});
