'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type SurveyDefinition, surveyDefinition } from '@/domain/survey/definition';
import { type Outputs, useTRPC } from '../trpc';
import { errorCode, errorSentence } from '../ui/errors';

export type Survey = Outputs['survey']['read'];

/** `conflict`: somebody else saved first; nothing of theirs is overwritten and nothing typed here is thrown away. */
export type SaveState =
  | { kind: 'saved'; at: Date }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'failed'; sentence: string }
  | { kind: 'conflict' };

/** Typing pauses this long before a draft is saved, in milliseconds. */
const PAUSE = 700;

/**
 * The draft as it stands on the screen, saved by itself. Only one save is under way at a time; each names the revision
 * it began from. `flush` saves now and says whether everything is stored.
 */
export function useDraft(survey: Survey) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [definition, setDefinition] = useState(survey.definition);
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: survey.updatedAt });
  const latest = useRef({
    definition: survey.definition,
    stored: survey.definition,
    revision: survey.revision,
    /** Somebody else's draft is newer: from here on this one is never sent. */
    isOvertaken: false,
  });
  const running = useRef<Promise<boolean> | null>(null);
  const { mutateAsync } = useMutation(trpc.survey.saveDraft.mutationOptions());

  const save = async (): Promise<boolean> => {
    const { current } = latest;
    while (current.definition !== current.stored) {
      if (current.isOvertaken) return false;
      const sent = current.definition;
      const problem = firstProblem(sent);
      if (problem) {
        setState({ kind: 'failed', sentence: problem });
        return false;
      }
      setState({ kind: 'saving' });
      try {
        const saved = await mutateAsync({ id: survey.id, definition: sent, revision: current.revision });
        current.stored = sent;
        current.revision = saved.revision;
        queryClient.setQueryData(trpc.survey.read.queryKey({ id: survey.id }), saved);
        setState({ kind: 'saved', at: saved.updatedAt });
      } catch (error) {
        const isConflict = errorCode(error) === 'conflict';
        current.isOvertaken ||= isConflict;
        setState(isConflict ? { kind: 'conflict' } : { kind: 'failed', sentence: errorSentence(error) });
        return false;
      }
    }
    return true;
  };
  const flush = (): Promise<boolean> => {
    running.current ??= save().finally(() => {
      running.current = null;
    });
    return running.current;
  };
  const saveNow = useRef(flush);
  saveNow.current = flush;

  const change = (next: SurveyDefinition): void => {
    latest.current.definition = next;
    setDefinition(next);
    setState(now => (now.kind === 'conflict' || now.kind === 'saving' ? now : { kind: 'unsaved' }));
  };

  const isConflict = state.kind === 'conflict';
  useEffect(() => {
    if (isConflict || definition === latest.current.stored) return;
    const timer = setTimeout(() => saveNow.current(), PAUSE);
    return () => clearTimeout(timer);
  }, [definition, isConflict]);

  // Leaving the screen saves what is left; leaving the site asks first.
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current.definition !== latest.current.stored) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      if (latest.current.definition !== latest.current.stored) void saveNow.current();
    };
  }, []);

  return { definition, state, change, flush };
}

/** What a draft must have before it can be stored at all: its name above all. */
function firstProblem(definition: SurveyDefinition): string | null {
  const parsed = surveyDefinition.safeParse(definition);
  if (parsed.success) return null;
  const issue = parsed.error.issues[0];
  return issue?.path[0] === 'name'
    ? 'Not saved: give the survey a name. The rest of what you typed is kept here.'
    : `Not saved: ${issue?.message ?? 'something is not usable'} (${issue?.path.join('.') ?? ''}).`;
}
