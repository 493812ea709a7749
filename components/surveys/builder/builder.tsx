'use client';

import { Alert, Box } from '@mantine/core';
import { DraftProvider, type Room } from '../draft-context';
import { ConflictNotice } from '../save-line';
import type { Survey } from '../use-draft';
import { BuilderBar } from './bar';
import { EmailRoom } from './email/email-room';
import { LanguagesRoom } from './languages/languages-room';
import { LookRoom } from './look/look-room';
import { QuestionsRoom } from './questions-room';
import { useBuilder } from './use-builder';
import { VersionsRoom } from './versions/versions-room';

const screens: Record<Room, () => React.ReactNode> = {
  questions: QuestionsRoom,
  languages: LanguagesRoom,
  look: LookRoom,
  email: EmailRoom,
  versions: VersionsRoom,
};

/** The survey under construction: saved by itself, checked while typing, drawn by the real page. */
export function Builder({ survey, onReload }: { survey: Survey; onReload: () => void }) {
  const { room, draft } = useBuilder(survey);
  const Screen = screens[room.room];
  return (
    <DraftProvider room={room}>
      {room.readOnly ? (
        <Alert variant="outline" mb="md">
          Your role may read this survey. An editor can change it.
        </Alert>
      ) : null}
      {draft.state.kind === 'conflict' ? <ConflictNotice onReload={onReload} /> : null}
      <BuilderBar draft={draft} />
      <Box pt="sm">
        <Screen />
      </Box>
    </DraftProvider>
  );
}
