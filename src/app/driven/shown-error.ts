import type { Location, Problem } from '../../protocol';

/** An error of a sketch: what the app shows about it. */
export class ShownError extends Error {
  override readonly name = 'SketchError';
  constructor(
    message: string,
    readonly location?: Location,
  ) {
    super(message);
  }
}

export const errorOf = ({ title, message, location }: Problem) =>
  new ShownError(title ? `${title}: ${message}` : message, location);
