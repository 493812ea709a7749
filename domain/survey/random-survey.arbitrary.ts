import fc from 'fast-check';
import { OPERATORS } from './conditions';
import type { Page, Question } from './definition';
import { pointsOf, scaleOf } from './scale';
import { choiceIds } from './value';

/** Ids that have surprised somebody once. Some the schema refuses. */
const HOSTILE = ['__proto__', 'constructor', 'toString', 'other', 'thanks', 'a.b:c-d', '1', 'nowhere', ''];
const WORDS = [
  'How was it?',
  '<b>Bold</b>',
  '{{answers.q0|x}}',
  '{{customer.name|there}}',
  '﷽ مرحبا',
  ' ',
  '',
];

/**
 * Anything a person or a program might write as a survey: every type of question with odd limits, jumps in all
 * directions, conditions of every kind and depth, one to three languages, empty parts, hostile ids. Most of it is sound
 * enough to be answered. The whole is drawn from one seed: ten thousand of them are made in seconds.
 */
export const anyWrittenSurvey: fc.Arbitrary<{ seed: number; written: unknown }> = fc
  .noShrink(fc.integer())
  .map(seed => ({ seed, written: writeSurvey(dice(seed)) }));

/** A repeatable source of chance in [0, 1). Mulberry32 (T. Ettinger, public domain). */
export function dice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Form fields with which somebody fills in a page: required questions always, the others by chance. */
export function fillIn(page: Page, roll: () => number): [string, string][] {
  return page.questions.flatMap(question =>
    question.type !== 'statement' && (question.required || roll() < 0.7) ? controlsOf(question, roll) : [],
  );
}

type Roll = () => number;

