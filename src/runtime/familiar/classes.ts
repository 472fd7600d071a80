/**
 * `[{ label, confidence }]`, or `score` as models call it, as an object of confidences, also within Gradio's
 * `{ label, confidences }`. Other values stay as they are.
 */
export const classesOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return listed(value) ?? value;
  const { confidences } = (value ?? {}) as { confidences?: unknown };
  return Array.isArray(confidences) ? { ...(value as object), confidences: listed(confidences) } : value;
};

type Class = { label?: unknown; confidence?: unknown; score?: unknown } | null | undefined;

const listed = (classes: Class[]) => {
  const entries = classes.map((each) => [each?.label, each?.confidence ?? each?.score]);
  return entries.every(([name]) => typeof name === 'string') ? Object.fromEntries(entries) : undefined;
};
