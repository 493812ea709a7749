import { cleanLine, cut } from '../plain-text';
import type { LocalizedText } from '../text';
import { assemble, type Incoming, type IncomingEnding, type IncomingPage } from './assemble';
import { at, type Json, objectsAt, textAt } from './json';
import { Keys } from './names';
import { droppedRow, type ImportedSurvey, type ImportRow, keptRow, note } from './report';
import { parseExpression } from './surveyjs-expression';
import { noteSettings, questionOf } from './surveyjs-question';
import { SurveyJsTexts } from './surveyjs-text';
import type { Wish } from './wish';

/** Whether a JSON file looks like a survey of SurveyJS. */
export const isSurveyJs = (raw: Json): boolean =>
  [raw, ...objectsAt(raw, 'pages')].some(holder =>
    ['elements', 'questions'].some(name => Array.isArray(at(holder, name))),
  );

/** Reads a survey of SurveyJS (the JSON of its Creator). Every element has its line, whatever becomes of it. */
export function readSurveyJs(raw: Json): ImportedSurvey {
  const rows: ImportRow[] = [];
  const pages = pagesOf(raw);
  const naming = namingOf(pages.flatMap(page => page.elements));
  const texts = new SurveyJsTexts(languageOf(raw), naming.byName);
  const intro = introOf(raw, texts, rows);
  const incoming = pages.map((page, index) =>
    pageOf(page, { texts, naming, rows, intro: index === 0 ? intro : undefined }),
  );
  const endings = endingsOf(raw, texts, rows);
  rows.push(...leftBehind(raw));
  const title = texts.read(raw, 'title', 200, null);
  return assemble({
    source: 'surveyjs',
    name: title?.[texts.first] ?? Object.values(title ?? {})[0] ?? 'From SurveyJS',
    languages: texts.languages,
    pages: incoming,
    endings,
    rows,
  });
}

type Found = { node: Json; shownIf: string[] };
/** `isWhole`: a file without pages is one page, whose title and description are the survey's. */
type SourcePage = { node: Json; name: string; isWhole: boolean; elements: Found[] };

function languageOf(raw: Json): string {
  const locale = textAt(raw, 'locale') ?? '';
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(locale) ? locale : 'en';
}

function pagesOf(raw: Json): SourcePage[] {
  const given = objectsAt(raw, 'pages');
  const pages = given.length > 0 ? given : [raw];
  return pages.map((node, index) => ({
    node,
    name: textAt(node, 'name') ?? `page${index + 1}`,
    isWhole: node === raw,
    elements: elementsOf(node, [], 0),
  }));
}

const DEEPEST_PANEL = 20;

/** Elements in reading order; what stands in a panel carries the panel's condition. */
function elementsOf(holder: Json, inherited: string[], depth: number): Found[] {
  const own = textAt(holder, 'visibleIf');
  const shownIf = own ? [...inherited, own] : inherited;
  const elements = [...objectsAt(holder, 'elements'), ...objectsAt(holder, 'questions')];
  return elements.flatMap(node => {
    if (!isPanel(node)) {
      const wish = textAt(node, 'visibleIf');
      return [{ node, shownIf: wish ? [...shownIf, wish] : shownIf }];
    }
    const inside = depth < DEEPEST_PANEL ? elementsOf(node, shownIf, depth + 1) : [];
    const panelIf = textAt(node, 'visibleIf');
    return [{ node, shownIf: panelIf ? [...shownIf, panelIf] : shownIf }, ...inside];
  });
}

const isPanel = (node: Json): boolean => ['panel', 'flowpanel'].includes(textAt(node, 'type') ?? '');

type Naming = {
  keys: Keys;
  /** Of every element. */
  byNode: ReadonlyMap<Json, string>;
  /** Of the first element with a name. */
  byName: ReadonlyMap<string, string>;
};

