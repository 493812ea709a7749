'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type SurveyDefinition, surveyDefinition } from '@/domain/survey/definition';
import { mergeDefinitions } from '@/domain/survey/merge';
import { same } from '@/domain/survey/same';
import { diffDefinitions } from '@/domain/survey/versions';
import { type Outputs, useTRPC } from '../trpc';
import { errorCode, errorSentence } from '../ui/errors';
import { forgetDraft, keepDraft } from './kept-draft';

export type Survey = Outputs['survey']['read'];

/** `conflict`: somebody else saved first and both changed the same; nothing is stored until it is decided. */
export type SaveState =
  | { kind: 'saved'; at: Date }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'failed'; sentence: string }
  | { kind: 'conflict' };

/** What somebody else saved meanwhile. `base`: the stored draft that this one began from. */
export type Other = { base: SurveyDefinition; survey: Survey };

/** Both drafts became one. `changes`: what came in, in words; `own`: there was something of mine as well. */
export type Joined = {
  by: string | null;
  changes: string[];
  own: boolean;
  before: SurveyDefinition;
  after: SurveyDefinition;
};

/** Typing pauses this long before a draft is saved, in milliseconds. */
const PAUSE = 700;
/** A draft that could not be sent is tried again after this long, in milliseconds, and when the network is back. */
const RETRY = 10_000;
/** Of the drafts sent without an answer the first are the likeliest to have been stored: so many are remembered. */
const MOST_UNANSWERED = 20;
/** A copy goes into this browser at most this often, in milliseconds. */
const KEEP_EVERY = 500;

type Options = {
  published: readonly SurveyDefinition[];
  /** Somebody else's draft and this one became `next`. */
  onJoin: (other: Other, next: SurveyDefinition) => void;
  /** Theirs is wanted instead of this one. */
  onDrop: (theirs: SurveyDefinition) => void;
};

/**
 * The draft as it stands on the screen, saved by itself. Only one save is under way at a time; each names the revision
 * it began from. When somebody else saved first, both drafts are joined; where both changed the same, `other` waits for
 * `decide`. `flush` saves now and says whether everything is stored.
 */
