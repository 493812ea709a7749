import type { Condition } from '../conditions';
import { leavesOf } from '../conditions';
import {
  MAX_QUESTIONS,
  type SurveyDefinition,
  type SurveyDefinitionInput,
  surveyDefinition,
} from '../definition';
import { checkDefinition } from '../faults';
import { cleanLine, cut } from '../plain-text';
import { idsFor } from './names';
import { droppedRow, type ImportedSurvey, type ImportRow, type ImportSource, note } from './report';
import { type Known, NotUnderstood, resolveWish, type Wish } from './wish';

type PageInput = NonNullable<SurveyDefinitionInput['pages']>[number];
export type QuestionInput = NonNullable<PageInput['questions']>[number];
type EndingInput = NonNullable<SurveyDefinitionInput['endings']>[number];

/** A question that comes over: what it is here, how conditions name it, and the line that tells of it. */
export type Incoming = {
  /** As the other tool's conditions call it. */
  name: string;
  question: QuestionInput;
  known: Known | null;
  /** All of them must hold. A thrower is a condition that was not understood. */
  shownIf: (() => Wish)[];
  row: ImportRow;
};

export type IncomingPage = { name: string; title?: Record<string, string>; questions: Incoming[] };
export type IncomingEnding = Omit<EndingInput, 'id' | 'when'> & {
  when?: { wish: () => Wish; row: ImportRow };
};

const MOST_PAGES = 100;

/**
 * Pages and questions of another tool as a definition: conditions translated, a page divided before a question that
 * depends on an answer of the same page, and what exceeds our limits dropped with a line.
 */
export function assemble({
  source,
  name,
  languages,
  pages,
  endings,
  rows,
}: {
  source: ImportSource;
  name: string;
  languages: string[];
  pages: IncomingPage[];
  endings: IncomingEnding[];
  /** Lines in the order of the file; those of the questions are among them. */
  rows: ImportRow[];
}): ImportedSurvey {
  const known = new Map<string, Known>();
  const asked = limited(pages).flatMap(page => pageParts(page, known));
  const kept = asked.slice(0, MOST_PAGES);
  for (const page of asked.slice(MOST_PAGES))
    for (const { row } of page.questions) drop(row, `A survey has at most ${MOST_PAGES} pages.`);
  const ids = idsFor(
    kept.map(page => page.name),
    'page',
    ENDING_IDS,
  );
  const definition: SurveyDefinition = surveyDefinition.parse({
    name: cut(cleanLine(name), 200).trim() || 'Brought in',
    languages,
    pages: kept.map(({ title, questions }, index) => ({
      id: ids[index],
      ...(title && Object.keys(title).length > 0 ? { title } : {}),
      questions: questions.map(({ question, showIf }) => (showIf ? { ...question, showIf } : question)),
    })),
    endings: endings
      .flatMap(ending => endingOf(ending, known))
      .slice(0, ENDING_IDS.length)
      .map((ending, index) => ({ ...ending, id: ENDING_IDS[index] })),
  });
  const more = endings.slice(ENDING_IDS.length).length;
  return {
    source,
    definition,
    rows: more > 0 ? [...rows, droppedRow(`${more} more endings`, 'A survey has at most 20 endings.')] : rows,
    faults: checkDefinition(definition),
  };
}

const ENDING_IDS = Array.from({ length: 20 }, (_, index) => (index === 0 ? 'thanks' : `thanks_${index + 1}`));

type Asked = { question: QuestionInput; showIf: Condition | undefined; row: ImportRow };
type Part = { name: string; title: Record<string, string> | undefined; questions: Asked[] };

function limited(pages: IncomingPage[]): IncomingPage[] {
  let left = MAX_QUESTIONS;
  return pages.map(page => {
    const questions = page.questions.slice(0, left);
    for (const { row } of page.questions.slice(left))
      drop(row, `A survey has at most ${MAX_QUESTIONS} questions.`);
    left -= questions.length;
    return { ...page, questions };
  });
}

/** One page, or several where a question depends on another of the same page. Questions become known as they pass. */
function pageParts(page: IncomingPage, known: Map<string, Known>): Part[] {
  const parts: Part[] = [{ name: page.name, title: page.title, questions: [] }];
  let here = new Set<string>();
  for (const incoming of page.questions) {
    const showIf = conditionOf(incoming.shownIf, known, incoming.row);
    const needs = showIf
      ? leavesOf(showIf).map(leaf => ('question' in leaf ? leaf.question.split('.')[0] : ''))
      : [];
    if (needs.some(key => key && here.has(key))) {
      note(incoming.row, 'It begins a page of its own, because it depends on an answer of the same page.');
      parts.push({ name: page.name, title: undefined, questions: [] });
      here = new Set();
    }
    parts.at(-1)?.questions.push({ question: incoming.question, showIf, row: incoming.row });
    here.add(incoming.question.key);
    if (incoming.known && !known.has(incoming.name)) known.set(incoming.name, incoming.known);
  }
  return parts.filter(part => part.questions.length > 0);
}

/** An ending whose condition was not understood would be shown to everybody, so it stays behind. */
function endingOf(
  { when, ...ending }: IncomingEnding,
  known: ReadonlyMap<string, Known>,
): Omit<EndingInput, 'id'>[] {
  if (!when) return [ending];
  const condition = conditionOf([when.wish], known, when.row);
  if (condition) return [{ ...ending, when: condition }];
  when.row.outcome = 'dropped';
  return [];
}

/** All that could be understood, joined; a line for each that could not. */
function conditionOf(
  wishes: (() => Wish)[],
  known: ReadonlyMap<string, Known>,
  row: ImportRow,
): Condition | undefined {
  const all: Wish[] = [];
  let condition: Condition | undefined;
  for (const wish of wishes) {
    try {
      const one = wish();
      condition = resolveWish({ all: [...all, one] }, known);
      all.push(one);
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      note(row, `A condition on when it is shown is left out: ${error.message}.`);
    }
  }
  return condition;
}

function drop(row: ImportRow, why: string): void {
  row.outcome = 'dropped';
  row.notes = [why];
}
