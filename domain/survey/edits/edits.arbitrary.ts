import fc from 'fast-check';
import { QUESTION_TYPES, type SurveyDefinition } from '../definition';
import { questionsOf } from '../scores';
import { addEnding, addPage, addQuestion } from './add';
import { changeType } from './change-type';
import { duplicatePart } from './duplicate';
import { edited, moveWithin, type Part } from './edited';
import { keyForTitle, keyProblem } from './fresh-names';
import { itemsOf } from './items';
import { moveEnding, movePage, moveQuestion, nudgePart } from './move';
import { removePart } from './remove';
import { renameKey } from './rename-key';
import { joinPages, splitPage } from './split-page';

/** One edit of any kind; the numbers choose the part, the place and the type, whatever there is at that moment. */
export const anyEdit = fc.record({
  verb: fc.constantFrom(
    'add',
    'addPage',
    'addEnding',
    'duplicate',
    'remove',
    'move',
    'movePage',
    'moveEnding',
    'moveItem',
    'nudge',
    'retype',
    'rename',
    'retitle',
    'retranslate',
    'split',
    'join',
    'publish',
  ),
  part: fc.nat(1000),
  place: fc.nat(1000),
  type: fc.constantFrom(...QUESTION_TYPES),
  word: fc.constantFrom('What went wrong?', 'Größe', 'recommend', 'cause', '為什麼', 'constructor', '2', ''),
  flag: fc.boolean(),
});
export type AnyEdit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;

/** The definition after the edit; the same where the edit found nothing to do. */
export function applied(
  def: SurveyDefinition,
  edit: AnyEdit,
  published: SurveyDefinition[],
): SurveyDefinition {
  const question = at(questionsOf(def), edit.part);
  const page = at(def.pages, edit.part);
  const part = at(partsOf(def), edit.part);
  const key = question?.key ?? 'none';
  switch (edit.verb) {
    case 'add':
      return addQuestion(def, { pageId: page?.id ?? '', type: edit.type, published })?.definition ?? def;
    case 'addPage':
      return addPage(def, { ...(page && edit.flag ? { after: page.id } : {}), published })?.definition ?? def;
    case 'addEnding':
      return addEnding(def, { published })?.definition ?? def;
    case 'duplicate':
      return (part && duplicatePart(def, part, published)?.definition) ?? def;
    case 'remove':
      return (part && removePart(def, part)?.definition) ?? def;
    case 'move':
      return moveQuestion(def, key, { pageId: at(def.pages, edit.place)?.id ?? '', index: edit.place % 4 });
    case 'movePage':
      return movePage(def, page?.id ?? '', edit.place % Math.max(def.pages.length, 1));
    case 'moveEnding':
      return moveEnding(def, at(def.endings, edit.part)?.id ?? '', edit.place % def.endings.length);
    case 'moveItem': {
      const count = question ? itemsOf(question).length : 0;
      return edited(def, draft => {
        const found = questionsOf(draft).find(one => one.key === key);
        if (found && count > 0) moveWithin(itemsOf(found), edit.part % count, edit.place % count);
      });
    }
    case 'nudge':
      return part ? nudgePart(def, part, edit.flag ? 1 : -1) : def;
    case 'retype':
      return changeType(def, key, edit.type, published).definition;
    case 'rename':
      return keyProblem(def, key, edit.word, published) ? def : renameKey(def, key, edit.word);
    case 'retitle': {
      const next = edited(def, draft => {
        const found = questionsOf(draft).find(one => one.key === key);
        if (found) found.title.en = edit.word;
      });
      const wish = keyForTitle(def, next, key, published);
      return wish ? renameKey(next, key, wish) : next;
    }
    case 'retranslate':
      return edited(def, draft => {
        for (const one of questionsOf(draft)) {
          one.title.de = edit.word;
          for (const item of itemsOf(one)) item.label.de = edit.word;
        }
      });
    case 'split':
      return splitPage(def, key, { published, rest: edit.flag })?.definition ?? def;
    case 'join':
      return joinPages(def, page?.id ?? '')?.definition ?? def;
    case 'publish':
      return def;
  }
}

function partsOf(def: SurveyDefinition): Part[] {
  return [
    ...questionsOf(def).map(({ key }): Part => ({ kind: 'question', key })),
    ...def.pages.map(({ id }): Part => ({ kind: 'page', id })),
    ...def.endings.map(({ id }): Part => ({ kind: 'ending', id })),
  ];
}

const at = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(items.length, 1)];
