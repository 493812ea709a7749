'use client';

import { Stack } from '@mantine/core';
import { LanguageList } from './language-list';
import { TranslationTable } from './translation-table';

/** Which languages the survey speaks, how far each is, and every text side by side. */
export function LanguagesRoom() {
  return (
    <Stack>
      <LanguageList />
      <TranslationTable />
    </Stack>
  );
}
