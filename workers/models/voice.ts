import type { ModelHost } from '../../src/runtime/models';
import { createVoiceActivity } from '../../src/runtime/voice';

// Implements `yieldcast/voice`: a file of the site, which the sandbox imports for programs that import the module.
export const open = (host: ModelHost) => ({ voiceActivity: createVoiceActivity(host) });
