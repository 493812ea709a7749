import type { SurveyDefinition } from '@/domain/survey/definition';
import type { Part } from '@/domain/survey/edits/edited';
import { moveEnding, movePage, moveQuestion } from '@/domain/survey/edits/move';
import type { Fault } from '@/domain/survey/faults';
import { expandPiping } from '@/domain/survey/piping';
import { pickText } from '@/domain/survey/translate';

/** One line of the outline. All but `part` are plain values, so that a row is drawn again only when it changed. */
export type Row = {
  id: string;
  part: Part;
  /** "Page 2" or the title of a question; what it is called when it has none. */
  title: string;
  isUntitled: boolean;
  /** What stands beside it: a question's running number, a page's title. */
  aside: string;
  isRequired: boolean;
  isConditional: boolean;
  worst: Fault['severity'] | null;
};

/** The button that opens the list of types. */
export const ADD_QUESTION = 'add-question';

/** Pages with their questions, then endings, in reading order. */
export const partsOf = (def: SurveyDefinition): Part[] => [
  ...def.pages.flatMap((page): Part[] => [
    { kind: 'page', id: page.id },
    ...page.questions.map(({ key }): Part => ({ kind: 'question', key })),
  ]),
  ...def.endings.map(({ id }): Part => ({ kind: 'ending', id })),
];

export const rowId = (part: Part): string => `${part.kind}:${part.kind === 'question' ? part.key : part.id}`;

/** All pages with their questions, then the endings. `company`: what `{{company.name}}` says. */
export function rowsOf(
  def: SurveyDefinition,
  language: string,
  faults: readonly Fault[],
  company: string,
): Row[] {
  const worst = worstAt(faults);
  const say = (text: Record<string, string> | undefined) =>
    expandPiping(pickText(text, language, def.languages), { company: { name: company } }).trim();
  let number = 0;
  const pages = def.pages.flatMap((page, pageIndex) => [
    rowOf({ kind: 'page', id: page.id }, `Page ${pageIndex + 1}`, {
      aside: say(page.title),
      isConditional: (page.next?.length ?? 0) > 0,
      worst: worst.get(`pages.${pageIndex}`) ?? null,
    }),
    ...page.questions.map((question, index) => {
      if (question.type !== 'statement') number += 1;
      const title = say(question.title);
      return rowOf({ kind: 'question', key: question.key }, title || 'Untitled question', {
        isUntitled: title === '',
        aside: question.type === 'statement' ? '' : String(number),
        isRequired: question.required,
        isConditional: question.showIf !== undefined,
        worst: worst.get(`pages.${pageIndex}.questions.${index}`) ?? null,
      });
    }),
  ]);
  const endings = def.endings.map((ending, index) => {
    const title = say(ending.title);
    return rowOf({ kind: 'ending', id: ending.id }, title || 'Untitled thank-you page', {
      isUntitled: title === '',
      isConditional: ending.when !== undefined,
      worst: worst.get(`endings.${index}`) ?? null,
    });
  });
  return [...pages, ...endings];
}

/** What a part can be dropped on: questions and pages among themselves, endings among theirs. */
export const accepts = (active: Part, over: Part): boolean =>
  (active.kind === 'ending') === (over.kind === 'ending');

/** `active` takes the place of `over`, as the line between the rows showed. */
export function dropped(def: SurveyDefinition, active: Part, over: Part): SurveyDefinition {
  if (!accepts(active, over)) return def;
  if (active.kind === 'ending') {
    const index = def.endings.findIndex(ending => over.kind === 'ending' && ending.id === over.id);
    return moveEnding(def, active.id, index);
  }
  if (active.kind === 'page') return movePage(def, active.id, pageIndexOf(def, over));
  const flat = partsOf(def).filter(part => part.kind !== 'ending');
  const to = flat.findIndex(part => rowId(part) === rowId(over));
  const rest = flat.filter(part => rowId(part) !== rowId(active));
  // What stands before the place, once the question is out of the way; above the first page is still the first page.
  const before = rest.slice(0, Math.max(to, 1));
  const last = before.findLastIndex(part => part.kind === 'page');
  const page = before[last];
  if (page?.kind !== 'page') return def;
  return moveQuestion(def, active.key, { pageId: page.id, index: before.length - last - 1 });
}

/** Where the line between the rows is drawn while `active` is held over `over`. */
export function lineAt(
  def: SurveyDefinition,
  rows: readonly Row[],
  active: Part,
  over: Part,
): { id: string; edge: 'top' | 'bottom' } | null {
  const position = (part: Part) => rows.findIndex(row => row.id === rowId(part));
  if (rowId(active) === rowId(over)) return null;
  if (active.kind !== 'page') {
    return { id: rowId(over), edge: position(active) < position(over) ? 'bottom' : 'top' };
  }
  const [from, to] = [pageIndexOf(def, active), pageIndexOf(def, over)];
  const target = def.pages[to];
  if (from === to || !target) return null;
  if (to < from) return { id: rowId({ kind: 'page', id: target.id }), edge: 'top' };
  const last = target.questions.at(-1);
  return {
    id: rowId(last ? { kind: 'question', key: last.key } : { kind: 'page', id: target.id }),
    edge: 'bottom',
  };
}

/** "page 2, position 1 of 3": where a part stands, for ears. */
export function placeInWords(def: SurveyDefinition, part: Part): string {
  if (part.kind !== 'question') {
    const list = part.kind === 'page' ? def.pages : def.endings;
    return `position ${list.findIndex(({ id }) => id === part.id) + 1} of ${list.length}`;
  }
  const pageIndex = pageIndexOf(def, part);
  const questions = def.pages[pageIndex]?.questions ?? [];
  const index = questions.findIndex(({ key }) => key === part.key);
  return `page ${pageIndex + 1}, position ${index + 1} of ${questions.length}`;
}

function rowOf(part: Part, title: string, more: Partial<Row>): Row {
  const plain = { isUntitled: false, aside: '', isRequired: false, isConditional: false, worst: null };
  return { id: rowId(part), part, title, ...plain, ...more };
}

function pageIndexOf(def: SurveyDefinition, part: Part): number {
  if (part.kind === 'ending') return -1;
  return def.pages.findIndex(page =>
    part.kind === 'page' ? page.id === part.id : page.questions.some(({ key }) => key === part.key),
  );
}

/** The gravest fault of every question, page and ending; a page does not wear its questions'. */
function worstAt(faults: readonly Fault[]): Map<string, Fault['severity']> {
  const worst = new Map<string, Fault['severity']>();
  for (const { path, severity } of faults) {
    const place = /^(pages\.\d+\.questions\.\d+|pages\.\d+|endings\.\d+)/.exec(path)?.[0];
    if (place && worst.get(place) !== 'error') worst.set(place, severity);
  }
  return worst;
}
