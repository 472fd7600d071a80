import * as v from 'valibot';
import { componentSchema, countSchema, labelSchema, listenerSchema } from '../../protocol';

/** How many components, and how many listeners, the rendered parts of an app may have. */
export const most = 2000;

/** Ids are at most this far above those of the app itself. The worker goes round, so that none is soon used again. */
export const idRange = 8192;

/** What `yc.render` sends: a part's components and listeners, or why there are none. */
export const messageSchema = v.variant('type', [
  v.strictObject({
    op: v.literal('render'),
    type: v.literal('part'),
    /** The component that the part fills. */
    region: countSchema,
    components: v.pipe(v.array(componentSchema), v.maxLength(most)),
    listeners: v.pipe(v.array(v.tuple([countSchema, listenerSchema])), v.maxLength(most)),
    children: v.array(countSchema),
    /** Of components with a key: what is preserved if it was changed; `null` for everything. */
    preserved: v.pipe(v.array(v.tuple([countSchema, v.nullable(v.array(labelSchema))])), v.maxLength(most)),
  }),
  v.strictObject({ op: v.literal('render'), type: v.literal('wrong'), region: countSchema, sentence: labelSchema }),
  /** A worker is about to make its first part, or knows nothing of a part that is shown. */
  v.strictObject({ op: v.literal('render'), type: v.literal('begin'), region: countSchema }),
  v.strictObject({
    op: v.literal('render'),
    type: v.literal('again'),
    /** The listener that was to run, and what its event told. */
    listener: countSchema,
    event: v.optional(v.unknown()),
  }),
]);

export type Message = v.InferOutput<typeof messageSchema>;
export type PartMessage = Extract<Message, { type: 'part' }>;
