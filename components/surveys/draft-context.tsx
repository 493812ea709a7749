'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import type { Fault } from '@/domain/survey/faults';
import type { FrozenKey } from '@/domain/survey/versions';
import type { Outputs } from '../trpc';
import type { Selection } from './builder/selection';
import type { Survey } from './use-draft';

/** The parts of the builder, each with a screen of its own. */
export const rooms = ['questions', 'languages', 'look', 'email', 'versions'] as const;
export type Room = (typeof rooms)[number];

export type PublishedVersion = Outputs['survey']['versions'][number];

export type DraftRoom = {
  survey: Survey;
  definition: SurveyDefinition;
  /** The language being written now; always one of the definition's. */
  language: string;
  setLanguage: (tag: string) => void;
  /** Takes the whole next definition. Successive changes with the same `merge` key are undone as one. */
  change: (next: SurveyDefinition, how?: { merge?: string }) => void;
  /** Takes one change back, whatever came after it: what stood before comes back, later changes elsewhere stay. */
  takeBack: (change: { from: SurveyDefinition; to: SurveyDefinition }) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  selection: Selection | null;
  select: (selection: Selection | null) => void;
  room: Room;
  setRoom: (room: Room) => void;
  /** Everything wrong or doubtful, errors first. */
  faults: Fault[];
  /** Those at exactly this path. */
  faultsAt: (path: string) => Fault[];
  /** Shows the room, the language and the field that a fault is about. */
  goTo: (fault: Fault) => void;
  /** Somebody began to edit here: the preview follows. */
  onEditAt: (path: string) => void;
  /** Published versions, newest first. */
  versions: PublishedVersion[];
  /** Their definitions. */
  published: SurveyDefinition[];
  /** What each published key promises to stored answers. */
  frozen: ReadonlyMap<string, FrozenKey>;
  readOnly: boolean;
};

const DraftContext = createContext<DraftRoom | null>(null);

export function DraftProvider({ room, children }: { room: DraftRoom; children: ReactNode }) {
  return <DraftContext.Provider value={room}>{children}</DraftContext.Provider>;
}

/** Throws outside of a survey's Design tab. */
export function useDraftRoom(): DraftRoom {
  const room = useContext(DraftContext);
  if (!room) throw new Error('useDraftRoom is for the Design tab');
  return room;
}

/** The element that a fault at this path leads to. */
export const fieldId = (path: string): string => `at-${path.replaceAll('.', '-')}`;
