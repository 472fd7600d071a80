import { normalizePath, type Plugin } from 'vite';

const template = 't.innerHTML = html;';

/**
 * Passes the templates of Solid's compiler, which are constants of the build, through the page's policy for Trusted
 * Types. Solid assigns them as strings, which such a page refuses.
 */
export const trustedTemplates = (at: (path: string) => string): Plugin => ({
  name: 'yieldcast:trusted-templates',
  apply: 'build',
  transform(code, id) {
    if (!/\/solid-js\/web\/dist\/web\.js$/.test(normalizePath(id))) return undefined;
    if (!code.includes(template)) this.error('Solid makes its templates in another way: see vite.trusted.ts.');
    const door = JSON.stringify(at('src/protocol/trusted-types.ts'));
    return {
      code: `import { trustedHtml } from ${door};\n${code.replace(template, 't.innerHTML = trustedHtml(html);')}`,
      map: null,
    };
  },
});
