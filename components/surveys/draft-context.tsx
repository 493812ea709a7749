'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import type { Fault } from '@/domain/survey/faults';

export type DraftRoom = {
  definition: SurveyDefinition;
  /** The language being written now; always one of the definition's. */
  language: string;
  change: (next: SurveyDefinition) => void;
  /** Errors at exactly this path. */
  faultsAt: (path: string) => Fault[];
  /** Somebody began to edit here: the preview follows. */
  onEditAt: (path: string) => void;
  published: SurveyDefinition[];
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
