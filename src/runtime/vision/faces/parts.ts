import type { Face } from '../../../api/internal';

/** Points of MediaPipe's mesh around each part of a face. Left and right are the person's own. */
const parts: Record<keyof Face['parts'], readonly number[]> = {
  outline: [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150,
    136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ],
  rightEye: [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  leftEye: [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466],
  rightEyebrow: [70, 63, 105, 66, 107, 55, 65, 52, 53, 46],
  leftEyebrow: [300, 293, 334, 296, 336, 285, 295, 282, 283, 276],
  nose: [168, 122, 174, 198, 129, 98, 97, 2, 326, 327, 358, 420, 399, 351],
  lips: [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185],
  mouth: [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191],
};

export const partsOf = (points: Face['points']): Face['parts'] =>
  Object.fromEntries(
    Object.entries(parts).map(([part, places]) => [part, places.map((at) => points[at])]),
  ) as Face['parts'];

/** The outer corners of the eyes. */
export const eyeCorners = [33, 263] as const;
