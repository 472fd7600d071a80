import * as Comlink from 'comlink';
import { type Checked, checkedSpec, RefusedSpec, rowsOf, type Spec, shapeOf } from '../checked-spec';
import { boundSequences } from './bounds';
import type { Drawing, Drawn, Look, Refused, Shown } from './messages';
import { createView, type VegaView } from './view';

/** Draws the specifications of one plot, and tells what changes on its own. */
export const createDrawing = (tell: (shown: Shown, transfer: Transferable[]) => void): Drawing => {
  boundSequences();
  let current: VegaView | undefined;
  // One frame at a time is on its way: what is drawn meanwhile is in the next one, or in the answer that is being made.
  let onItsWay = false;
  let isOld = false;
  let answering = 0;
  const show = async (view: VegaView) => {
    if (view !== current) return;
    isOld = true;
    if (onItsWay || answering > 0) return;
    onItsWay = true;
    isOld = false;
    const frame = await view.frame();
    if (view === current && answering === 0) return tell({ frame }, [frame.bitmap]);
    onItsWay = false;
  };
  const showOld = () => {
    if (isOld && current) void show(current);
  };

  const drawn = async (view: VegaView, kept: boolean, { spec, leftOut }: Checked): Promise<Drawn> => {
    isOld = false;
    const frame = await view.frame();
    const answer: Drawn = {
      frame,
      kept,
      rows: rowsOf(spec).length,
      leftOut: [...new Set([...leftOut, ...view.leftOut])],
      heard: view.heard,
    };
    return Comlink.transfer(answer, [frame.bitmap]);
  };

  const viewOf = async (spec: Spec, look: Look): Promise<VegaView> => {
    let made: VegaView | undefined;
    const isShown = () => made !== undefined && made === current;
    made = await createView(spec, look, {
      show: (shown) => {
        if (isShown()) tell(shown, []);
      },
      drawn: () => {
        if (made) void show(made);
      },
    });
    return made;
  };

  return {
    draw: async (text, look, anew) => {
      answering++;
      try {
        const checked = checkedSpec(text);
        const { spec } = checked;
        if (!anew && current?.shape === shapeOf(spec) && (await current.update(rowsOf(spec))))
          return await drawn(current, true, checked);
        const next = await viewOf(spec, look);
        current?.dispose();
        current = next;
        return await drawn(next, false, checked);
      } catch (thrown) {
        if (thrown instanceof RefusedSpec) return thrown.refused;
        // Vega puts “Error:” before what its parts throw, and its messages may hold much of the specification.
        const message = thrown instanceof Error ? thrown.message.replace(/^(?:\w*Error: )+/, '').slice(0, 500) : '';
        return { why: 'wrong', message } satisfies Refused;
      } finally {
        answering--;
        // After the answer, which is sent in this turn.
        setTimeout(showOld);
      }
    },
    handle: async (events) => current?.handle(events),
    seen: () => {
      onItsWay = false;
      showOld();
    },
    forget: () => {
      current?.dispose();
      current = undefined;
      onItsWay = isOld = false;
    },
    png: () => existing(current).png(),
    svg: () => existing(current).svg(),
  };
};

const existing = (view: VegaView | undefined): VegaView => {
  if (!view) throw new Error('Nothing is drawn.');
  return view;
};
