import { z } from 'zod';
import { type SurveyDefinition, surveyDefinition } from '@/domain/survey/definition';

/** What was typed and not yet stored on the server, as this browser keeps it. `base`: the stored draft it began from. */
export type KeptDraft = { definition: SurveyDefinition; base: SurveyDefinition; at: string };

/** What an older release kept may not fit any more. */
const keptDraft = z.object({ definition: surveyDefinition, base: surveyDefinition, at: z.iso.datetime() });

const PREFIX = 'afterword.draft.';
/** Older ones are of nobody's interest any more, in milliseconds. */
const FORGOTTEN_AFTER = 30 * 24 * 3600_000;

/** Keeps an unsaved draft in this browser until it is stored: a crash, a dead battery or a lost network take nothing. */
export function keepDraft(surveyId: string, kept: KeptDraft): void {
  attempt(() => localStorage.setItem(keyOf(surveyId), JSON.stringify(kept)));
}

/** It is stored on the server, or was thrown away on purpose. */
export function forgetDraft(surveyId: string): void {
  attempt(() => localStorage.removeItem(keyOf(surveyId)));
}

/** What another tab, or this one before it was closed, could not save; the newest. Old ones are cleared away. */
export function findKeptDraft(surveyId: string, now: Date): { key: string; kept: KeptDraft } | null {
  const found: { key: string; kept: KeptDraft }[] = [];
  attempt(() => {
    for (const key of Object.keys(localStorage).filter(one => one.startsWith(PREFIX))) {
      const kept = readKept(localStorage.getItem(key) ?? '');
      if (!kept || now.getTime() - Date.parse(kept.at) > FORGOTTEN_AFTER) localStorage.removeItem(key);
      else if (key.startsWith(`${PREFIX}${surveyId}.`)) found.push({ key, kept });
    }
  });
  return found.sort((a, b) => b.kept.at.localeCompare(a.kept.at))[0] ?? null;
}

export function dropKept(key: string): void {
  attempt(() => localStorage.removeItem(key));
}

/** One per tab: two tabs with the same survey do not overwrite what the other could not save. */
function keyOf(surveyId: string): string {
  const tab = sessionStorage.getItem(`${PREFIX}tab`) ?? crypto.randomUUID();
  sessionStorage.setItem(`${PREFIX}tab`, tab);
  return `${PREFIX}${surveyId}.${tab}`;
}

/** Storage that is full or forbidden costs the safety net, never the work. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.warn('This browser keeps no copy of unsaved changes.', error);
  }
}

function readKept(json: string): KeptDraft | null {
  try {
    const kept = keptDraft.safeParse(JSON.parse(json));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
}
