// Loaded only when a sketch cannot be fetched.

/** Does a host answer at all? What it says is not read. */
const answers = (url: URL) =>
  fetch(url, { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer' }).then(
    () => true,
    () => false,
  );

/** Says why a sketch could not be fetched from an address. */
export const whyUnreadable = async (url: URL, response: Response | undefined): Promise<string> => {
  const name = url.href;
  if (response?.redirected && response.ok && !response.url.startsWith(new URL('.', url).href))
    return `${name} cannot be read: it leads on to ${response.url}, out of its folder.`;
  if (response?.ok)
    return `${name} is no sketch but a page (HTML): its server answers so when it has no such file, or asks for a login. Check the address.`;
  if (response) return `${name} cannot be read: its server answers ${String(response.status)}. Check the address.`;
  if (url.origin !== location.origin && (await answers(url)))
    return `${name} cannot be read: its server answers, but lets no other site read it. It has to send the header “Access-Control-Allow-Origin: *” (CORS).`;
  return `${name} cannot be read: nobody answers there, or this page’s policy (Content-Security-Policy) forbids to ask.`;
};
