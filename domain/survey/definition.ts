import { z } from 'zod';
import type { Answers, AnswerValue } from './answer';
import { type Condition, conditionSchema } from './conditions';
import { endingAddress, localizedText, MAX_LANGUAGES, webAddress } from './text';
import { themeSchema } from './theme';
import { matchLanguage } from './translate';

/**
 * The shape of a survey, as the builder saves it, the API accepts it and a published version pins it.
 * The schema takes drafts (empty titles, no questions yet); what stops a publication is in `faults.ts`.
 */

export const MAX_QUESTIONS = 200;
export const LONG_TEXT_MAX = 10_000;
export const SHORT_TEXT_MAX = 500;
/** The choice id that `other` adds to a question; its free text is stored and posted as `<key>.other`. */
export const OTHER_CHOICE = 'other';

/** Ids of choices, rows, pages and endings: they appear in form control names and in addresses. */
const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/, 'Use letters, digits, "_", "-", "." or ":", 64 at most')
  .refine(notInherited, 'This id is reserved');

export const questionKey = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9_]*$/, 'A key starts with a small letter; then small letters, digits and "_"')
  .refine(notInherited, 'This key is reserved');

const label = localizedText(300);
/**
 * `fixed`: keeps its place while the others are shuffled. `exclusive`, of a `multiple` question only: "None of these",
 * which nobody can tick together with another.
 */
const choice = z.object({
  id,
  label: label.default({}),
  fixed: z.boolean().optional(),
  exclusive: z.boolean().optional(),
});
/** A row of a matrix; `driver` marks it as a candidate cause in the key-driver analysis. */
const row = z.object({ id, label: label.default({}), driver: z.boolean().optional() });

/** Words at the ends of a scale, or at every point (`points`: the point as text → words). */
const scaleLabels = z.object({
  low: label.optional(),
  high: label.optional(),
  points: z.record(z.string().regex(/^\d{1,2}$/), label).optional(),
});

const common = {
  key: questionKey,
  title: localizedText(1000).default({}),
  help: localizedText(2000).optional(),
  required: z.boolean().default(false),
  showIf: conditionSchema.optional(),
  image: z.object({ url: webAddress, alt: localizedText(500).default({}) }).optional(),
};

const choices = {
  choices: z.array(choice).max(300).default([]),
  randomize: z.boolean().default(false),
};
/** Adds a last choice, id `other`, with a text field; an empty label means the page's own wording. */
const other = z.object({ label: label.default({}) }).optional();
const placeholder = localizedText(200).optional();
const isoDay = z.iso.date();
const count = z.number().int().min(0).max(300).optional();

const nps = z.object({ ...common, type: z.literal('nps'), labels: scaleLabels.optional() });
const csat = z.object({
  ...common,
  type: z.literal('csat'),
  style: z.enum(['numbers', 'stars', 'faces']).default('numbers'),
  labels: scaleLabels.optional(),
});
const ces = z.object({ ...common, type: z.literal('ces'), labels: scaleLabels.optional() });
const rating = z.object({
  ...common,
  type: z.literal('rating'),
  /** How many points: 1 … points. */
  points: z.number().int().min(2).max(11).default(5),
  style: z.enum(['numbers', 'stars']).default('numbers'),
  labels: scaleLabels.optional(),
  /** One of the three items (1-10) of the satisfaction index; `role` says which. */
  metric: z.literal('index').optional(),
  role: z.enum(['overall', 'expectation', 'ideal']).optional(),
  driver: z.boolean().optional(),
});
const matrix = z.object({
  ...common,
  type: z.literal('matrix'),
  rows: z.array(row).max(50).default([]),
  points: z.number().int().min(2).max(11).default(5),
  labels: scaleLabels.optional(),
  randomize: z.boolean().default(false),
});
const single = z.object({ ...common, ...choices, type: z.literal('single'), other });
const multiple = z.object({
  ...common,
  ...choices,
  type: z.literal('multiple'),
  other,
  /** Fewest and most choices that may be ticked. */
  min: count,
  max: count,
});
const dropdown = z.object({ ...common, ...choices, type: z.literal('dropdown'), other, placeholder });
const ranking = z.object({ ...common, ...choices, type: z.literal('ranking') });
const yesno = z.object({
  ...common,
  type: z.literal('yesno'),
  labels: z.object({ yes: label.optional(), no: label.optional() }).optional(),
});
const short = z.object({
  ...common,
  type: z.literal('short'),
  minLength: z.number().int().min(1).max(SHORT_TEXT_MAX).optional(),
  maxLength: z.number().int().min(1).max(SHORT_TEXT_MAX).default(SHORT_TEXT_MAX),
  placeholder,
});
const long = z.object({
  ...common,
  type: z.literal('long'),
  minLength: z.number().int().min(1).max(LONG_TEXT_MAX).optional(),
  maxLength: z.number().int().min(1).max(LONG_TEXT_MAX).default(LONG_TEXT_MAX),
  placeholder,
});
const number = z.object({
  ...common,
  type: z.literal('number'),
  min: z.number().optional(),
  max: z.number().optional(),
  integer: z.boolean().default(false),
  unit: localizedText(30).optional(),
  placeholder,
});
const date = z.object({ ...common, type: z.literal('date'), min: isoDay.optional(), max: isoDay.optional() });
const email = z.object({ ...common, type: z.literal('email'), placeholder });
const phone = z.object({ ...common, type: z.literal('phone'), placeholder });
/** A box to tick; `true` is the only answer that satisfies `required`. */
const consent = z.object({ ...common, type: z.literal('consent'), link: webAddress.optional() });
/** Text between questions; takes no answer. */
const statement = z.object({ ...common, type: z.literal('statement') });

