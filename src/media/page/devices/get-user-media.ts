import type { Capture, CaptureDevice } from './capture';

const kinds = { microphone: 'audioinput', webcam: 'videoinput' } as const;
const names = { microphone: 'Microphone', webcam: 'Camera' } as const;

/** Lists the devices of a kind. Without permission, browsers reveal neither ids nor names: then the list is empty. */
export const listDevices = async (source: Capture['source']): Promise<readonly CaptureDevice[]> => {
  const all = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? [];
  return all
    .filter(({ kind, deviceId }) => kind === kinds[source] && deviceId !== '')
    .map(({ deviceId, label }, i) => ({ id: deviceId, name: label || `${names[source]} ${i + 1}` }));
};

type Kind = 'audio' | 'video';

const without = (constraints: MediaStreamConstraints, name: string): MediaStreamConstraints | undefined => {
  for (const kind of ['video', 'audio'] satisfies Kind[]) {
    const of = constraints[kind];
    if (typeof of !== 'object' || !(name in of)) continue;
    const { [name as 'deviceId']: _, ...rest } = of;
    return { ...constraints, [kind]: rest };
  }
};

export type Granted = { stream: MediaStream /** Constraints that no device meets. */; unmet: readonly string[] };

/**
 * Asks for devices. Constraints that no device can meet are dropped and reported as `unmet`. Calls `getUserMedia`
 * synchronously, since some browsers only show their prompt on a user gesture.
 *
 * @throws DOMException as `getUserMedia` does.
 */
export const requestDevices = (constraints: MediaStreamConstraints): Promise<Granted> =>
  ask(navigator.mediaDevices.getUserMedia(constraints), constraints, []);

const ask = async (
  asked: Promise<MediaStream>,
  constraints: MediaStreamConstraints,
  unmet: readonly string[],
): Promise<Granted> => {
  try {
    return { stream: await asked, unmet };
  } catch (error) {
    const name = (error as { constraint?: unknown } | undefined)?.constraint;
    const looser = typeof name === 'string' && name !== '' ? without(constraints, name) : undefined;
    if (!looser) throw error;
    return ask(navigator.mediaDevices.getUserMedia(looser), looser, [...unmet, name as string]);
  }
};
