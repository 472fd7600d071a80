import { isBuiltin } from 'node:module';
import { apiSpecifier, modelModuleOf } from '../../protocol';

/** What a sketch asks of a package, and where it first does. */
export type Asked = { names: Set<string>; isWhole: boolean; file: string; source: string; offset: number };

/** Whether an import asks for an installed package. What is said about the others is the compiler's. */
export const isPackage = (specifier: string): boolean =>
  /^(?:@[\w.~-]+\/)?[\w~][\w.~-]*(?:\/[\w.~@-]+)*$/.test(specifier) &&
  specifier !== apiSpecifier &&
  !specifier.startsWith(`${apiSpecifier}/`) &&
  modelModuleOf(specifier) === undefined &&
  !isBuiltin(specifier);

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/**
 * What code takes from a package: the names in braces and those that it reads of the whole, which a package in the form of
 * CommonJS does not tell itself; and whether it may take any other.
 */
export const takenFrom = (source: string, specifier: string): { names: string[]; isWhole: boolean } => {
  const escaped = specifier.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const clause = new RegExp(`\\b(?:import|export)\\s+([^'";]+?)\\s*from\\s*['"]${escaped}['"]`, 'g');
  const clauses = [...source.matchAll(clause)].map(([, text = '']) => text);
  const names = clauses.flatMap((text) => {
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
    const named = /^(?:type\s+)?[\w$]+\s*(?:,|$)/.test(text) && !/^type\b/.test(text) ? ['default'] : [];
    return [...named, ...listed, ...read.map(([, name = '']) => name)].filter((name) => identifier.test(name));
  });
  return { names, isWhole: clauses.length === 0 || clauses.some((text) => text.includes('*')) };
};