const below = (roll: Roll, most: number): number => Math.floor(roll() * most);
const oneOf = <T>(roll: Roll, items: readonly T[]): T => {
  const item = items[below(roll, items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};
const rarely = (roll: Roll, share = 0.02): boolean => roll() < share;
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function writeSurvey(roll: Roll): unknown {
  const languages = rarely(roll) ? ['en', 'EN'] : ['en', 'de', 'ar'].slice(0, 1 + below(roll, 3));
  const say = () => text(roll, languages);
  const questions = times(rarely(roll) ? 0 : 1 + below(roll, 8), index => writeQuestion(roll, index, say));
  const count = 1 + below(roll, 5);
  const cuts = questions.map(() => below(roll, count)).sort((a, b) => a - b);
  const endingIds = rarely(roll) ? [] : times(1 + below(roll, 3), index => `end${index}`);
  const pageIds = times(count, index => (rarely(roll) ? oneOf(roll, HOSTILE) : `page${index}`));
  const before = (page: number) => questions.filter((_, index) => (cuts[index] ?? 0) < page);
  const pages = pageIds.map((id, page) => {
    const own = questions.filter((_, index) => cuts[index] === page);
    const targets = [...pageIds.slice(page + 1), ...endingIds];
    const next = times(below(roll, 3), () => ({
      ...(rarely(roll, 0.75) && { when: condition(roll, [...before(page), ...own], 3) }),
      goto: rarely(roll) ? oneOf(roll, [...pageIds, 'nowhere']) : (oneOf(roll, [...targets, 'end0']) ?? ''),
    }));
    return {
      id,
      ...(rarely(roll, 0.3) && { title: say() }),
      questions: own.map((question, index) => ({
        ...question,
        ...(rarely(roll, 0.3) && {
          showIf: condition(roll, [...before(page), ...own.slice(0, index)], 3),
        }),
      })),
      ...(next.length > 0 && { next }),
    };
  });
  const endings = endingIds.map(id => ({
    id,
    title: say(),
    ...(rarely(roll, 0.4) && { when: condition(roll, questions, 3) }),
  }));
  return { name: 'Any', languages, pages, ...(endings.length > 0 && { endings }) };
}

function text(roll: Roll, languages: readonly string[]): Record<string, string> {
  const told = rarely(roll)
    ? languages.slice(1)
    : languages.filter((_, index) => index === 0 || roll() < 0.8);
  return Object.fromEntries(
    told.map(tag => [tag, rarely(roll) ? oneOf(roll, WORDS) : oneOf(roll, WORDS.slice(0, 5))]),
  );
}

type Written = { key: string; type: string; [setting: string]: unknown };

const TYPES =
  'nps csat ces rating matrix single multiple dropdown ranking yesno short long number date email phone consent statement'.split(
    ' ',
  );

function writeQuestion(roll: Roll, index: number, say: () => unknown): Written {
  const type = oneOf(roll, TYPES);
  const key = rarely(roll, 0.005) ? oneOf(roll, HOSTILE) : `q${rarely(roll, 0.01) ? 0 : index}`;
  const items = (): unknown[] =>
    times(rarely(roll) ? 0 : 1 + below(roll, 4), at => ({
      id: rarely(roll, 0.01) ? oneOf(roll, HOSTILE) : `${'abcd'[at]}`,
      label: say(),
      ...(type === 'multiple' && rarely(roll, 0.1) && { exclusive: true }),
    }));
  const maybe = (setting: () => object): object => (rarely(roll, 0.3) ? setting() : {});
  const settings: Record<string, () => object> = {
    rating: () => ({ points: 2 + below(roll, 10) }),
    matrix: () => ({ points: 2 + below(roll, 10), rows: items(), randomize: rarely(roll, 0.3) }),
    single: () => ({ choices: items(), ...maybe(() => ({ other: {} })) }),
    dropdown: () => ({ choices: items(), ...maybe(() => ({ other: {} })) }),
    multiple: () => ({
      choices: items(),
      ...maybe(() => ({ other: {} })),
      ...maybe(() => ({ min: below(roll, 4) })),
      ...maybe(() => ({ max: below(roll, 5) })),
    }),
    ranking: () => ({ choices: items() }),
    short: () => ({
      ...maybe(() => ({ minLength: 1 + below(roll, 6) })),
      ...maybe(() => ({ maxLength: 1 + below(roll, 9) })),
    }),
    long: () => ({ ...maybe(() => ({ minLength: 1 + below(roll, 6) })) }),
    number: () => ({
      ...maybe(() => ({ min: oneOf(roll, [0, -5, 3, 0.2, 1e16]) })),
      ...maybe(() => ({ max: oneOf(roll, [0, 10, 0.8, 2, -9]) })),
      integer: rarely(roll, 0.5),
    }),
    date: () => ({
      ...maybe(() => ({ min: oneOf(roll, ['2026-03-03', '1999-12-31']) })),
      ...maybe(() => ({ max: oneOf(roll, ['2026-03-02', '2030-01-01']) })),
    }),
  };
  return { key, type, title: say(), required: roll() < 0.5, ...settings[type]?.() };
}

/** Mostly on questions asked before, with values they could have; now and then on anything. */
function condition(roll: Roll, questions: readonly Written[], depth: number): unknown {
  const kind = roll();
  if (depth > 0 && kind < 0.25) {
    const members = times(rarely(roll) ? 0 : 1 + below(roll, 3), () => condition(roll, questions, depth - 1));
    return kind < 0.12 ? { all: members } : { any: members };
  }
  if (kind < 0.33) return { language: oneOf(roll, ['en', 'de', ['de', 'ar'], 'fr']) };
  const op = oneOf(roll, OPERATORS);
  const asked = questions.filter(({ type }) => type !== 'statement');
  if (kind < 0.45 || asked.length === 0) {
    const attribute = oneOf(roll, ['tier', 'visits', 'interaction.type']);
    return { attribute, op, value: valueFor(roll, op, ['gold', 'visit', 3, '7', true]) };
  }
  const { key, type } = oneOf(roll, asked);
  const question = rarely(roll) ? oneOf(roll, ['gone', 'q7', 'q0.x']) : key;
  const byType: Record<string, readonly (string | number | boolean)[]> = {
    nps: [0, 6, 9, 10, 11],
    csat: [1, 2, 3, 5],
    ces: [1, 4, 7],
    rating: [1, 2, 5, 11],
    yesno: [true, false],
    consent: [true, false],
    number: [0, 1, 0.5, 3, -2],
    date: ['2026-03-03', '2028-02-29', 'never'],
  };
  const part =
    type === 'matrix' ? oneOf(roll, ['.a', '.b', '']) : type === 'ranking' ? oneOf(roll, ['.1', '']) : '';
  const values = byType[type] ?? (type === 'matrix' ? [1, 2, 3] : ['a', 'b', 'c', 'other', 'Something else']);
  return { question: `${question}${part}`, op, value: valueFor(roll, op, values) };
}

function valueFor(roll: Roll, op: string, values: readonly (string | number | boolean)[]): unknown {
  if (op === 'answered') return oneOf(roll, [true, false]);
  if (op === 'in' || op === 'notIn') return times(1 + below(roll, 3), () => oneOf(roll, values));
  return oneOf(roll, values);
}

function controlsOf(question: Question, roll: Roll): [string, string][] {
  const { key } = question;
  const scale = scaleOf(question);
  const point = () => String(oneOf(roll, pointsOf(scale ?? { min: 1, max: 1 })));
  switch (question.type) {
    case 'statement':
      return [];
    case 'matrix':
      return question.rows.map(row => [`${key}.${row.id}`, point()]);
    case 'single':
    case 'dropdown':
      return chosen(question, [oneOf(roll, [...choiceIds(question)])], roll);
    case 'multiple':
      return chosen(question, ticks(question, roll), roll);
    case 'ranking': {
      const ids = shuffled([...choiceIds(question)], roll).slice(0, 1 + below(roll, 3));
      return ids.map((id, index) => [`${key}.${id}`, String(index + 1)]);
    }
    case 'yesno':
      return [[key, roll() < 0.5 ? 'yes' : 'no']];
    case 'consent':
      return question.required || roll() < 0.5 ? [[key, 'yes']] : [];
    case 'short':
    case 'long':
      return [
        [
          key,
          'Warm-boots-thank-you'.slice(
            0,
            Math.max(question.minLength ?? 1, Math.min(12, question.maxLength)),
          ),
        ],
      ];
    case 'number':
      return [[key, String(numberFor(question, roll))]];
    case 'date':
      return [
        [key, (roll() < 0.5 ? question.min : question.max) ?? question.min ?? question.max ?? '2030-01-01'],
      ];
    case 'email':
      return [[key, 'ann@example.com']];
    case 'phone':
      return [[key, '+44 20 7946 0000']];
    default:
      return [[key, point()]];
  }
}

function chosen(
  question: Question & { other?: unknown },
  ids: readonly string[],
  roll: Roll,
): [string, string][] {
  const words: [string, string][] =
    question.other !== undefined && ids.includes('other') && roll() < 0.5
      ? [[`${question.key}.other`, oneOf(roll, ['Something else', 'a'])]]
      : [];
  return [...ids.map((id): [string, string] => [question.key, id]), ...words];
}

function ticks(question: Extract<Question, { type: 'multiple' }>, roll: Roll): string[] {
  const alone = question.choices.filter(choice => choice.exclusive).map(({ id }) => id);
  const shared = [...choiceIds(question)].filter(id => !alone.includes(id));
  if (shared.length === 0 || (alone.length > 0 && rarely(roll, 0.2))) return [oneOf(roll, alone)];
  const least = Math.max(1, question.min ?? 1);
  const most = Math.min(shared.length, question.max ?? shared.length);
  return shuffled(shared, roll).slice(0, least + below(roll, most - least + 1));
}

function numberFor(question: Extract<Question, { type: 'number' }>, roll: Roll): number {
  const low = question.min ?? (question.max ?? 0) - 3;
  const high = question.max ?? low + 6;
  if (!question.integer) return roll() < 0.5 ? low : high;
  const [first, last] = [Math.ceil(low), Math.floor(high)];
  return first + below(roll, last - first + 1);
}

function shuffled<T>(items: readonly T[], roll: Roll): T[] {
  return items
    .map(item => ({ item, place: roll() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
