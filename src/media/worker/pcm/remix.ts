import { convert } from './convert';
import { lengthOf, type Pcm, type Samples } from './pcm';

/** For one output channel: how much it gets of each input channel. */
type Gains = readonly number[];

/** −3 dB: at this level, a channel played from two speakers is as loud as from one. */
const half = Math.SQRT1_2;

/**
 * The left and right channel made from channels in WAV's order: front left and right, centre, low frequencies, then
 * pairs and a centre behind. As in ITU-R BS.775, annex 4: the centre goes to both sides and rear channels to their own
 * side, at −3 dB; low frequencies are left out.
 */
const toStereo: Readonly<Record<number, readonly [Gains, Gains]>> = {
  3: [
    [1, 0, half],
    [0, 1, half],
  ],
  4: [
    [1, 0, half, 0],
    [0, 1, 0, half],
  ],
  5: [
    [1, 0, half, half, 0],
    [0, 1, half, 0, half],
  ],
  6: [
    [1, 0, half, 0, half, 0],
    [0, 1, half, 0, 0, half],
  ],
  7: [
    [1, 0, half, 0, 0.5, half, 0],
    [0, 1, half, 0, 0.5, 0, half],
  ],
  8: [
    [1, 0, half, 0, half, 0, half, 0],
    [0, 1, half, 0, 0, half, 0, half],
  ],
};

const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Scales gains down until even the loudest input does not clip. */
const normalize = (gains: Gains): Gains => {
  const sum = gains.reduce((total, gain) => total + gain, 0);
  return sum > 1 ? gains.map((gain) => gain / sum) : gains;
};

/** Adds channels that have no place of their own to the others in turn. */
const inTurn = (from: number, to: number): Gains[] =>
  indices(to).map((out) => indices(from).map((channel) => (channel % to === out ? 1 : 0)));

const gainsOf = (from: number, to: number): readonly Gains[] => {
  if (from === 1) return indices(to).map(() => [1]);
  const stereo = toStereo[from];
  if (to === 2 && stereo) return stereo.map(normalize);
  if (to === 1 && stereo) return [normalize(indices(from).map((i) => (stereo[0][i] ?? 0) + (stereo[1][i] ?? 0)))];
  return inTurn(from, to).map(normalize);
};

const mix = (channels: readonly Samples[], gains: Gains, length: number): Float64Array => {
  const mixed = new Float64Array(length);
  channels.forEach((samples, channel) => {
    const gain = gains[channel] ?? 0;
    if (gain === 0) return;
    for (let i = 0; i < length; i++) mixed[i] = (mixed[i] as number) + gain * (samples[i] as number);
  });
  return mixed;
};

/**
 * Changes the number of channels and keeps the format. Mono goes to all channels; stereo becomes mono as the mean of
 * both; more channels become stereo or mono as in ITU-R BS.775. Otherwise channels keep their places: surplus ones are
 * added to the others in turn, missing ones are silent. The result is never louder than the input.
 */
export const remix = (pcm: Pcm, channels: number): Pcm => {
  if (pcm.channels.length === channels) return pcm;
  const length = lengthOf(pcm);
  const mixed = gainsOf(pcm.channels.length, channels).map((gains): Samples => {
    const only = gains.indexOf(1);
    if (only >= 0) return (pcm.channels[only] as Samples).slice();
    const samples = mix(convert(pcm, 'f64').channels, gains, length);
    return convert({ ...pcm, format: 'f64', channels: [samples] }, pcm.format).channels[0] as Samples;
  });
  return { ...pcm, channels: mixed };
};
