'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { EmptyState } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import type { Survey } from './use-draft';

/** Answers live on one screen; this opens it with this survey chosen. */
export function ResponsesTab({ survey }: { survey: Survey }) {
  const { href } = useWorkspace();
  return (
    <EmptyState
      action={
        <Button component={Link} href={`${href('responses')}?survey=${survey.id}`}>
          Open its responses
        </Button>
      }
    >
      {survey.publishedVersion === null
        ? 'Nothing was published yet, so nobody has answered.'
        : 'Every answer to this survey, newest first, with search and filters.'}
    </EmptyState>
  );
}
