import * as v from 'valibot';
import type { AppModel } from '../app-model';
import type { SketchOrigin } from '../sketch-origin';
import { askSchema } from './asked';
import { connectionOf, type RemoteCall } from './connections';
import { destinationOf } from './destination';
import type { Destination, RemoteEvent } from './messages';
import { isAllowed } from './permission';

type Answer = { value: unknown } | { wrong: string };
type Opening = Extract<v.InferOutput<typeof askSchema>, { do: 'open' }>;
type Waiting = { id: number; event: RemoteEvent; weight: number };

/** The calls of one sandbox, and what has happened in them that it has not been told. */
type Box = {
  calls: Map<number, RemoteCall>;
  waiting: Waiting[];
  wake(): void;
  silence?: ReturnType<typeof setTimeout>;
};

const boxes = new WeakMap<SketchOrigin, Map<string, Box>>();

/** How many sandboxes of a sketch may call at once: with `workers`, it has that many. */
const mostBoxes = 40;

/** How many calls a sandbox may have at once, and how many events it is told of at once. */
const mostCalls = 32;
const mostTold = 512;

/** How long the page takes to answer, and how long it goes on for a sandbox that no longer asks, in milliseconds. */
const patience = 200;
const longestSilence = 60_000;

/** Answers what `yc.remote` asks: to call an endpoint of a server, for what has come of it, or to end it. */
export const answer = async (asked: unknown, origin: SketchOrigin, model: AppModel): Promise<Answer> => {
  const read = v.safeParse(askSchema, asked);
  if (!read.success) return { wrong: 'This is nothing that yc.remote can ask: an argument, or a text, is too long.' };
  const question = read.output;
  const box = boxOf(origin, question.box);
  if (!box) return { wrong: `At most ${mostBoxes} workers of a sketch call servers at once.` };
  if (question.do === 'open') {
    // Each number stands for one call: with a second one, the first could neither be counted nor be ended.
    if (box.calls.has(question.id)) return { wrong: 'There is such a call already.' };
    if (box.calls.size >= mostCalls)
      return { wrong: `At most ${mostCalls} calls run at once. Await some of them first.` };
    open(question, box, origin, model);
  }
  if (question.do === 'cancel') {
    box.calls.get(question.id)?.cancel();
    box.calls.delete(question.id);
    box.waiting = box.waiting.filter(({ id }) => id !== question.id);
  }
  if (question.do === 'more') {
    if (box.calls.size === 0)
      return { wrong: 'This call was ended: the app was busy with something else for a minute.' };
    return { value: await more(box, new Set(question.hold)) };
  }
  return { value: undefined };
};

const boxOf = (origin: SketchOrigin, name: string): Box | undefined => {
  const own = boxes.get(origin) ?? new Map<string, Box>();
  boxes.set(origin, own);
  if (own.size >= mostBoxes && !own.has(name)) return undefined;
  const box: Box = own.get(name) ?? { calls: new Map(), waiting: [], wake() {} };
  own.set(name, box);
  // A sandbox that was ended asks no more: nor does anybody else end its calls.
  clearTimeout(box.silence);
  box.silence = setTimeout(() => {
    own.delete(name);
    for (const call of box.calls.values()) call.cancel();
  }, longestSilence);
  return box;
};

const more = async (box: Box, held: ReadonlySet<number>): Promise<[number, RemoteEvent][]> => {
  const isFree = ({ id }: Waiting) => !held.has(id);
  if (!box.waiting.some(isFree))
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience);
      box.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const told = box.waiting.filter(isFree).slice(0, mostTold);
  box.waiting = box.waiting.filter((each) => !told.includes(each));
  for (const { id, event, weight } of told) {
    box.calls.get(id)?.taken(weight);
    if (event.type === 'done' || event.type === 'failed') box.calls.delete(id);
  }
  return told.map(({ id, event }) => [id, event]);
};

const open = ({ id, address, endpoint, token, args }: Opening, box: Box, origin: SketchOrigin, model: AppModel) => {
  const take = (event: RemoteEvent, weight = 0) => {
    if (!box.calls.has(id)) return;
    box.waiting.push({ id, event, weight });
    box.wake();
  };
  let isOver = false;
  const pending: RemoteCall = {
    taken() {},
    cancel() {
      isOver = true;
    },
  };
  box.calls.set(id, pending);
  const begin = async () => {
    const destination = destinationOf(address);
    if (!(await allowed(destination, origin, model)))
      throw new Error(
        `Nobody has allowed this app to use ${destination.host}. Load the page again to be asked once more.`,
      );
    if (isOver) return;
    const connection = connectionOf(origin, destination, token, () => model.mounted()?.origin === origin);
    box.calls.set(id, connection.call(endpoint, args, take));
  };
  begin().catch((thrown) => take({ type: 'failed', message: (thrown as Error).message }));
};

const allowed = async (destination: Destination, { identity }: SketchOrigin, { root }: AppModel): Promise<boolean> =>
  isAllowed(await identity, destination, async (hosts) => (await import('./Prompt')).askPerson(hosts, root));
