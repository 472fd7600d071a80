import { devicesOf } from '../what-it-may-do';

/** Programs cut links that are longer than this, in characters. The messages below name them. */
const chatLimit = 2000;
const mailLimit = 8000;

/** Warns about programs that cut a link of this length; `undefined` if none does. */
export const whoCuts = (link: string): string | undefined => {
  const length = link.length.toLocaleString('en');
  if (link.length > mailLimit)
    return `This link has ${length} characters. Browsers open it, but Slack, many mail programs and shorteners cut links of over 8,000, and Discord and most chats earlier. Send the file instead.`;
  if (link.length > chatLimit)
    return `This link has ${length} characters. Discord cuts messages at 2,000, and WhatsApp and Telegram may cut it without a word. Send the file instead where it does not arrive whole.`;
  return undefined;
};

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** An `<iframe>` with the app alone. Without `allow`, browsers deny it devices, full screen and the clipboard. */
export const frameSnippet = (link: string, title: string, source: string): string => {
  const allow = [...devicesOf(source), 'autoplay', 'clipboard-write', 'fullscreen'].join('; ');
  return `<iframe src="${escapeAttribute(link)}" title="${escapeAttribute(title)}" allow="${allow}" loading="lazy" style="width: 100%; height: 600px; border: 0"></iframe>`;
};

/** The custom element with the code inside. Escapes what would end its script, without changing the meaning. */
export const elementSnippet = (site: string, source: string): string => {
  const code = source.replace(/<(?=\/script|!--|script)/gi, (_, at: number) =>
    source[at + 1] === 's' || source[at + 1] === 'S' ? '\\x3C' : '<\\',
  );
  return `<script type="module" src="${site}embed.js"></script>
<yield-cast>
  <script type="text/yieldcast">
${code.trimEnd()}
  </script>
</yield-cast>`;
};
