import { serveVoice } from '../../src/runtime/speech';

// The thread of the voice: a worker that the sandbox starts for `yieldcast/speech`.
serveVoice(globalThis as unknown as Parameters<typeof serveVoice>[0]);
