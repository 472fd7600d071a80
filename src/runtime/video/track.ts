import type { Input, InputVideoTrack } from 'mediabunny';

/** Codecs that no browser decodes: their name in files → the name that people know. */
const undecodable: Record<string, string> = {
  mp4v: 'MPEG-4 Part 2 (mp4v)',
  'V_MPEG4/ISO/ASP': 'MPEG-4 Part 2 (Xvid, DivX)',
  'V_MPEG4/MS/V3': 'MPEG-4 Part 2 (MS-MPEG4)',
  V_MPEG2: 'MPEG-2',
  V_MPEG1: 'MPEG-1',
  mjpg: 'Motion JPEG (mjpg)',
  jpeg: 'Motion JPEG',
  V_MJPEG: 'Motion JPEG',
};

const cure =
  'Convert it to H.264: ffmpeg -i in.mp4 -c:v libx264 -pix_fmt yuv420p out.mp4. OpenCV writes that with the fourcc avc1';

/**
 * The video track of a file.
 *
 * @throws Error with a message for people if there is none that this browser decodes.
 */
export const openTrack = async (input: Input, name: string): Promise<InputVideoTrack> => {
  const isReadable = await input.canRead().catch((cause) => {
    throw new Error(`${name} is damaged or cut off: its beginning cannot be read.`, { cause });
  });
  if (!isReadable) {
    throw new Error(
      `${name} is no video that can be read: yc.frames takes MP4, MOV, WebM, Matroska and MPEG-TS. If it is one of these, it is cut off.`,
    );
  }
  const tracks = await input.getTracks().catch((cause) => {
    throw new Error(`${name} is damaged or cut off: its index cannot be read.`, { cause });
  });
  const track = await input.getPrimaryVideoTrack();
  if (!track) {
    const missing = tracks.length > 0 ? 'holds sound alone' : 'has no tracks: it is cut off, or empty';
    throw new Error(`${name} has no video track: it ${missing}.`);
  }
  const codec = await track.getCodec();
  if (codec !== null && (await track.canDecode())) return track;
  const id = await track.getInternalCodecId();
  const called =
    codec === null
      ? (undecodable[String(id)] ?? `a codec called ${typeof id === 'string' ? id : 'nothing known'}`)
      : `${codecNames[codec] ?? codec} (${await track.getCodecParameterString()})`;
  throw new Error(`${name} is encoded as ${called}, which this browser cannot decode. ${cure}.`);
};

const codecNames: Record<string, string> = { avc: 'H.264', hevc: 'HEVC', vp8: 'VP8', vp9: 'VP9', av1: 'AV1' };
