import type { FromRecording, SoundFormat, TapSound, ToRecording } from '../../capture/contract';
import { convert } from '../pcm/convert';
import { Archive } from '../timeline/archive';
import { Fit } from '../timeline/fit';
import { saveSound } from './saveSound';

/**
 * A recording of a microphone, which comes in blocks on ports of its own. Microphones give 16 bits, so that is what is
 * kept. What is older lies in Blobs: hours of it need no memory.
 */
export const openRecording = (port: MessagePort): void => {
  const archive = new Archive();
  const fit = new Fit((pcm) => archive.append(convert(pcm, 's16')));
  const coming = new Set<MessagePort>();
  let complete: () => void = () => {};

  const end = (from: MessagePort) => {
    from.close();
    coming.delete(from);
    if (coming.size === 0) complete();
  };
  const sound = (from: MessagePort) => {
    coming.add(from);
    from.onmessage = ({ data }: MessageEvent<TapSound>) => {
      if (data.type === 'end') end(from);
      else fit.push({ sampleRate: data.sampleRate, format: 'f32', channels: data.channels });
    };
  };
  const answer = (message: FromRecording) => port.postMessage(message);
  const save = async (format: SoundFormat) => {
    if (coming.size > 0) {
      await new Promise<void>((resolve) => {
        complete = resolve;
      });
    }
    fit.flush();
    try {
      const file = await saveSound(archive.pieces(), archive.shape, format);
      const samples = archive.spans.reduce((sum, { length }) => sum + length, 0);
      answer({ type: 'saved', file, samples });
    } catch (error) {
      answer({ type: 'unsaved', message: error instanceof Error ? error.message : String(error) });
    }
  };

  port.onmessage = ({ data }: MessageEvent<ToRecording>) => {
    switch (data.type) {
      case 'sound':
        sound(data.from);
        break;
      case 'lost':
        for (const from of [...coming]) end(from);
        break;
      case 'save':
        void save(data.format);
        break;
      case 'close':
        for (const from of [...coming]) end(from);
        port.close();
    }
  };
};
