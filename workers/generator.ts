import { type Scope, serve } from '../src/runtime';

// The sandbox: the bundle of this module becomes the worker's `data:` URL (docs/architecture.md, “The sandbox”).
// The page's policy holds here, too: it would refuse the workers that a sketch starts.
type Policies = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): void };
(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('default', { createScriptURL: (url) => url });

serve(globalThis as unknown as Scope);
