import type { SurveyDefinition } from '@/domain/survey/definition';
import { type Part, placeOfQuestion } from '@/domain/survey/edits/edited';

/** What is being worked on in the Questions room: its canvas shows it, its properties stand beside. */
export type Selection = Part;

/** The dotted path of what is selected; null where it is gone. */
export function pathOfSelection(def: SurveyDefinition, selection: Selection): string | null {
  if (selection.kind !== 'question') {
    const room = selection.kind === 'page' ? 'pages' : 'endings';
    const index = def[room].findIndex(({ id }) => id === selection.id);
    return index < 0 ? null : `${room}.${index}`;
  }
  const place = placeOfQuestion(def, selection.key);
  return place && `pages.${place.pageIndex}.questions.${place.index}`;
}

/** What a dotted path of the definition belongs to; null for the survey as a whole, its look and its mail. */
export function selectionAt(def: SurveyDefinition, path: string): Selection | null {
  const [room, index, part, place] = path.split('.');
  if (room === 'endings') {
    const ending = def.endings[Number(index)];
    return ending ? { kind: 'ending', id: ending.id } : null;
  }
  const page = room === 'pages' ? def.pages[Number(index)] : undefined;
  const question = part === 'questions' ? page?.questions[Number(place)] : undefined;
  if (question) return { kind: 'question', key: question.key };
  return page ? { kind: 'page', id: page.id } : null;
}

/** The page or the ending on which what is selected can be seen; the first page where it is gone. */
export function placeOfSelection(
  def: SurveyDefinition,
  selection: Selection | null,
): { kind: 'page' | 'ending'; id: string } | null {
  const first = def.pages[0] ?? null;
  const page =
    selection?.kind === 'question'
      ? placeOfQuestion(def, selection.key)?.page
      : selection?.kind === 'page'
        ? def.pages.find(({ id }) => id === selection.id)
        : undefined;
  const ending = selection?.kind === 'ending' && def.endings.find(({ id }) => id === selection.id);
  if (ending) return { kind: 'ending', id: ending.id };
  const shown = page ?? first;
  return shown ? { kind: 'page', id: shown.id } : null;
}
