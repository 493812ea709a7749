'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo, useRef, useState } from 'react';
import { checkDefinition, type Fault } from '@/domain/survey/faults';
import { isTranslated } from '@/domain/survey/translate';
import { frozenKeys } from '@/domain/survey/versions';
import { useTRPC } from '../../trpc';
import { useWorkspace } from '../../ui/workspace-context';
import { readText } from '../draft';
import { type DraftRoom, type Room, rooms } from '../draft-context';
import { focusAt } from '../fault-list';
import { type Survey, useDraft } from '../use-draft';
import { redone, startHistory, step, undone } from './history';
import { type Selection, selectionAt } from './selection';

/** The draft with everything that the rooms of the builder share: history, selection, language, faults. */
export function useBuilder(survey: Survey): { room: DraftRoom; draft: ReturnType<typeof useDraft> } {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const draft = useDraft(survey);
  const history = useRef(startHistory(survey.definition));
  const versionsQuery = useQuery(trpc.survey.versions.queryOptions({ id: survey.id }));
  const [asked, setLanguage] = useQueryState('language', parseAsString);
  const [room, setRoom] = useQueryState('room', parseAsStringLiteral(rooms).withDefault('questions'));
  const [selection, select] = useState<Selection | null>(null);

  const { definition } = draft;
  const language = definition.languages.find(tag => tag === asked) ?? definition.languages[0] ?? 'en';
  const versions = useMemo(() => versionsQuery.data ?? [], [versionsQuery.data]);
  const published = useMemo(() => versions.map(item => item.definition), [versions]);
  const faults = useMemo(
    () => checkDefinition(definition, frozenKeys([...published].reverse())),
    [definition, published],
  );

  const travel = (next: typeof history.current) => {
    if (next === history.current) return;
    history.current = next;
    draft.change(next.present);
  };
  const goTo = async (fault: Fault) => {
    const text = readText(definition, fault.path);
    const lacking = text && definition.languages.find(tag => !isTranslated(text, tag));
    if (lacking) await setLanguage(lacking);
    await setRoom(roomOf(fault.path));
    const place = selectionAt(definition, fault.path);
    if (place) select(place);
    // The room and the properties are drawn first.
    setTimeout(() => focusAt(fault.path), 50);
  };
  return {
    draft,
    room: {
      survey,
      definition,
      language,
      setLanguage,
      change: (next, how) => travel(step(history.current, next, how?.merge ?? null)),
      undo: () => travel(undone(history.current)),
      redo: () => travel(redone(history.current)),
      canUndo: history.current.past.length > 0,
      canRedo: history.current.future.length > 0,
      selection,
      select,
      room,
      setRoom,
      faults,
      faultsAt: path => faults.filter(fault => fault.path === path),
      goTo,
      onEditAt: path => {
        const place = selectionAt(definition, path);
        if (place) select(place);
      },
      versions,
      published,
      readOnly: !can('design'),
    },
  };
}

/** Where a dotted path of the definition is edited. */
function roomOf(path: string): Room {
  if (path.startsWith('theme')) return 'look';
  if (path.startsWith('email')) return 'email';
  return 'questions';
}
