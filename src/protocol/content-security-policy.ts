import { codeHosts, dataHosts } from './policy.ts';

/**
 * The Content-Security-Policy of the built page. `script-src` needs `data:` to load a generator's modules. No element
 * loads from another host: files that a sketch names are fetched without the user's cookies and shown as `blob:`. With
 * Trusted Types, no string becomes markup or a script's address except through a policy that is named here.
 *
 * @param fonts where fonts come from besides the page's own files
 */
export const contentSecurityPolicy = (...fonts: 'data:'[]): string =>
  Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'", 'data:', "'wasm-unsafe-eval'", ...codeHosts],
    'worker-src': ["'self'", 'data:'],
    'connect-src': ["'self'", 'data:', 'blob:', ...dataHosts],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ['data:', 'blob:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'", ...fonts],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['yieldcast', 'default', 'dompurify'],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
