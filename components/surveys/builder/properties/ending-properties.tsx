'use client';

import { Stack } from '@mantine/core';
import type { Ending } from '@/domain/survey/definition';
import { LocalText } from '../../local-text';
import { ShowIf } from '../logic/show-if';
import { EndingActions } from './ending-actions';
import { FaultNotes } from './fault-notes';

/** A thank-you page: its words, and what it leads to. */
export function EndingProperties({ ending, path }: { ending: Ending; path: string }) {
  return (
    <Stack gap="sm">
      <LocalText path={`${path}.title`} label="Heading" maxLength={300} />
      <LocalText path={`${path}.text`} label="Text (optional)" rows={2} maxLength={2000} />
      <EndingActions key={ending.id} ending={ending} path={path} />
      <ShowIf path={path} />
      <FaultNotes path={path} />
    </Stack>
  );
}
