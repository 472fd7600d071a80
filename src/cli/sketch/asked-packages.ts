import { isBuiltin } from 'node:module';
import { apiSpecifier, modelModuleOf } from '../../protocol';

/** What a sketch asks of a package, and where it first does. */
export type Asked = { names: Set<string>; file: string; source: string; offset: number };

/** Whether an import asks for an installed package. What is said about the others is the compiler's. */
export const isPackage = (specifier: string): boolean =>
  /^(?:@[\w.~-]+\/)?[\w~][\w.~-]*(?:\/[\w.~@-]+)*$/.test(specifier) &&
  specifier !== apiSpecifier &&
  !specifier.startsWith(`${apiSpecifier}/`) &&
  modelModuleOf(specifier) === undefined &&
  !isBuiltin(specifier);

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/**
 * The names that code takes from a package: those in braces, and what it reads of the whole. A package in the form of
 * CommonJS does not tell them itself.
 */
export const namesAsked = (source: string, specifier: string): string[] => {
  const escaped = specifier.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const clause = new RegExp(`\\b(?:import|export)\\s+([^'";]+?)\\s*from\\s*['"]${escaped}['"]`, 'g');
  return [...source.matchAll(clause)].flatMap(([, text = '']) => {
    const [, braces = ''] = /\{([^}]*)\}/.exec(text) ?? [];
    const listed = braces.split(',').map(
      (each) =>
        each
          .trim()
          .replace(/^type\s+.*$/, '')
          .split(/\s+as\s+/)[0] ?? '',
    );
    const [, whole] = /\*\s*as\s+([\w$]+)/.exec(text) ?? [];
    const read = whole
      ? [...source.matchAll(new RegExp(`(?<![\\w$.])${whole.replaceAll('$', '\\$')}\\s*\\.\\s*([\\w$]+)`, 'g'))]
      : [];
    return [...listed, ...read.map(([, name = '']) => name)].filter((name) => identifier.test(name));
  });
};
