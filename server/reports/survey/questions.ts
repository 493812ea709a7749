import type { Question, QuestionType, SurveyDefinition } from '@/domain/survey/definition';
import { OTHER_CHOICE } from '@/domain/survey/definition';
import { type Scale, scaleOf } from '@/domain/survey/scale';
import { INDEX_KEY, indexItems } from '@/domain/survey/scores';
import type { LocalizedText } from '@/domain/survey/text';

/** A choice or a row, worded as in the newest version that has it. */
export type ResultItem = { id: string; label: LocalizedText; versions: number[] };

/** One question over all published versions, joined by its key; choices and rows by their ids. */
export type ResultQuestion = {
  key: string;
  type: QuestionType | 'index';
  /** Null for the satisfaction index, which is no question of its own. */
  title: LocalizedText | null;
  /** The languages of the version whose words are shown, the default one first. */
  languages: string[];
  /** Number of its page in that version, from 1. */
  page: number;
  /** Versions that ask it, ascending. */
  versions: number[];
  /** The newest version does not ask it any more. */
  isRetired: boolean;
  scale: Scale | null;
  /** Words at the ends of the scale. */
  ends: { low?: LocalizedText; high?: LocalizedText };
  choices: ResultItem[];
  rows: ResultItem[];
  hasOther: boolean;
  unit: LocalizedText | null;
};

type Version = { version: number; definition: SurveyDefinition };

/**
 * The questions of these versions (the newest first) in the order of the newest; after them those that it no longer
 * asks. Statements take no answer and are left out.
 */
export function mergeQuestions(versions: readonly Version[]): ResultQuestion[] {
  const merged = new Map<string, ResultQuestion>();
  for (const { version, definition } of versions) {
    const isRetired = version !== versions[0]?.version;
    for (const found of questionsIn(definition, version, isRetired)) {
      const known = merged.get(found.key);
      if (!known) {
        merged.set(found.key, found);
        continue;
      }
      known.versions.unshift(version);
      known.hasOther ||= found.hasOther;
      joinItems(known.choices, found.choices);
      joinItems(known.rows, found.rows);
    }
  }
  const all = [...merged.values()];
  return [...all.filter(question => !question.isRetired), ...all.filter(question => question.isRetired)];
}

function questionsIn(definition: SurveyDefinition, version: number, isRetired: boolean): ResultQuestion[] {
  const common = () => ({ languages: definition.languages, versions: [version], isRetired });
  const found = definition.pages.flatMap((page, index) =>
    page.questions.flatMap(question =>
      question.type === 'statement'
        ? []
        : [{ ...common(), page: index + 1, key: question.key, ...partsOf(question, version) }],
    ),
  );
  if (!indexItems(definition)) return found;
  const index: ResultQuestion = {
    ...common(),
    page: definition.pages.length,
    key: INDEX_KEY,
    type: 'index',
    title: null,
    scale: { min: 0, max: 27 },
    ends: {},
    choices: [],
    rows: [],
    hasOther: false,
    unit: null,
  };
  return [...found, index];
}

type Parts = Pick<
  ResultQuestion,
  'type' | 'title' | 'scale' | 'ends' | 'choices' | 'rows' | 'hasOther' | 'unit'
>;

function partsOf(question: Question, version: number): Parts {
  const item = ({ id, label }: { id: string; label: LocalizedText }) => ({ id, label, versions: [version] });
  const choices = 'choices' in question ? question.choices.map(item) : [];
  const other = 'other' in question ? question.other : undefined;
  const labels =
    'labels' in question && question.labels && 'low' in question.labels ? question.labels : undefined;
  return {
    type: question.type,
    title: question.title,
    scale: scaleOf(question),
    ends: { ...(labels?.low && { low: labels.low }), ...(labels?.high && { high: labels.high }) },
    choices: other ? [...choices, item({ id: OTHER_CHOICE, label: other.label })] : choices,
    rows: question.type === 'matrix' ? question.rows.map(item) : [],
    hasOther: other !== undefined,
    unit: question.type === 'number' ? (question.unit ?? null) : null,
  };
}

/** Items of an older version join those known by id; what only it had comes last. */
function joinItems(known: ResultItem[], older: readonly ResultItem[]): void {
  for (const item of older) {
    const same = known.find(one => one.id === item.id);
    if (same) same.versions.unshift(...item.versions);
    else known.push(item);
  }
}
