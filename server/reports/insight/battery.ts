import { indexItems } from '@/domain/survey/scores';
import type { LocalizedText } from '@/domain/survey/text';
import type { Outline } from '../survey/outline';
import { mergeQuestions, type ResultQuestion } from '../survey/questions';
import { metricOf, scaleOf } from '../survey/scores';

/** One scored key as a person picks it. `of`: the matrix that a row belongs to. */
export type ScoredChoice = {
  key: string;
  metric: ReturnType<typeof metricOf>;
  scale: { min: number; max: number };
  title: LocalizedText | null;
  of: LocalizedText | null;
  /** The languages of its words, the default one first. */
  languages: string[];
};

export type BatteryKey = ScoredChoice & { id: number; isIndexItem: boolean; isMarked: boolean };

/** What a survey asks now that can be explained, and what can explain it. */
export type Battery = { outcomes: BatteryKey[]; items: BatteryKey[] };

/**
 * Outcomes: NPS, CSAT, satisfaction index, effort, then ratings. Items: ratings and the rows of matrices that the newest
 * version asks, without the three that make the index: those say how satisfied somebody is, not why.
 */
export function batteryOf({ versions, keys }: Pick<Outline, 'versions' | 'keys'>): Battery {
  const newest = versions[0]?.version;
  const marked = new Set(versions.slice(0, 1).flatMap(({ definition }) => markedIn(definition)));
  const inIndex = new Set(
    versions.flatMap(({ definition }) => (indexItems(definition) ?? []).map(question => question.key)),
  );
  const known = mergeQuestions(versions)
    .filter(question => !question.isRetired)
    .flatMap(question => partsOf(question, newest))
    .flatMap(({ key, title, of, languages }): BatteryKey[] => {
      const registered = keys.get(key);
      if (!registered || registered.metric === null) return [];
      const { id } = registered;
      return [
        {
          id,
          key,
          metric: metricOf(registered),
          scale: scaleOf(registered),
          title,
          of,
          languages,
          isIndexItem: inIndex.has(key),
          isMarked: marked.has(key),
        },
      ];
    });
  return {
    outcomes: known
      .filter(one => one.of === null)
      .toSorted((a, b) => RANKS.indexOf(a.metric) - RANKS.indexOf(b.metric)),
    items: known.filter(one => one.metric === 'mean' && !one.isIndexItem),
  };
}

const RANKS: readonly ScoredChoice['metric'][] = ['csat', 'nps', 'index', 'ces', 'mean'];

/** The items that can explain this outcome: all but itself. */
export const itemsBeside = ({ items }: Battery, outcome: string): BatteryKey[] =>
  items.filter(item => item.key !== outcome);

/** Those that are compared where nobody chose: the ones marked as drivers, else all. */
export function usualItems(items: readonly BatteryKey[]): BatteryKey[] {
  const marked = items.filter(item => item.isMarked);
  return marked.length >= 2 ? marked : [...items];
}

type Part = Pick<ScoredChoice, 'key' | 'title' | 'of' | 'languages'>;

function partsOf({ key, type, title, languages, rows }: ResultQuestion, newest: number | undefined): Part[] {
  if (type !== 'matrix') return [{ key, title, of: null, languages }];
  return rows
    .filter(row => newest !== undefined && row.versions.includes(newest))
    .map(row => ({ key: `${key}.${row.id}`, title: row.label, of: title, languages }));
}

const markedIn = (definition: Outline['versions'][number]['definition']): string[] =>
  definition.pages.flatMap(page =>
    page.questions.flatMap(question => {
      if (question.type === 'matrix')
        return question.rows.flatMap(row => (row.driver ? [`${question.key}.${row.id}`] : []));
      return question.type === 'rating' && question.driver ? [question.key] : [];
    }),
  );

export const choiceOf = ({ key, metric, scale, title, of, languages }: BatteryKey): ScoredChoice => ({
  key,
  metric,
  scale,
  title,
  of,
  languages,
});
