import type { AnyComponent, CaptureTools } from '../../api/internal';
import { calledName } from '../describe/called-name';
import { streams } from './stream';

/** The default time limit for the stream of a form, in seconds. */
const usualLimit = 30;

/**
 * If an input streams, the stream alone triggers the function of a live form. Returns undefined for other forms.
 *
 * @throws TypeError if an input cannot stream into this form.
 */
export const liveStream: CaptureTools['liveStream'] = (inputs, outputs, { live, streamEvery, timeLimit }, listened) => {
  const isOutput = (component: AnyComponent) => outputs.includes(component);
  const video = inputs.find((each) => each.kind === 'video' && streams(each) && !isOutput(each));
  if (video) {
    throw new TypeError(
      `${calledName(video)} cannot stream: a Video is handed over whole. For its frames, take yc.Image({ sources: ['webcam'], streaming: true }).`,
    );
  }
  const streaming = inputs.filter((each) => each.kind !== 'video' && streams(each));
  if (live && streaming.length > 1) {
    throw new TypeError(
      `${calledName(streaming[1] as AnyComponent)} streams, and so does ${calledName(streaming[0] as AnyComponent)}: one input of an Interface may. For several, listen to each in yc.Blocks.`,
    );
  }
  const [first] = streaming;
  if (live && first) {
    return {
      triggers: [{ component: first, event: 'stream' }],
      options: {
        showProgress: 'minimal',
        ...(streamEvery !== undefined && { streamEvery }),
        timeLimit: timeLimit === undefined ? usualLimit : timeLimit,
      },
    };
  }
  if (first && !isOutput(first) && !listened(first)) {
    throw new TypeError(
      `${calledName(first)} streams, so its form has to be live: yc.Interface({ live: true, … }). Without streaming: true it is handed over at Submit.`,
    );
  }
  const name = streamEvery !== undefined ? 'streamEvery' : timeLimit !== undefined ? 'timeLimit' : undefined;
  if (name) {
    throw new TypeError(
      `${name} of this Interface has nothing to stream. Make it live, and an input of it streaming: yc.Audio({ streaming: true }).`,
    );
  }
  return undefined;
};
