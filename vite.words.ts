import { normalizePath, type Plugin } from 'vite';

const ofSolid = /\btemplate as (_\$\w+)\b,?\s*/;

/**
 * Lets `src/words` make the templates of the page's components instead of Solid, so that the texts which are fixed in them
 * are in the person's language without a call for each.
 */
export const translatedTemplates = (at: (path: string) => string): Plugin => ({
  name: 'yieldcast:translated-templates',
  transform(code, id) {
    if (!/\/src\/(?:app|components)\/.*\.tsx$/.test(normalizePath(id).split('?')[0] ?? '')) return undefined;
    const imported = /import \{([^}]*)\} from ["']solid-js\/web["'];?/g;
    let name: string | undefined;
    const without = code.replace(imported, (whole, names: string) => {
      const found = ofSolid.exec(names)?.[1];
      if (!found) return whole;
      name = found;
      return whole.replace(ofSolid, '');
    });
    if (!name) return undefined;
    return {
      code: `import { template as ${name} } from ${JSON.stringify(at('src/words/index.ts'))};${without}`,
      map: null,
    };
  },
});
