import type { Page } from '@playwright/test';

/** A blog beside the site, on the same host: its own files, and the site's `embed.js` a folder above. */
const blog: Record<string, { type: string; body: string }> = {
  'index.html': {
    type: 'text/html',
    body: `<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>A blog</title>
          <script type="module" src="../embed.js"></script>
        </head>
        <body>
          <h1>A blog</h1>
          <yield-cast src="sketches/demo.ts"></yield-cast>
          <p>Words below.</p>
        </body>
      </html>`,
  },
  'sketches/demo.ts': {
    type: 'text/plain',
    body: `import * as yc from 'yieldcast';
      import { shout } from './other.ts';

      function* greet(name: string) {
        yield 'Hello';
        yield shout(name);
      }

      export default yc.Interface({
        fn: greet,
        inputs: yc.Textbox({ label: 'Name' }),
        outputs: yc.Textbox({ label: 'Greeting' }),
        title: 'Greeter',
      });`,
  },
  'sketches/other.ts': {
    type: 'text/plain',
    body: `import { marks } from './deep/marks';
      export const shout = (text: string): string => {
        if (text === '') throw new Error('nobody to greet');
        return 'Hello, ' + text.toUpperCase() + marks;
      };`,
  },
  'sketches/deep/marks.ts': { type: 'text/plain', body: `export const marks: string = '!!';` },
};

/** Opens the blog. `changes` are other files, or others in their place. */
export const openBlog = async (page: Page, changes: Record<string, string> = {}) => {
  await page.route('**/blog/**', (route) => {
    const path = new URL(route.request().url()).pathname.split('/blog/')[1] || 'index.html';
    const file = blog[path];
    const body = changes[path] ?? file?.body;
    if (body === undefined) return route.fulfill({ status: 404, body: 'no such file' });
    return route.fulfill({ contentType: `${file?.type ?? 'text/plain'}; charset=utf-8`, body });
  });
  await page.goto('blog/');
};

/** The blog with this instead of its app. */
export const withBody = (body: string) => ({
  'index.html': (blog['index.html']?.body ?? '').replace(/<yield-cast.*<\/yield-cast>/, () => body),
});