export const questionSchema = z.discriminatedUnion('type', [
  nps,
  csat,
  ces,
  rating,
  matrix,
  single,
  multiple,
  dropdown,
  ranking,
  yesno,
  short,
  long,
  number,
  date,
  email,
  phone,
  consent,
  statement,
]);

export const QUESTION_TYPES = questionSchema.options.map(option => option.shape.type.value);

/** The first rule whose `when` holds (or that has none) decides where the page leads. */
const jump = z.object({ when: conditionSchema.optional(), goto: id });

export const pageSchema = z.object({
  id,
  title: localizedText(300).optional(),
  questions: z.array(questionSchema).max(MAX_QUESTIONS).default([]),
  next: z.array(jump).max(50).optional(),
});

/** Reached by a `goto`, or, after the last page, the first ending whose `when` holds (or that has none). */
export const endingSchema = z.object({
  id,
  title: localizedText(300).default({}),
  text: localizedText(2000).optional(),
  /**
   * Fields such as `{{customer.id}}` may stand behind the host; `{{referral.link}}` alone is where this customer recommends
   * the company, and no link for whoever is not known. `result`: the address carries the signed result.
   */
  link: z.object({ label, url: endingAddress, result: z.boolean().optional() }).optional(),
  /** Whoever ends here was promised a call: a case is opened. */
  callback: z.boolean().optional(),
  when: conditionSchema.optional(),
});

/** Words of the invitation mail; an empty text means the mail's own wording in that language. */
export const emailSchema = z.object({
  subject: localizedText(200).default({}),
  preheader: localizedText(200).default({}),
  intro: localizedText(2000).default({}),
  button: localizedText(80).default({}),
  senderName: localizedText(100).optional(),
  signature: localizedText(500).optional(),
});

export const surveyDefinition = z
  .object({
    name: z.string().trim().min(1).max(200),
    /** BCP 47; the first is the default. */
    languages: z
      .array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'Use a language tag such as "de"'))
      .min(1)
      .max(MAX_LANGUAGES)
      .default(['en']),
    pages: z.array(pageSchema).max(100).default([]),
    endings: z.array(endingSchema).max(20).default([]),
    theme: themeSchema.prefault({}),
    email: emailSchema.prefault({}),
  })
  .refine(def => def.pages.reduce((sum, page) => sum + page.questions.length, 0) <= MAX_QUESTIONS, {
    path: ['pages'],
    message: `A survey has at most ${MAX_QUESTIONS} questions`,
  })
  .overwrite(def => (def.endings.length ? def : { ...def, endings: [defaultEnding(def.languages)] }));

export type SurveyDefinition = z.output<typeof surveyDefinition>;
/** What a person or program writes: everything optional may be left out. */
export type SurveyDefinitionInput = z.input<typeof surveyDefinition>;
export type Page = z.output<typeof pageSchema>;
export type Question = z.output<typeof questionSchema>;
export type QuestionType = Question['type'];
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>;
export type ScaleLabels = z.output<typeof scaleLabels>;
export type Ending = z.output<typeof endingSchema>;
export type { Answers, AnswerValue, Condition };

/** As the survey page itself says it. */
const THANKS: Record<string, string> = {
  en: 'Thank you',
  de: 'Vielen Dank',
  fr: 'Merci',
  es: 'Gracias',
  it: 'Grazie',
  nl: 'Bedankt',
  pt: 'Obrigado',
  pl: 'Dziękujemy',
  ar: 'شكرًا لكم',
  sv: 'Tack',
  da: 'Tak',
  nb: 'Takk',
  fi: 'Kiitos',
  cs: 'Děkujeme',
  sk: 'Ďakujeme',
  sl: 'Hvala',
  hu: 'Köszönjük',
  ro: 'Vă mulțumim',
  hr: 'Hvala',
  ca: 'Gràcies',
  bg: 'Благодарим Ви',
  el: 'Σας ευχαριστούμε',
  uk: 'Дякуємо',
  ru: 'Спасибо',
  tr: 'Teşekkürler',
  et: 'Täname',
  lv: 'Paldies',
  lt: 'Ačiū',
  he: 'תודה',
  ja: 'ご回答ありがとうございました',
  ko: '감사합니다',
  zh: '感谢您的回答',
  'zh-Hant': '感謝您的回答',
  id: 'Terima kasih',
  vi: 'Xin cảm ơn Quý khách',
  hi: 'धन्यवाद',
};

function defaultEnding(languages: string[]): Ending {
  const words = languages.map(tag => [tag, THANKS[matchLanguage(Object.keys(THANKS), tag) ?? '']] as const);
  const known = words.filter((pair): pair is [string, string] => pair[1] !== undefined);
  const first = languages[0] ?? 'en';
  return { id: 'thanks', title: { [first]: 'Thank you', ...Object.fromEntries(known) } };
}

/** `constructor` and its kin would be found on every plain object. */
function notInherited(name: string): boolean {
  return !(name in Object.prototype);
}
