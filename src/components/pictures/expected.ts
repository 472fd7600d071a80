import { say } from '../../words';
import type { Expected } from '../files/accept';

/** The image types that all three browser engines can show. */
export const expectedImage: Expected = {
  types: ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/svg+xml'],
  get words() {
    return say('an image is expected: PNG, JPEG, WebP, GIF, AVIF or SVG');
  },
};
