/** An id that no other tab makes. (`crypto.randomUUID` is there in secure contexts only.) */
export const newId = (): string => {
  const parts = crypto.getRandomValues(new Uint32Array(3));
  return Array.from(parts, (part) => part.toString(36)).join('');
};
