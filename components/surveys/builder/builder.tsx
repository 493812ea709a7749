'use client';

import { Alert, Box } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTRPC } from '../../trpc';
import { useShortcutHelp } from '../../ui/shortcuts';
import { Loaded } from '../../ui/states';
import { DraftProvider, type PublishedVersion, type Room, useDraftRoom } from '../draft-context';
import type { Survey } from '../use-draft';
import { BuilderActions } from './actions';
import { Announcer } from './announce';
import { BuilderBar } from './bar';
import classes from './builder.module.css';
import { builderKeys } from './builder-keys';
import { EmailRoom } from './email/email-room';
import { LanguagesRoom } from './languages/languages-room';
import { LookRoom } from './look/look-room';
import { QuestionsRoom } from './questions-room';
import { ConflictChoice } from './saving/conflict-choice';
import { JoinedNotice } from './saving/joined-notice';
import { KeptChanges } from './saving/kept-changes';
import { useBuilder } from './use-builder';
import { useBuilderKeys } from './use-builder-keys';
import { VersionsRoom } from './versions/versions-room';

const screens: Record<Room, () => React.ReactNode> = {
  questions: QuestionsRoom,
  languages: LanguagesRoom,
  look: LookRoom,
  email: EmailRoom,
  versions: VersionsRoom,
};

/** The survey under construction: saved by itself, checked while typing, drawn by the real page. */
export function Builder({ survey }: { survey: Survey }) {
  const trpc = useTRPC();
  const { id, publishedVersion } = survey;
  const query = useQuery(trpc.survey.versions.queryOptions({ id }));
  const { data, refetch } = query;
  // Somebody else published: from now on those keys are frozen here as well.
  const isBehind = data !== undefined && (publishedVersion ?? 0) > (data[0]?.version ?? 0);
  useEffect(() => {
    if (isBehind) void refetch();
  }, [isBehind, refetch]);
  // Nothing can be changed before it is known which keys have answers: a published one must never be renamed.
  return (
    <Loaded query={query}>{versions => <Workbench key={id} survey={survey} versions={versions} />}</Loaded>
  );
}

function Workbench({ survey, versions }: { survey: Survey; versions: PublishedVersion[] }) {
  const { room, draft } = useBuilder(survey, versions);
  return (
    <DraftProvider room={room}>
      <Rooms draft={draft} />
    </DraftProvider>
  );
}

function Rooms({ draft }: { draft: ReturnType<typeof useBuilder>['draft'] }) {
  const { room, readOnly } = useDraftRoom();
  const root = useRef<HTMLDivElement>(null);
  useBuilderKeys(root, draft.flush);
  useShortcutHelp(builderKeys);
  // Its notices come and go; what sticks below it has to know how tall it is.
  const bar = useElementSize();
  const Screen = screens[room];
  return (
    <Box ref={root} style={{ '--bar-height': `${bar.height}px` }}>
      {readOnly ? (
        <Alert variant="outline" mb="md">
          Your role may read this survey. An editor can change it.
        </Alert>
      ) : null}
      <Box className={classes.bar} ref={bar.ref}>
        <BuilderBar />
        {draft.other ? (
          <ConflictChoice other={draft.other} onDecide={draft.decide} onDrop={draft.drop} />
        ) : null}
        {draft.joined && !draft.other ? (
          <JoinedNotice joined={draft.joined} onClose={draft.clearJoined} />
        ) : null}
        <KeptChanges />
      </Box>
      <Box pt="sm">
        <Screen />
      </Box>
      <BuilderActions draft={draft} />
      <Announcer />
    </Box>
  );
}
