type Rule<To> = (text: string) => To;
type Rules<To> = { createHTML: Rule<To>; createScriptURL: Rule<To> };

/** What a browser with Trusted Types has, as far as it is used here. Components take what it makes for text. */
declare const trustedTypes: { createPolicy(name: string, rules: Rules<string>): Rules<string> };

const same = (text: string) => text;
let policy: Rules<string> = { createHTML: same, createScriptURL: same };
try {
  policy = trustedTypes.createPolicy('yieldcast', policy);
} catch {
  // The browser has no Trusted Types, or an embedder's page does not allow this policy. Then its own one decides.
}

/**
 * Marks markup as trusted: a constant of the build (Solid's templates, the docs), or text that is only parsed and never
 * put into the page. The page's policy refuses all other strings.
 */
export const trustedHtml = (html: string): string => policy.createHTML(html);

/** Marks the URL of a worker as trusted: a `data:` URL with code of the build. */
export const trustedUrl = (url: string): string => policy.createScriptURL(url);
