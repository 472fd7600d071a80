import { type Scope, serve } from '../src/runtime';

// The sandbox: this module, bundled whole, is the worker's `data:` URL (docs/architecture.md, “The sandbox”).
serve(globalThis as unknown as Scope);
