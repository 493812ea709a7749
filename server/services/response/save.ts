import { newId } from '@/domain/ids';
import type { Answers, SurveyDefinition } from '@/domain/survey/definition';
import { endingOf, routeOf } from '@/domain/survey/path';
import type { QualityFlag } from '@/domain/survey/quality';
import { INDEX_KEY, indexSum, narrowAnswers } from '@/domain/survey/scores';
import { answerPool } from '@/server/db/client';
import { contextOf, type Link, type LinkState } from './link';

export type SaveInput = {
  /** The link as it was read; its revision is what the save is compared with. */
  link: Link;
  definition: SurveyDefinition;
  /** The whole validated answer set on its path. */
  answers: Answers;
  language: string;
  /** Id of the page just posted; null keeps the one before (saving while typing). */
  page: string | null;
  /** The path is walked to its end. A completed response stays completed. */
  completed: boolean;
  /** What speaks against this post. */
  flags?: QualityFlag[];
  /** Milliseconds for which the page was in view, by the page's own clock; null without script. */
  ms?: number | null;
};

export type SaveOutcome =
  | { outcome: 'saved'; responseId: string; revision: number; completed: boolean }
  /** Somebody saved in between: `link` is what stands now; merge and try again. */
  | { outcome: 'stale'; link: Link }
  | { outcome: Exclude<LinkState, 'open' | 'completed'>; link: Link }
  | { outcome: 'unknown' };

/**
 * Saves one invitation's answers in one round trip and one transaction: response, revision, narrow rows, score deltas,
 * invitation. Resolves after the commit. Saving the same twice changes nothing.
 */
export async function saveAnswers(input: SaveInput): Promise<SaveOutcome> {
  const { link, definition, answers, language, page, completed, flags = [], ms = null } = input;
  const { rows } = await answerPool().query<{ saved: SaveOutcome }>({
    name: 'save_answers',
    text: 'select save_answers($1) as saved',
    values: [
      JSON.stringify({
        invitation: link.invitationId,
        response: newId(),
        survey: link.surveyId,
        version: link.version,
        revision: link.revision,
        language,
        page,
        completed,
        answers,
        flags,
        ms,
        case: completed && promisesCall(input) ? newId() : null,
        rows: answerRows(definition, answers),
      }),
    ],
  });
  const saved = rows[0]?.saved;
  if (!saved) throw new Error('save_answers returned nothing');
  return saved;
}

/** Whether these answers end with the promise of a call: a case is then opened in the same transaction. */
function promisesCall({ link, definition, answers, language }: SaveInput): boolean {
  const { ending } = routeOf(definition, answers, contextOf(link, language));
  return endingOf(definition, ending)?.callback === true;
}

/** A narrow answer on its way into the database: key, number, choices, text. */
export type AnswerRow = { k: string; n: number | null; c: string[] | null; t: string | null };

/** One row per answered key; the satisfaction index is kept as its sum under `_index`. */
export function answerRows(definition: SurveyDefinition, answers: Answers): AnswerRow[] {
  const rows = narrowAnswers(definition, answers).map(({ key, number, choices, text }) => ({
    k: key,
    n: number,
    c: choices,
    t: text,
  }));
  const sum = indexSum(definition, answers);
  return sum === null ? rows : [...rows, { k: INDEX_KEY, n: sum, c: null, t: null }];
}
