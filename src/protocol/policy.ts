/**
 * The network's border. A generator may import and fetch from these hosts and no others, because the page's
 * Content-Security-Policy holds inside its worker too. To let it talk to more, add them here and build again.
 */
export const codeHosts = ['https://cdn.jsdelivr.net', 'https://esm.sh', 'https://unpkg.com'];
export const dataHosts = [...codeHosts, 'https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

/** The Content-Security-Policy of the built page. `data:` in `script-src` is how a generator's modules are loaded. */
export const contentSecurityPolicy = Object.entries({
  'default-src': ["'none'"],
  'script-src': ["'self'", 'data:', "'wasm-unsafe-eval'", ...codeHosts],
  'worker-src': ["'self'", 'data:'],
  'connect-src': ["'self'", 'data:', 'blob:', ...dataHosts],
  'img-src': ["'self'", 'data:', 'blob:', ...dataHosts],
  'media-src': ["'self'", 'data:', 'blob:', ...dataHosts],
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
})
  .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
  .join('; ');