function namingOf(elements: Found[]): Naming {
  const keys = new Keys();
  const byNode = new Map<Json, string>();
  const byName = new Map<string, string>();
  for (const { node } of elements) {
    const name = textAt(node, 'name') ?? '';
    const key = keys.take(name);
    byNode.set(node, key);
    if (!byName.has(name)) byName.set(name, key);
  }
  return { keys, byNode, byName };
}

type Writing = {
  texts: SurveyJsTexts;
  naming: Naming;
  rows: ImportRow[];
  /** Said before the first question, on the first page only. */
  intro: LocalizedText | undefined;
};

function pageOf(page: SourcePage, writing: Writing): IncomingPage {
  const { texts, rows, intro } = writing;
  const row = keptRow(`Page “${page.name}”`);
  const node = page.isWhole ? {} : page.node;
  const title = texts.read(node, 'title', 300, row);
  const description = texts.read(node, 'description', 1000, row);
  if (description) note(row, 'Its description becomes a text between questions.');
  for (const [name, sentence] of PAGE_SETTINGS) if (at(node, name) !== undefined) note(row, sentence);
  if (row.notes.length > 0) rows.push(row);
  const said = [
    ...(intro ? [statement('introduction', intro, writing, [])] : []),
    ...(description ? [statement(`${page.name}_text`, description, writing, conditionsOf(node))] : []),
  ];
  return {
    name: page.name,
    ...(title ? { title } : {}),
    questions: [...said, ...page.elements.flatMap(found => incomingOf(found, writing))],
  };
}

const PAGE_SETTINGS: [string, string][] = [
  ['enableIf', 'The condition on when it can be answered is left out.'],
  ['maxTimeToFinish', 'Its time limit is left out.'],
  ['timeLimit', 'Its time limit is left out.'],
];

const conditionsOf = (node: Json): string[] => {
  const wish = textAt(node, 'visibleIf');
  return wish ? [wish] : [];
};

const wishesOf = (expressions: string[]): (() => Wish)[] =>
  expressions.map(expression => () => parseExpression(expression));

function statement(name: string, title: LocalizedText, { naming }: Writing, shownIf: string[]): Incoming {
  const question = { key: naming.keys.take(name), type: 'statement' as const, title };
  return { name, question, known: null, shownIf: wishesOf(shownIf), row: keptRow(name) };
}

function incomingOf({ node, shownIf }: Found, writing: Writing): Incoming[] {
  const { texts, naming, rows } = writing;
  const name = textAt(node, 'name') ?? '';
  const key = naming.byNode.get(node) ?? naming.keys.take(name);
  if (isPanel(node)) {
    const row = keptRow(`Panel “${name}”`);
    const words = texts.read(node, 'title', 1000, row) ?? texts.read(node, 'description', 1000, row);
    note(
      row,
      words ? 'Its title becomes a text before its questions.' : 'Its questions stand on the page itself.',
    );
    rows.push(row);
    return words ? [{ ...statement(name, words, writing, shownIf), row }] : [];
  }
  const row = keptRow(subjectOf(node, texts), true);
  rows.push(row);
  if (at(node, 'visible') === false) {
    Object.assign(row, droppedRow(row.subject, 'It was never shown.', true));
    return [];
  }
  const made = questionOf({ node, key, texts, row });
  if (!made) {
    Object.assign(row, droppedRow(row.subject, whyNot(node), true));
    return [];
  }
  noteSettings(node, row);
  if (key !== name) row.notes.push(`Its key is “${key}”.`);
  return [{ name, ...made, shownIf: wishesOf(shownIf), row }];
}

function subjectOf(node: Json, texts: SurveyJsTexts): string {
  const title = texts.read(node, 'title', 200, null) ?? {};
  return (
    title[texts.first] ?? Object.values(title)[0] ?? (cleanLine(textAt(node, 'name') ?? '') || 'A question')
  );
}

function whyNot(node: Json): string {
  const type = textAt(node, 'type') ?? '';
  if (type === 'matrix') return 'A table needs rows and 2 to 11 columns here.';
  if (type === 'html' || type === 'image') return 'It holds nothing that can be shown here.';
  return Object.hasOwn(NOTHING_LIKE, type)
    ? `Afterword has nothing like ${NOTHING_LIKE[type]}.`
    : `Afterword has nothing like the type “${type}”.`;
}

