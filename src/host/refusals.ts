/** Why a request was refused: so many runs wait already, or changes trigger one another without end. */
export type Refused = { waiting: number } | { changes: number };

/** Says so to the person. Loaded only when it happens. */
export const sentenceOf = (refused: Refused): string => {
  if ('changes' in refused)
    return `Changes set each other off ${refused.changes} times over; the loop was ended. Listen to input, which a person alone makes, instead of change.`;
  const runs = refused.waiting === 1 ? 'one run waits' : `${refused.waiting} runs wait`;
  return `This is busy: ${runs} already. Try again in a moment.`;
};
