/**
 * The hosts that generators may import and fetch from. No others are allowed, because the page's
 * Content-Security-Policy also applies inside their worker. To allow more hosts, add them here and rebuild.
 */
export const codeHosts = ['https://cdn.jsdelivr.net', 'https://esm.sh', 'https://unpkg.com'];
export const dataHosts = [...codeHosts, 'https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];
