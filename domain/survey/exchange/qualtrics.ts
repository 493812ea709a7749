import { cleanLine } from '../plain-text';
import type { LocalizedText } from '../text';
import { assemble, type Incoming, type IncomingPage } from './assemble';
import { at, isObject, type Json, listAt, objectAt, objectsAt, textAt } from './json';
import { Keys, plainOf } from './names';
import { wishOf } from './qualtrics-logic';
import { noteSettings, questionsOf } from './qualtrics-question';
import { QualtricsTexts } from './qualtrics-text';
import { droppedRow, type ImportedSurvey, type ImportRow, keptRow, note } from './report';

/** Whether a JSON file is a survey file (QSF) of Qualtrics. */
export const isQualtrics = (raw: Json): boolean =>
  isObject(at(raw, 'SurveyEntry')) && Array.isArray(at(raw, 'SurveyElements'));

/** Reads a QSF. Blocks and page breaks become pages in the order of the flow; every question and branch has its line. */
export function readQualtrics(raw: Json): ImportedSurvey {
  const entry = objectAt(raw, 'SurveyEntry');
  const elements = objectsAt(raw, 'SurveyElements');
  const questions = new Map(
    payloadsOf(elements, 'SQ').map(question => [textAt(question, 'QuestionID') ?? '', question] as const),
  );
  const rows: ImportRow[] = [];
  const pages = pagesOf(elements, rows);
  const ids = pages.flatMap(page => page.questions);
  const keys = new Keys();
  const keyOf = new Map(
    ids.map(id => [id, keys.take(textAt(questions.get(id) ?? {}, 'DataExportTag') ?? id)] as const),
  );
  const texts = new QualtricsTexts(textAt(entry, 'SurveyLanguage') ?? 'EN', keyOf);
  const incoming = pages.map(
    (page): IncomingPage => ({
      name: page.name,
      questions: page.questions.flatMap(id => {
        const node = questions.get(id);
        return node ? incomingOf(node, { id, key: keyOf.get(id) ?? 'q', keys, texts, rows }) : [];
      }),
    }),
  );
  const lost = [...questions.keys()].filter(id => !keyOf.has(id)).length;
  if (lost > 0)
    rows.push(
      droppedRow(
        `${lost} ${lost === 1 ? 'question' : 'questions'} in the trash`,
        'What was thrown away stays there.',
      ),
    );
  return assemble({
    source: 'qualtrics',
    name: plainOf(textAt(entry, 'SurveyName') ?? '') || 'From Qualtrics',
    languages: texts.languages,
    pages: incoming,
    endings: [],
    rows,
  });
}

const payloadsOf = (elements: Json[], kind: string): Json[] =>
  elements
    .filter(element => textAt(element, 'Element') === kind)
    .map(element => objectAt(element, 'Payload'));

type SourcePage = { name: string; questions: string[] };

/** Pages in the order of the flow; without one, in the order of the blocks. */
function pagesOf(elements: Json[], rows: ImportRow[]): SourcePage[] {
  const blocks = new Map(
    elements
      .filter(element => textAt(element, 'Element') === 'BL')
      .flatMap(element => objectsAt(element, 'Payload'))
      .filter(block => textAt(block, 'Type') !== 'Trash')
      .map(block => [textAt(block, 'ID') ?? '', block] as const),
  );
  const flow = payloadsOf(elements, 'FL').flatMap(payload => objectsAt(payload, 'Flow'));
  const order = flow.length > 0 ? flow.flatMap(step => blocksOf(step, rows, 0)) : [...blocks.keys()];
  const seen = new Set<string>();
  return order.flatMap(id => {
    const block = blocks.get(id);
    if (!block || seen.has(id)) return [];
    seen.add(id);
    return pagesOfBlock(block, rows);
  });
}

const DEEPEST_FLOW = 20;

/** The blocks that a step of the flow leads through. What steers the way has no counterpart and is told. */
function blocksOf(step: Json, rows: ImportRow[], depth: number): string[] {
  const type = textAt(step, 'Type') ?? '';
  if (type === 'Block' || type === 'Standard') return [textAt(step, 'ID') ?? ''];
  const lost = Object.hasOwn(STEPS, type) ? STEPS[type] : undefined;
  if (lost) rows.push(droppedRow(...lost));
  else if (type !== 'Root' && type !== 'Group')
    rows.push(droppedRow(`Step “${type}” of the flow`, 'Afterword has nothing like it.'));
  if (depth >= DEEPEST_FLOW) return [];
  return objectsAt(step, 'Flow').flatMap(inner => blocksOf(inner, rows, depth + 1));
}

const STEPS: Record<string, [string, string]> = {
  Branch: [
    'A branch of the flow',
    'Its blocks are shown to everybody; set a condition on their questions, or rules on the page before.',
  ],
  BlockRandomizer: ['A randomizer of the flow', 'Its blocks stand in the order of the file, all of them.'],
  EmbeddedData: [
    'Embedded data',
    'Attributes of customers and interactions are here without being declared.',
  ],
  EndSurvey: ['An end of the survey', 'Add an ending and a rule that leads to it.'],
  WebService: ['A web service', 'Afterword calls none while somebody answers.'],
  Authenticator: ['An authenticator', 'Links are personal already.'],
  Quota: ['A quota', 'Set a daily limit on the program.'],
  TableOfContents: ['A table of contents', 'A survey only goes forward.'],
};

function pagesOfBlock(block: Json, rows: ImportRow[]): SourcePage[] {
  const name = cleanLine(textAt(block, 'Description') ?? '') || 'Block';
  const options = objectAt(block, 'Options');
  if (textAt(options, 'RandomizeQuestions') && textAt(options, 'RandomizeQuestions') !== 'false')
    rows.push(droppedRow(`The random order in “${name}”`, 'Questions stand in the order of the file.'));
  if (textAt(options, 'Looping') && textAt(options, 'Looping') !== 'None')
    rows.push(droppedRow(`The repetition of “${name}”`, 'It is asked once.'));
  const pages: SourcePage[] = [{ name, questions: [] }];
  for (const item of objectsAt(block, 'BlockElements')) {
    if (textAt(item, 'Type') === 'Page Break') pages.push({ name, questions: [] });
    else if (textAt(item, 'Type') === 'Question')
      pages.at(-1)?.questions.push(textAt(item, 'QuestionID') ?? '');
  }
  return pages.filter(page => page.questions.length > 0);
}

function incomingOf(
  node: Json,
  writing: { id: string; key: string; keys: Keys; texts: QualtricsTexts; rows: ImportRow[] },
): Incoming[] {
  const { id, texts, rows } = writing;
  const row = keptRow(subjectOf(node, texts), true);
  rows.push(row);
  const made = questionsOf({ node, row, ...writing });
  if (typeof made === 'string') {
    Object.assign(row, droppedRow(row.subject, made, true));
    return [];
  }
  noteSettings(node, row);
  const logic = at(node, 'DisplayLogic');
  const shownIf = isObject(logic) ? [() => wishOf(logic)] : [];
  if (listAt(node, 'SkipLogic').length > 0)
    note(row, 'Where it skips to is left out: set a rule on its page.');
  return made.map(({ question, known }, index) => ({
    name: index === 0 ? id : `${id} ${index}`,
    question,
    known,
    shownIf,
    row,
  }));
}

function subjectOf(node: Json, texts: QualtricsTexts): string {
  const title: LocalizedText = texts.read(node, ['QuestionText'], 200, null) ?? {};
  return title[texts.first] ?? Object.values(title)[0] ?? textAt(node, 'DataExportTag') ?? 'A question';
}
