'use client';

import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { diffDefinitions } from '@/domain/survey/versions';
import { useTRPC } from '../../../trpc';
import { EmptyState } from '../../../ui/states';
import { useDraftRoom } from '../../draft-context';
import { counted } from '../../words';
import { ChangesModal } from './changes-modal';
import { RestoreModal } from './restore-modal';
import { VersionCard } from './version-card';
import { VersionModal } from './version-modal';

type Open = { kind: 'view' | 'compare' | 'restore'; version: number } | null;

/** What was published, newest first: look at it, compare it with the draft, bring it back. */
export function VersionsRoom() {
  const trpc = useTRPC();
  const { survey, definition, versions } = useDraftRoom();
  const answers = useQuery(trpc.survey.answersByVersion.queryOptions({ id: survey.id }));
  const [open, setOpen] = useState<Open>(null);
  const [newest] = versions;
  if (!newest)
    return (
      <EmptyState>
        Nothing is published yet. Every version you publish stays here with what changed in it, and can be
        brought back.
      </EmptyState>
    );
  const unpublished = diffDefinitions(newest.definition, definition).length;
  const opened = versions.find(one => one.version === open?.version);
  const close = () => setOpen(null);
  return (
    <Stack gap="sm" maw={820}>
      <Text role="status">
        {unpublished === 0
          ? `The draft is the same as version ${newest.version}.`
          : `The draft has ${counted(unpublished, 'change')} since version ${newest.version}.`}
      </Text>
      {versions.map((one, index) => (
        <VersionCard
          key={one.version}
          published={one}
          before={versions[index + 1] ?? null}
          isLive={index === 0}
          answers={answers.data ? (answers.data[one.version] ?? 0) : null}
          onOpen={kind => setOpen({ kind, version: one.version })}
        />
      ))}
      {opened && open?.kind === 'view' ? <VersionModal published={opened} onClose={close} /> : null}
      {opened && open?.kind === 'compare' ? <ChangesModal published={opened} onClose={close} /> : null}
      {opened && open?.kind === 'restore' ? <RestoreModal published={opened} onClose={close} /> : null}
    </Stack>
  );
}
