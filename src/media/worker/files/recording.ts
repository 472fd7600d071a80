import type { FromRecording, SoundFormat, TapSound, ToRecording } from '../../shared/capture-messages';
import { StreamConformer } from '../pcm/conform';
import { convert } from '../pcm/convert';
import { saveSound } from '../save/save-sound';
import { SoundStore } from '../store/sound-store';

/**
 * Serves the recording of a microphone, whose sound arrives in blocks on ports of its own. Microphones deliver 16 bits,
 * so that is what is kept. Older sound moves to Blobs: hours of it take no memory.
 */
export const openRecording = (port: MessagePort): void => {
  const soundStore = new SoundStore();
  const conformer = new StreamConformer((pcm) => soundStore.append(convert(pcm, 's16')));
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
      else conformer.push({ sampleRate: data.sampleRate, format: 'f32', channels: data.channels });
    };
  };
  const answer = (message: FromRecording) => port.postMessage(message);
  const save = async (format: SoundFormat) => {
    if (coming.size > 0) {
      await new Promise<void>((resolve) => {
        complete = resolve;
      });
    }
    conformer.flush();
    try {
      const file = await saveSound(soundStore.pieces(), soundStore.shape, format);
      const samples = soundStore.spans.reduce((sum, { length }) => sum + length, 0);
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