export function useDraft(survey: Survey, { published, onJoin, onDrop }: Options) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [definition, setDefinition] = useState(survey.definition);
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: survey.updatedAt });
  const [other, setOther] = useState<Other | null>(null);
  const [joined, setJoined] = useState<Joined | null>(null);
  const latest = useRef({
    definition: survey.definition,
    stored: survey.definition,
    revision: survey.revision,
    /** Sent without an answer: perhaps stored, perhaps not. */
    unanswered: new Set<SurveyDefinition>(),
    /** Both changed the same: from here on nothing is sent until somebody decided. */
    isOvertaken: false,
  });
  const running = useRef<Promise<boolean> | null>(null);
  const { mutateAsync } = useMutation(
    // Without a network a save fails at once and says so, instead of waiting in silence.
    trpc.survey.saveDraft.mutationOptions({ networkMode: 'always' }),
  );

  const show = (next: SurveyDefinition): void => {
    latest.current.definition = next;
    setDefinition(next);
  };
  /** From now on this draft stands on theirs. */
  const settle = (theirs: Other, next: SurveyDefinition): void => {
    const { definition: stored, revision } = theirs.survey;
    Object.assign(latest.current, { stored, revision, isOvertaken: false });
    onJoin(theirs, next);
    show(next);
    setOther(null);
  };
  /** Reads what somebody else saved and joins both; false where somebody has to decide. */
  const catchUp = async (): Promise<boolean> => {
    const { current } = latest;
    const read = trpc.survey.read.queryOptions({ id: survey.id }, { staleTime: 0 });
    const found = await queryClient.fetchQuery(read);
    // A save of ours was stored and only its answer was lost: nobody else is in the way.
    const ours = [...current.unanswered].find(sent => same(sent, found.definition));
    current.unanswered.clear();
    if (ours) {
      Object.assign(current, { stored: ours, revision: found.revision });
      return true;
    }
    const theirs = { base: current.stored, survey: found };
    const { merged, conflicts } = mergeDefinitions(
      current.stored,
      current.definition,
      theirs.survey.definition,
      { published },
    );
    if (conflicts.length === 0) {
      const before = current.definition;
      const own = before !== current.stored;
      settle(theirs, merged);
      const changes = diffDefinitions(theirs.base, theirs.survey.definition);
      setJoined({ by: theirs.survey.updatedBy, changes, own, before, after: merged });
      return true;
    }
    current.isOvertaken = true;
    setOther(theirs);
    setState({ kind: 'conflict' });
    return false;
  };

  const send = async (sent: SurveyDefinition): Promise<boolean> => {
    const { current } = latest;
    try {
      const saved = await mutateAsync({ id: survey.id, definition: sent, revision: current.revision });
      current.stored = sent;
      current.revision = saved.revision;
      current.unanswered.clear();
      queryClient.setQueryData(trpc.survey.read.queryKey({ id: survey.id }), saved);
      setState({ kind: 'saved', at: saved.updatedAt });
      return true;
    } catch (error) {
      if (errorCode(error) === 'conflict') return catchUp();
      if (current.unanswered.size < MOST_UNANSWERED) current.unanswered.add(sent);
      throw error;
    }
  };
  const save = async (): Promise<boolean> => {
    const { current } = latest;
    while (current.definition !== current.stored) {
      if (current.isOvertaken) return false;
      const problem = firstProblem(current.definition);
      if (problem) {
        setState({ kind: 'failed', sentence: problem });
        return false;
      }
      setState({ kind: 'saving' });
      try {
        if (!(await send(current.definition))) return false;
      } catch (error) {
        setState({ kind: 'failed', sentence: errorSentence(error) });
        return false;
      }
    }
    forgetDraft(survey.id);
    setState(now => (now.kind === 'saved' ? now : { kind: 'saved', at: new Date() }));
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
    show(next);
    setState(now => (now.kind === 'conflict' || now.kind === 'saving' ? now : { kind: 'unsaved' }));
  };
  /** Both drafts in one, with theirs where `take` names it. */
  const decide = (take: ReadonlySet<string>): void => {
    if (!other) return;
    const { base, survey: theirs } = other;
    const { merged } = mergeDefinitions(base, latest.current.definition, theirs.definition, {
      take,
      published,
    });
    settle(other, merged);
    setState({ kind: 'unsaved' });
    void saveNow.current();
  };
  /** Loads theirs as one more step of the history: undo brings mine back. */
  const drop = (): void => {
    if (!other) return;
    const { definition: theirs, revision, updatedAt } = other.survey;
    Object.assign(latest.current, { stored: theirs, revision, isOvertaken: false });
    setOther(null);
    setState({ kind: 'saved', at: updatedAt });
    onDrop(theirs);
  };

  const isConflict = state.kind === 'conflict';
  const isUnsaved = state.kind === 'unsaved';
  useEffect(() => {
    // Undone all the way back to what is stored: nothing is left to send.
    if (definition === latest.current.stored) {
      if (isUnsaved) void saveNow.current();
      return;
    }
    const timer = isConflict ? undefined : setTimeout(() => saveNow.current(), PAUSE);
    return () => clearTimeout(timer);
  }, [definition, isConflict, isUnsaved]);

  const keptAt = useRef(0);
  useEffect(() => {
    const keep = () => {
      keptAt.current = Date.now();
      if (latest.current.definition === definition) keepCopy(survey.id, latest.current);
    };
    const wait = keptAt.current + KEEP_EVERY - Date.now();
    if (wait <= 0) return keep();
    const timer = setTimeout(keep, wait);
    return () => clearTimeout(timer);
  }, [definition, survey.id]);

  // Whoever comes back to this window sees what others did in the meantime before writing over it.
  const look = async (): Promise<void> => {
    const { current } = latest;
    if (running.current || current.isOvertaken || current.definition !== current.stored) return;
    const read = trpc.survey.read.queryOptions({ id: survey.id }, { staleTime: 0 });
    const now = await queryClient.fetchQuery(read).catch(() => null);
    if (!now || now.revision <= current.revision) return;
    // In the place of a save, so that none runs beside it.
    running.current ??= catchUp()
      .then(isJoined => isJoined && save())
      .catch(() => false)
      .finally(() => {
        running.current = null;
      });
  };
  const lookNow = useRef(look);
  lookNow.current = look;
  useEffect(() => {
    const onFocus = () => void lookNow.current();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, []);

  const isFailed = state.kind === 'failed';
  useEffect(() => {
    if (!isFailed) return;
    const retry = () => void saveNow.current();
    const timer = setInterval(retry, RETRY);
    window.addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', retry);
    };
  }, [isFailed]);

  // Leaving the screen saves what is left; leaving the site asks first. A copy stays in this browser either way.
  useEffect(() => {
    const isLeft = () => latest.current.definition !== latest.current.stored;
    const warn = (event: BeforeUnloadEvent) => {
      if (!isLeft()) return;
      keepCopy(survey.id, latest.current);
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      if (!isLeft()) return;
      keepCopy(survey.id, latest.current);
      void saveNow.current();
    };
  }, [survey.id]);

  return {
    definition,
    state,
    other,
    joined,
    clearJoined: () => setJoined(null),
    change,
    decide,
    drop,
    flush,
    look,
    /** What the draft on the screen stands on. */
    revision: () => latest.current.revision,
  };
}

function keepCopy(
  id: string,
  { definition, stored }: { definition: SurveyDefinition; stored: SurveyDefinition },
) {
  if (definition !== stored) keepDraft(id, { definition, base: stored, at: new Date().toISOString() });
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
