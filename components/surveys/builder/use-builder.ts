'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo, useRef, useState } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { keyForTitle } from '@/domain/survey/edits/fresh-names';
import { renameKey } from '@/domain/survey/edits/rename-key';
import { checkDefinition, type Fault } from '@/domain/survey/faults';
import { mergeDefinitions } from '@/domain/survey/merge';
import { readText } from '@/domain/survey/texts';
import { isTranslated } from '@/domain/survey/translate';
import { frozenKeys } from '@/domain/survey/versions';
import { useWorkspace } from '../../ui/workspace-context';
import { type DraftRoom, type PublishedVersion, type Room, rooms } from '../draft-context';
import { focusAt } from '../fault-list';
import { type Survey, useDraft } from '../use-draft';
import { amended, type History, rebased, redone, startHistory, step, undone } from './history';
import { pathOfSelection, type Selection, selectionAt } from './selection';

/** Typing pauses this long before the draft is checked, in milliseconds. */
const CHECK_PAUSE = 150;

/** The draft with everything that the rooms of the builder share: history, selection, language, faults. */
export function useBuilder(
  survey: Survey,
  versions: PublishedVersion[],
): { room: DraftRoom; draft: ReturnType<typeof useDraft> } {
  const { can } = useWorkspace();
  const published = useMemo(() => versions.map(item => item.definition), [versions]);
  const history = useRef(startHistory(survey.definition));
  const draft = useDraft(survey, {
    published,
    onJoin: ({ base, survey: theirs }, next) => {
      const onto = (def: SurveyDefinition) => mergeDefinitions(base, def, theirs.definition).merged;
      history.current = rebased(history.current, next, onto);
    },
    onDrop: theirs => travel(step(history.current, theirs)),
  });
  const [asked, setLanguage] = useQueryState('language', parseAsString);
  const [room, setRoom] = useQueryState('room', parseAsStringLiteral(rooms).withDefault('questions'));
  const [selection, setSelection] = useState<Selection | null>(null);
  /** The draft as it was when this part was selected: what its title was before. */
  const opened = useRef(survey.definition);

  const { definition } = draft;
  const language = definition.languages.find(tag => tag === asked) ?? definition.languages[0] ?? 'en';
  // Checked once typing pauses: letters and the preview come first.
  const [settled] = useDebouncedValue(definition, CHECK_PAUSE);
  // Versions are kept newest first; the first publication of a key decides.
  const frozen = useMemo(() => frozenKeys([...published].reverse()), [published]);
  const faults = useMemo(() => checkDefinition(settled, frozen), [settled, frozen]);

  const travel = (next: History) => {
    if (next === history.current) return;
    const before = history.current.present;
    history.current = next;
    draft.change(next.present);
    setSelection(now => stillThere(before, next.present, now));
  };
  const select = (next: Selection | null) => {
    const { present } = history.current;
    if (selection?.kind === 'question' && !isSame(selection, next)) {
      const key = keyForTitle(opened.current, present, selection.key, published);
      if (key !== null) travel(amended(history.current, renameKey(present, selection.key, key)));
    }
    opened.current = history.current.present;
    setSelection(now => (isSame(now, next) ? now : next));
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
  const actions = useSteady({
    setLanguage: (tag: string) => void setLanguage(tag),
    change: (next: SurveyDefinition, how?: { merge?: string }) =>
      travel(step(history.current, next, how?.merge ?? null)),
    takeBack: ({ from, to }: { from: SurveyDefinition; to: SurveyDefinition }) => {
      const { merged } = mergeDefinitions(from, history.current.present, to, { published });
      travel(step(history.current, merged));
    },
    undo: () => travel(undone(history.current)),
    redo: () => travel(redone(history.current)),
    select,
    setRoom: (next: Room) => void setRoom(next),
    goTo: (fault: Fault) => void goTo(fault),
    onEditAt: (path: string) => {
      const place = selectionAt(definition, path);
      if (place) select(place);
    },
  });
  const canUndo = history.current.past.length > 0;
  const canRedo = history.current.future.length > 0;
  const readOnly = !can('design');
  // The same until something of it changes: what only tells of saving draws no column anew.
  const shared = useMemo(
    (): DraftRoom => ({
      ...actions,
      survey,
      definition,
      language,
      canUndo,
      canRedo,
      selection,
      room,
      faults,
      faultsAt: path => faults.filter(fault => fault.path === path),
      versions,
      published,
      frozen,
      readOnly,
    }),
    [
      actions,
      survey,
      definition,
      language,
      canUndo,
      canRedo,
      selection,
      room,
      faults,
      versions,
      published,
      frozen,
      readOnly,
    ],
  );
  return { draft, room: shared };
}

/** Functions that stay the same and do what the newest of them does. */
function useSteady<T extends Record<string, (...given: never[]) => unknown>>(functions: T): T {
  const latest = useRef(functions);
  latest.current = functions;
  return useMemo(() => {
    const steady = Object.keys(latest.current).map(name => [
      name,
      (...given: never[]) => latest.current[name]?.(...given),
    ]);
    // Each name stands for a function of the same signature.
    return Object.fromEntries(steady) as T;
  }, []);
}

/** What is selected once a change took it away: whatever stands in its place. */
function stillThere(
  before: SurveyDefinition,
  after: SurveyDefinition,
  selection: Selection | null,
): Selection | null {
  if (!selection || pathOfSelection(after, selection) !== null) return selection;
  const path = pathOfSelection(before, selection);
  return path === null ? null : selectionAt(after, path);
}

const isSame = (one: Selection | null, other: Selection | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Where a dotted path of the definition is edited. */
function roomOf(path: string): Room {
  if (path.startsWith('theme')) return 'look';
  if (path.startsWith('email')) return 'email';
  return 'questions';
}
