import { cssProblem, loadsNothing } from '../../protocol';

/**
 * An author's style sheet, bound to the app. It may make the app look like anything, and must not reach the rest of the
 * page, load anything, or show anything outside the app. It is a stranger's text, so the browser's own parser reads it,
 * and only the kinds of rules and values that we know go on.
 */

/** Properties whose names belong to the whole page. */
const ofThePage = new Set(['view-transition-name', 'view-transition-class', 'anchor-name', 'anchor-scope']);

/** Rules that hold other rules and do nothing but ask when those apply. */
const conditions = ['CSSMediaRule', 'CSSSupportsRule', 'CSSContainerRule', 'CSSLayerBlockRule', 'CSSStartingStyleRule'];

const isA = (rule: CSSRule, name: string) => {
  const known = (globalThis as unknown as Record<string, unknown>)[name];
  return typeof known === 'function' && rule instanceof known;
};

/** No file, not even one inside the text: nothing of a style sheet needs to be decoded. */
const isHarmless = (value: string) => loadsNothing(value) && !/url\(/i.test(value);

/** The longest value of a custom property. They are copied wherever they are used. */
const mostOfCustom = 200;

/** The longest blur in CSS pixels. A longer one takes seconds to draw. */
const mostOfBlur = 50;

/** Can the browser apply it in a moment? Custom properties that use each other may grow a thousandfold with each. */
const isQuick = (name: string, value: string): boolean => {
  if (name.startsWith('--')) return value.length <= mostOfCustom && !/var\(/i.test(value);
  if (!/filter$/.test(name)) return true;
  const lengths = [...value.matchAll(/([\d.]+)([a-z]+)\b/gi)];
  return (
    !/var\(|calc\(|\de/i.test(value) &&
    lengths.every(([, size, unit]) =>
      unit !== 'px' ? /^(?:deg|turn|rad)$/.test(unit ?? '') : Number(size) <= mostOfBlur,
    )
  );
};

/** What cleaning needs: the new names of keyframes, and whom to tell what was left out, and why. */
type Cleaning = { names: ReadonlyMap<string, string>; leftOut(what: string, why: string): void };

const loads = 'it would load something, and the style sheet of an app loads nothing';

const whyNot = (name: string, value: string): string | undefined => {
  if (ofThePage.has(name)) return 'its names are those of the whole page';
  if (!isHarmless(value)) return loads;
  return isQuick(name, value) ? undefined : 'it may take the browser long to draw';
};

const cleanDeclarations = (style: CSSStyleDeclaration, where: string, { names, leftOut }: Cleaning): void => {
  for (const name of [...style]) {
    // A property that depends on `var()` has no value yet; its text is checked below.
    const why = whyNot(name, style.getPropertyValue(name));
    if (why === undefined) continue;
    style.removeProperty(name);
    leftOut(`${name} in ${where}`, why);
  }
  if (!isHarmless(style.cssText)) {
    style.cssText = '';
    leftOut(where, loads);
  }
  const animations = style.animationName;
  if (animations)
    style.animationName = animations
      .split(', ')
      .map((each) => {
        const own = names.get(each);
        if (!own && each !== 'none') leftOut(`animation ${each} in ${where}`, 'css has no @keyframes of that name');
        return own ?? 'none';
      })
      .join(', ');
};

type Rules = { readonly cssRules: CSSRuleList; deleteRule(index: number): void };

/** Removes what is not allowed from rules, and from those within them. */
const cleanRules = (within: Rules, where: string, cleaning: Cleaning): void => {
  for (let i = within.cssRules.length - 1; i >= 0; i--) {
    const rule = within.cssRules[i] as CSSRule;
    if (isA(rule, 'CSSStyleRule') || isA(rule, 'CSSNestedDeclarations')) {
      const { style, selectorText = where } = rule as CSSStyleRule;
      cleanDeclarations(style, selectorText, cleaning);
      if ('cssRules' in rule) cleanRules(rule as unknown as Rules, selectorText, cleaning);
    } else if (isA(rule, 'CSSKeyframesRule')) {
      const keyframes = rule as CSSKeyframesRule;
      const written = keyframes.name;
      keyframes.name = cleaning.names.get(written) ?? 'none';
      for (const frame of keyframes.cssRules)
        cleanDeclarations((frame as CSSKeyframeRule).style, `@keyframes ${written}`, cleaning);
    } else if (conditions.some((name) => isA(rule, name))) cleanRules(rule as unknown as Rules, where, cleaning);
    else {
      within.deleteRule(i);
      cleaning.leftOut(/^@[\w-]+/.exec(rule.cssText)?.[0] ?? 'a rule', 'the style sheet of an app has no such rules');
    }
  }
};

/** The names of all keyframes, which hold for the whole page, and what they are called instead. */
const keyframesIn = (rules: CSSRuleList, prefix: string, names = new Map<string, string>()): Map<string, string> => {
  for (const rule of rules) {
    if (isA(rule, 'CSSKeyframesRule')) {
      const { name } = rule as CSSKeyframesRule;
      names.set(name, `${prefix}-${names.size}`);
    } else if ('cssRules' in rule) keyframesIn((rule as unknown as Rules).cssRules, prefix, names);
  }
  return names;
};

/** What belongs to the page: what it says of the app's runs, and what lies above everything. */
const beyond = ':is(.yc-status, .yc-alert, .yc-toasts, .yc-timeline, dialog, [popover])';

/** How much of what was left out is told one by one. */
const mostTold = 5;

/**
 * The author's style sheet for the app that `root` selects; none if the browser cannot bind a style sheet to a part of a
 * page. `told` are sentences for the author, about what does nothing and why.
 *
 * @param prefix unique on the page
 */
export const authorSheet = (css: string, root: string, prefix: string): { sheet?: CSSStyleSheet; told: string[] } => {
  const problem = cssProblem(css);
  if (problem) return { told: [`css of this app does nothing: it ${problem}.`] };
  if (typeof CSSScopeRule === 'undefined')
    return {
      told: [
        'css of this app does nothing in this browser: it cannot bind a style sheet to a part of a page (@scope). Newer browsers can.',
      ],
    };
  const left = new Map<string, string>();
  // `@import` does nothing in a sheet of this kind, and the browser does not say so.
  if (/@import\b/i.test(css)) left.set('@import', loads);
  const read = new CSSStyleSheet();
  read.replaceSync(css);
  cleanRules(read, 'css', {
    names: keyframesIn(read.cssRules, prefix),
    leftOut: (what, why) => left.set(what.length > 80 ? `${what.slice(0, 79)}…` : what, why),
  });
  const told = [...left].slice(0, mostTold).map(([what, why]) => `css: ${what} was left out: ${why}.`);
  if (left.size > mostTold) told.push(`css: ${left.size - mostTold} more were left out.`);
  const rules = [...read.cssRules].map((rule) => rule.cssText).join('\n');
  const sheet = new CSSStyleSheet();
  // The app's own box is not among what rules can match: it is the border that nothing is shown beyond. `:scope` matches
  // the root of a scope even if the scope ends there, so what belongs to the page is no root.
  sheet.replaceSync(`@scope (${root} > :not(${beyond})) to (${beyond}) {${rules}\n}`);
  // Nothing in the text may have ended the rule around it.
  const [scope, ...rest] = sheet.cssRules;
  if (scope instanceof CSSScopeRule && rest.length === 0) return { sheet, told };
  return { told: ['css of this app does nothing: the browser could not bind it to the app.'] };
};

/**
 * Keeps what the author's rules draw inside the app, below what the page says of it. What is important in a layer wins over
 * what is important outside of layers.
 */
export const borderSheet = (root: string): string =>
  `@layer{${root} > :not(${beyond}){z-index:0!important;order:0!important}}
${root}{contain:paint;isolation:isolate}${root} > :is(.yc-status, .yc-alert, .yc-toasts){z-index:2147483647}`;