const NOTHING_LIKE: Record<string, string> = {
  matrixdropdown: 'a table with a different question in each column',
  matrixdynamic: 'a table that grows',
  paneldynamic: 'a part that repeats',
  multipletext: 'several texts in one question',
  expression: 'a calculated value',
  file: 'an upload of files',
  signaturepad: 'a field for signatures',
  imagemap: 'a picture with places to choose',
};

/** What is said before the first question. */
function introOf(raw: Json, texts: SurveyJsTexts, rows: ImportRow[]): LocalizedText | undefined {
  const row = keptRow('The survey’s description');
  const words = texts.read(raw, 'description', 1000, row);
  if (!words) return undefined;
  note(row, 'It becomes a text before the first question.');
  rows.push(row);
  return words;
}

/** The thank-you pages: those by condition first, as SurveyJS looks at them, then the one for everybody. */
function endingsOf(raw: Json, texts: SurveyJsTexts, rows: ImportRow[]): IncomingEnding[] {
  const byCondition = objectsAt(raw, 'completedHtmlOnCondition').map(node => ({
    node,
    when: textAt(node, 'expression'),
  }));
  const always =
    at(raw, 'completedHtml') === undefined
      ? []
      : [{ node: { html: at(raw, 'completedHtml') }, when: undefined }];
  const endings = [...byCondition, ...always].flatMap(({ node, when }): IncomingEnding[] => {
    const row = keptRow('A thank-you page');
    const words = texts.read(node, 'html', 2000, row, true);
    if (!words) return [];
    rows.push(row);
    return [{ ...titled(words), ...(when ? { when: { wish: () => parseExpression(when), row } } : {}) }];
  });
  const isOpen = endings.length === 0 || endings.some(ending => !ending.when);
  return isOpen ? endings : [...endings, { title: { [texts.first]: 'Thank you' } }];
}

/** The first line is the title, what follows the text. */
function titled(words: LocalizedText): { title: LocalizedText; text?: LocalizedText } {
  const parts = Object.entries(words).map(([tag, lines]) => {
    const [first = '', ...rest] = lines.split('\n');
    return { tag, first: cut(first, 300), rest: rest.join('\n').trim() };
  });
  const text = Object.fromEntries(parts.filter(part => part.rest).map(part => [part.tag, part.rest]));
  return {
    title: Object.fromEntries(parts.map(part => [part.tag, part.first])),
    ...(Object.keys(text).length > 0 ? { text } : {}),
  };
}

/** What a SurveyJS file may hold besides questions and has no place here. */
function leftBehind(raw: Json): ImportRow[] {
  const rows = objectsAt(raw, 'triggers').map(node =>
    droppedRow(
      `Trigger “${textAt(node, 'type') ?? ''}”`,
      'Afterword has no triggers; a page’s rules may do the same.',
    ),
  );
  for (const node of objectsAt(raw, 'calculatedValues'))
    rows.push(
      droppedRow(`Calculated value “${textAt(node, 'name') ?? ''}”`, 'Afterword calculates no values.'),
    );
  for (const [name, subject, why] of WHOLE_SETTINGS)
    if (at(raw, name) !== undefined && at(raw, name) !== false) rows.push(droppedRow(subject, why));
  return rows;
}

const WHOLE_SETTINGS: [string, string, string][] = [
  [
    'navigateToUrl',
    'Going to another address at the end',
    'Put the address as a link on the thank-you page.',
  ],
  [
    'navigateToUrlOnCondition',
    'Going to other addresses at the end',
    'Put them as links on thank-you pages.',
  ],
  ['completedBeforeHtml', 'The page for those who answered before', 'Afterword words it by itself.'],
  ['logo', 'The logo', 'Set it under Look.'],
  ['maxTimeToFinish', 'The time limit', 'There is none here.'],
  ['timeLimit', 'The time limit', 'There is none here.'],
];
