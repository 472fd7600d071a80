import type * as yieldcast from '../../api';
import type { component, listOf } from '../../api/internal';
import type { Lent as Encoding } from '../encode';

/**
 * What the runtime lends to the code of chats, which is bundled separately and would otherwise have its own: the API in
 * use, and what encodes pictures and files. A copy of `Refusal` would not be recognised.
 */
export type Lent = typeof yieldcast & { listOf: typeof listOf; component: typeof component } & Encoding;
