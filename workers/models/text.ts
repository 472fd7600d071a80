import type { ModelHost } from '../../src/runtime/models';
import { createGenerateText } from '../../src/runtime/text';

// Implements `yieldcast/text`: a file of the site, which the sandbox imports for programs that import the module.
export const open = (host: ModelHost) => ({ generateText: createGenerateText(host) });
