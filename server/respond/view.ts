import type { Answers, Page, Question, SurveyDefinition } from '@/domain/survey/definition';
import { OTHER_CHOICE } from '@/domain/survey/definition';
import type { FormFields } from '@/domain/survey/form';
import type { LocalizedText } from '@/domain/survey/text';
import type { ResolvedTheme } from '@/domain/survey/theme';
import type { AnswerFault } from '@/domain/survey/value';
import type { Words } from './words/type';

/** Who speaks, in which language, with which words and colours: the same for every page of one link. */
export type Scene = {
  definition: SurveyDefinition;
  language: string;
  words: Words;
  company: string;
  /** A localized text in the reader's language with the fields filled in; plain text, not yet escaped. */
  say: (text: LocalizedText | undefined) => string;
  /** A web address with the fields filled in, percent-encoded. */
  address: (url: string) => string;
  /** Who asks, why, and whose answer it is; empty in a preview. */
  reason: string;
  privacyUrl: string | null;
  /** What the reader can do beside answering. */
  offers: readonly Wish[];
  /** Where they can write to. */
  contactUrl: string | null;
  theme: ResolvedTheme;
  isTest: boolean;
  /** Whoever comes by answers here: nobody is known, and nobody can be unsubscribed. */
  isAnybody: boolean;
  /** Where the page stands: by itself, on a counter's tablet, in a frame of a web page. */
  mode: Mode;
  /** The door's own address, where a counter's tablet starts again; null elsewhere. */
  start: string | null;
  /** Origins that may show the page in a frame. */
  frames: readonly string[];
  /** Where a property of `owner` stands in the definition: only the builder's preview tells (`marks.tsx`). */
  at?: (owner: object, name?: string) => string;
};

export type Mode = 'page' | 'kiosk' | 'embed';

/** What a link can be asked for beside its survey, by the name in its address. */
export type Wish = 'unsubscribe' | 'preferences' | 'later' | 'delete';

/** Wishes about mails to come, whatever becomes of this answer. */
export const STAYING: ReadonlySet<Wish> = new Set(['unsubscribe', 'preferences']);

/** The address of a wish, or of the survey itself, that keeps the page's language and mode; relative to the link. */
export function wishUrl(
  { definition, mode }: Pick<Scene, 'definition' | 'mode'>,
  wish: Wish | null,
  language: string,
): string {
  const parts = [
    wish,
    mode === 'page' ? null : `${mode}=1`,
    definition.languages.length > 1 ? `lang=${encodeURIComponent(language)}` : null,
  ];
  return `?${parts.filter(part => part !== null).join('&')}`;
}

/** One page of questions as it is to be drawn. */
export type QuestionView = {
  page: Page;
  questions: Question[];
  /** What stands in the controls, by control name. */
  fields: FormFields;
  faults: AnswerFault[];
  version: number;
  revision: number;
  place: number;
  places: number;
  backTo: string | null;
  isLast: boolean;
  /** Orders shuffled choices the same way at every visit of one person. */
  seed: string;
  notice: string | null;
  /** The signed submission of somebody who came in by a door and has not answered yet. */
  submission: string | null;
  /** In the builder nothing can be sent. */
  isPreview: boolean;
};

/** Stored answers as the values of the controls that would post them. */
export function fieldsOf(questions: Question[], answers: Answers): FormFields {
  const fields: FormFields = new Map();
  for (const { key } of questions) {
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
    const other = Object.hasOwn(answers, `${key}.${OTHER_CHOICE}`)
      ? answers[`${key}.${OTHER_CHOICE}`]
      : undefined;
    if (typeof other === 'string') fields.set(`${key}.${OTHER_CHOICE}`, [other]);
    if (answer === undefined) continue;
    if (typeof answer === 'boolean') fields.set(key, [answer ? 'yes' : 'no']);
    else if (Array.isArray(answer)) {
      const question = questions.find(item => item.key === key);
      if (question?.type !== 'ranking') fields.set(key, answer);
      else
        answer.forEach((id, index) => {
          fields.set(`${key}.${id}`, [String(index + 1)]);
        });
    } else if (typeof answer === 'object') {
      for (const [row, point] of Object.entries(answer)) fields.set(`${key}.${row}`, [String(point)]);
    } else fields.set(key, [String(answer)]);
  }
  return fields;
}

/** The items in an order that hangs on `seed` alone (a hash as the sort key); fixed ones keep their places. */
export function shuffled<T extends { id: string; fixed?: boolean | undefined }>(
  items: T[],
  seed: string,
): T[] {
  const weight = ({ id }: T): number => {
    let hash = 0x811c9dc5;
    for (const char of `${seed}:${id}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    return scattered(hash);
  };
  const loose = items.filter(item => !item.fixed).sort((a, b) => weight(a) - weight(b));
  return items.map(item => (item.fixed ? item : (loose.shift() ?? item)));
}

/**
 * FNV-1a leaves ids that differ in their last letter close together, so that some orders would never come up: the
 * finalizer of MurmurHash3 (Appleby 2011) spreads every bit over all.
 */
function scattered(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
