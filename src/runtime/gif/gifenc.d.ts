/** gifenc ships without types; these cover what we use. */
declare module 'gifenc' {
  type Palette = number[][];
  type Format = 'rgb565' | 'rgb444';
  type Pixels = Uint8Array | Uint8ClampedArray;
  export function quantize(rgba: Pixels, maxColors: number, options: { format: Format }): Palette;
  export function applyPalette(rgba: Pixels, palette: Palette, format: Format): Uint8Array;
  export function GIFEncoder(): {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: { palette: Palette; delay: number; repeat: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array;
  };
}
