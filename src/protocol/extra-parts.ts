/**
 * The parts of the sandbox that have the code of extra kinds, or of what else few sketches name, and how a sketch names each.
 * Loading one needlessly costs little.
 */
const parts = () => ({
  // Two apps may be one within the other.
  nest: /\b(?:TabbedInterface|Examples|Dataset|MultimodalTextbox|Walkthrough)\b|\bStep\(|(?:Interface|Blocks)\b[\s\S]*(?:Interface|Blocks)\b/,
  pictures: /ImageSlider|AnnotatedImage|\bPlot\b|Model3D/,
  drawing: /\b(?:ImageEditor|Sketchpad|Paint)\b|['"`](?:imageeditor|imagemask|sketchpad|paint)['"`]/,
  // Also the words that stand for them.
  widgets:
    /\b(?:ColorPicker|HighlightedText|Dialogue|ParamViewer|FileExplorer|DateTime|(?:Upload|Download|Clear|Duplicate|DeepLink)Button)\b|['"`](?:colorpicker|datetime|highlightedtext)['"`]/i,
  parallel: /\bparallel\b/,
  // Options of listeners.
  listening: /\b(?:workers|cached?|concurrency_?limit|max_?size)\b/i,
  remote: /\bremote\b/,
  // LinePlot, ScatterPlot and BarPlot.
  plots: /[er]Plot\b/,
});

export type ExtraPart = keyof ReturnType<typeof parts>;

/** The parts that code names. */
export const extraPartsNamed = (code: string): ExtraPart[] =>
  Object.entries(parts()).flatMap(([name, pattern]) => (pattern.test(code) ? [name as ExtraPart] : []));
