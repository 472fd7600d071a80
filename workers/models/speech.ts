import type { ModelHost } from '../../src/runtime/models';
import { createSpeak, openVoiceThread } from '../../src/runtime/speech';

// Implements `yieldcast/speech`: a file of the site, which the sandbox imports for programs that import the module.
export const open = (host: ModelHost) => ({ speak: createSpeak(host, openVoiceThread) });
