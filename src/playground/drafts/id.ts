/** Makes an id that is unique across tabs. (`crypto.randomUUID` only exists in secure contexts.) */
export const newId = (): string => {
  const parts = crypto.getRandomValues(new Uint32Array(3));
  return Array.from(parts, (part) => part.toString(36)).join('');
};
