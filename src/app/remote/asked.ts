import * as v from 'valibot';
import { countSchema } from '../../protocol';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const number = v.nullable(v.pipe(v.number(), v.finite()));

/** What `yc.remote` asks. `box` is the sandbox that asks, and `hold` are calls of which it has enough to do for now. */
export const askSchema = v.variant('do', [
  v.strictObject({
    op: v.literal('remote'),
    do: v.literal('open'),
    box: text(40),
    id: countSchema,
    address: text(2000),
    endpoint: v.optional(text(500)),
    token: v.optional(text(2000)),
    args: v.pipe(v.array(v.unknown()), v.maxLength(200)),
  }),
  v.strictObject({
    op: v.literal('remote'),
    do: v.literal('more'),
    box: text(40),
    hold: v.pipe(v.array(countSchema), v.maxLength(100)),
  }),
  v.strictObject({ op: v.literal('remote'), do: v.literal('cancel'), box: text(40), id: countSchema }),
]);

/** What comes from the worker. What a server says is in it, so it is checked like all that comes from elsewhere. */
export const fromWorkerSchema = v.strictObject({
  call: countSchema,
  weight: v.pipe(v.number(), v.minValue(0)),
  isBroken: v.optional(v.boolean()),
  event: v.variant('type', [
    v.strictObject({ type: v.literal('place'), place: v.pipe(v.number(), v.finite()), of: number }),
    v.strictObject({ type: v.picklist(['started', 'done']) }),
    v.strictObject({
      type: v.literal('progress'),
      done: number,
      total: number,
      unit: v.nullable(text(2000)),
      description: v.nullable(text(2000)),
    }),
    v.strictObject({
      type: v.literal('log'),
      level: text(20),
      message: text(10_000),
      title: v.nullable(text(2000)),
      duration: number,
    }),
    v.strictObject({
      type: v.literal('values'),
      values: v.array(v.nullable(v.strictObject({ value: v.unknown() }))),
    }),
    v.strictObject({
      type: v.literal('failed'),
      message: text(11_000),
      own: v.optional(v.boolean()),
      title: v.optional(text(2000)),
    }),
  ]),
});
