/** Takes the place of `src/app/remote` in an exported page: it has no file of a site's to start a worker from. */
export const answer = async () => ({
  wrong: 'An exported page reaches no other server, so yc.remote works only on the site that it comes from.',
});
