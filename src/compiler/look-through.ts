import type { Problem } from '../protocol';
import { type ApiUsage, apiUsage } from './api-usage';
import { parseModule } from './module-parser';
import type { Transpiled } from './positions';
import { sleepHints } from './sleep-hints';
import { slipHints } from './slips';
import { declaredNames } from './walk';

/** A cheap check: only modules with one of these words are searched for slips. */
const suspicious =
  /\b(?:document|window|self|globalThis|localStorage|sessionStorage|indexedDB|caches|alert|prompt|confirm|AudioContext|webkitAudioContext|OfflineAudioContext|Audio|Image|HTML\w+Element|SpeechSynthesisUtterance|speechSynthesis|requestIdleCallback|DOMParser|XMLSerializer|require|module|exports|process|Buffer|__dirname|setImmediate|Deno|Bun|fs|MediaRecorder|navigator|eval|Function|Worker|fetch|WebSocket|EventSource|onerror|sleep|import)\b|\$\(|function\s*\*/;

/** Finds what a parser can tell about the modules, apart from what keeps them from being linked. */
export function lookThrough(modules: Iterable<Transpiled>): ApiUsage {
  const all: ApiUsage = { familiar: false, shortcuts: false, problems: [], hints: [], told: [] };
  for (const module of modules) {
    const { code } = module;
    const usesApi = /\byc\b|['"]yieldcast['"]/.test(code);
    const isSuspicious = suspicious.test(code);
    if (!usesApi && !isSuspicious) continue;
    try {
      const { program } = parseModule(code);
      let declared: Set<string> | undefined;
      const isDeclared = (name: string) => {
        declared ??= declaredNames(program);
        return declared.has(name);
      };
      if (usesApi) {
        const { familiar, shortcuts, problems, hints, told } = apiUsage(program, module, isDeclared);
        all.familiar ||= familiar;
        all.shortcuts ||= shortcuts;
        all.problems.push(...problems);
        all.hints.push(...hints);
        all.told.push(...told);
      }
      if (isSuspicious) all.hints.push(...slipHints(program, module, isDeclared));
      all.hints.push(...sleepHints(module));
    } catch (error) {
      // The engine rejects this code and says why. Code that is nested too deeply to look through is left alone.
      if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    }
  }
  return { ...all, hints: inOrder(all.hints) };
}

const inOrder = (hints: Problem[]) =>
  hints.sort((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0)).slice(0, mostHints);

/** The most hints to report at once. */
const mostHints = 20;
