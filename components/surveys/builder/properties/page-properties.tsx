'use client';

import { Stack, Text } from '@mantine/core';
import type { Page } from '@/domain/survey/definition';
import { LocalText } from '../../local-text';
import { counted } from '../../words';
import { PageRules } from '../logic/page-rules';
import { FaultNotes } from './fault-notes';

/** A page: its heading, and where it leads. */
export function PageProperties({ page, path }: { page: Page; path: string }) {
  return (
    <Stack gap="sm">
      <LocalText
        path={`${path}.title`}
        label="Heading (optional)"
        description="Stands above all questions of the page."
        maxLength={300}
      />
      <Text c="dimmed">
        {page.questions.length === 0
          ? 'No question yet: customers pass over this page.'
          : counted(page.questions.length, 'question')}
      </Text>
      <PageRules pageIndex={Number(path.split('.')[1])} />
      <FaultNotes path={path} />
    </Stack>
  );
}
