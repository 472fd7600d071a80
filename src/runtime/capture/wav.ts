import type { CaptureTools } from '../../api/internal';

/** A WAV file of sound, in the same floats as the sound itself: nothing is lost. */
export const wavOf: CaptureTools['wavOf'] = ({ sampleRate, channels }) => {
  const length = channels[0]?.length ?? 0;
  const bytes = length * channels.length * 4;
  const view = new DataView(new ArrayBuffer(44 + bytes));
  const word = (at: number, text: string) => {
    for (let i = 0; i < 4; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  word(0, 'RIFF');
  view.setUint32(4, 36 + bytes, true);
  word(8, 'WAVE');
  word(12, 'fmt ');
  view.setUint32(16, 16, true);
  // 3 is WAVE_FORMAT_IEEE_FLOAT.
  view.setUint16(20, 3, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels.length * 4, true);
  view.setUint16(32, channels.length * 4, true);
  view.setUint16(34, 32, true);
  word(36, 'data');
  view.setUint32(40, bytes, true);
  const interleaved = new Float32Array(view.buffer, 44);
  for (const [c, channel] of channels.entries()) {
    for (let i = 0; i < length; i++) interleaved[i * channels.length + c] = channel[i] as number;
  }
  return new File([view.buffer], 'sound.wav', { type: 'audio/wav' });
};
