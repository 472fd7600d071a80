import type { Options } from './options';

const safe = (text: unknown) => String(text).replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Text spans, each with its class, as HTML. */
export const highlighted = (value: unknown, colours: Record<string, string>): string => {
  const spans = Array.isArray(value) ? value : [[String(value), null]];
  const classes = [
    ...new Set(spans.map((each) => (Array.isArray(each) ? each[1] : (each as Options).class_or_confidence))),
  ];
  return spans
    .map((each) => {
      const [text, name] = Array.isArray(each)
        ? each
        : [(each as Options).token ?? (each as Options).text, (each as Options).class_or_confidence];
      if (name === null || name === undefined) return safe(text);
      const colour = colours[String(name)] ?? `hsl(${(classes.indexOf(name) * 67) % 360} 70% 60%)`;
      return `<mark style="background:${safe(colour)};padding:0 4px;border-radius:4px">${safe(text)} <small>${safe(name)}</small></mark>`;
    })
    .join(' ');
};
