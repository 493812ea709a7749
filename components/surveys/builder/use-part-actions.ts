'use client';

import { notifications } from '@mantine/notifications';
import { useMemo, useRef } from 'react';
import { MAX_QUESTIONS, type QuestionType, type SurveyDefinition } from '@/domain/survey/definition';
import { addEnding, addPage, addQuestion, MAX_ENDINGS, MAX_PAGES } from '@/domain/survey/edits/add';
import { duplicatePart } from '@/domain/survey/edits/duplicate';
import { type Edit, type Part, placeOfQuestion } from '@/domain/survey/edits/edited';
import { moveQuestion, nudgePart } from '@/domain/survey/edits/move';
import { type Removal, removePart } from '@/domain/survey/edits/remove';
import { joinPages, splitPage } from '@/domain/survey/edits/split-page';
import { offerUndo } from '../../ui/offer-undo';
import { useWorkspace } from '../../ui/workspace-context';
import { useDraftRoom } from '../draft-context';
import { counted } from '../words';
import { announce } from './announce';
import { dropped, placeInWords, rowId, rowsOf } from './outline/rows';

/**
 * What can be done with the parts of a survey, wherever it is asked for: outline, properties, keys. The actions stay the
 * same from one drawing to the next; each works on the draft as it is when it is called.
 */
export function usePartActions() {
  const room = useDraftRoom();
  const { name: company } = useWorkspace();
  const latest = useRef({ ...room, company });
  latest.current = { ...room, company };
  return useMemo(() => {
    const draft = () => latest.current;
    const titleOf = (part: Part): string => {
      const { definition, language } = draft();
      return (
        rowsOf(definition, language, [], draft().company).find(row => row.id === rowId(part))?.title ?? ''
      );
    };
    const move = (part: Part, next: SurveyDefinition): boolean => {
      if (next === draft().definition) return false;
      announce(`Moved “${titleOf(part)}” to ${placeInWords(next, part)}.`);
      draft().change(next);
      return true;
    };
    const take = (edit: Edit | null, full: string): Part | null => {
      if (!edit) notifications.show({ message: full });
      else {
        draft().change(edit.definition);
        draft().select(edit.part);
      }
      return edit?.part ?? null;
    };
    return {
      /** After what is selected; on the last page where nothing is. */
      addQuestion: (type: QuestionType): Part | null => {
        const { definition, selection, published } = draft();
        const place = selection?.kind === 'question' ? placeOfQuestion(definition, selection.key) : null;
        const page =
          place?.page.id ?? (selection?.kind === 'page' ? selection.id : definition.pages.at(-1)?.id);
        const home = page === undefined ? addPage(definition, { published }) : null;
        const pageId = page ?? (home?.part.kind === 'page' ? home.part.id : '');
        const after = place ? { after: place.question.key } : {};
        return take(
          addQuestion(home?.definition ?? definition, { pageId, ...after, type, published }),
          `A survey has at most ${MAX_QUESTIONS} questions.`,
        );
      },
      addPage: (): Part | null => {
        const { definition, selection, published } = draft();
        const place = selection?.kind === 'question' ? placeOfQuestion(definition, selection.key) : null;
        const after = place?.page.id ?? (selection?.kind === 'page' ? selection.id : undefined);
        return take(
          addPage(definition, { ...(after === undefined ? {} : { after }), published }),
          `A survey has at most ${MAX_PAGES} pages.`,
        );
      },
      addEnding: (): Part | null =>
        take(
          addEnding(draft().definition, { published: draft().published }),
          `A survey has at most ${MAX_ENDINGS} thank-you pages.`,
        ),
      duplicate: (part: Part): Part | null =>
        take(duplicatePart(draft().definition, part, draft().published), 'There is no room for a copy.'),
      /** A question alone on a page of its own, after the page it was on. */
      moveToNewPage: (key: string): Part | null =>
        take(
          splitPage(draft().definition, key, { published: draft().published }),
          'It is alone on its page already.',
        ),
      /** A question and all below it on a page of their own. */
      splitHere: (key: string): Part | null =>
        take(
          splitPage(draft().definition, key, { published: draft().published, rest: true }),
          'There is nothing above it on its page.',
        ),
      joinWithPrevious: (pageId: string): Part | null =>
        take(joinPages(draft().definition, pageId), 'There is no page before the first.'),
      moveToPage: (key: string, pageId: string): void => {
        const { definition } = draft();
        const index = definition.pages.find(page => page.id === pageId)?.questions.length ?? 0;
        move({ kind: 'question', key }, moveQuestion(definition, key, { pageId, index }));
      },
      /** One place up or down; false where there is no such place. */
      nudge: (part: Part, by: -1 | 1): boolean => move(part, nudgePart(draft().definition, part, by)),
      /** To the place of `over`, where it was dropped. */
      drop: (part: Part, over: Part): boolean => move(part, dropped(draft().definition, part, over)),
      /** Deletes at once and offers to take it back, also after other changes. */
      remove: (part: Part): void => {
        const { definition, change, select, takeBack } = draft();
        const removal = removePart(definition, part);
        if (!removal) {
          notifications.show({ message: 'The last thank-you page stays: every survey ends with one.' });
          return;
        }
        const title = titleOf(part);
        change(removal.definition);
        select(removal.part);
        offerUndo(`Deleted “${title}”.${leftBehind(removal)}`, () => {
          takeBack({ from: removal.definition, to: definition });
          select(part);
          // The button that was pressed is gone.
          setTimeout(() => document.getElementById(`row-${rowId(part)}`)?.focus(), 100);
        });
      },
    };
  }, []);
}

function leftBehind({ repointed, dangling }: Removal): string {
  const rules =
    repointed > 0
      ? ` ${counted(repointed, 'rule')} that led there now ${one(repointed)} on to the next.`
      : '';
  const asks =
    dangling > 0
      ? ` ${counted(dangling, 'condition or rule', 'conditions and rules')} still name it: see the faults.`
      : '';
  return rules + asks;
}

const one = (count: number): string => (count === 1 ? 'leads' : 'lead');
