'use client';

import { Card, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { surveyDefinition } from '@/domain/survey/definition';
import { MakeButton } from './make-button';
import { NameAndLanguages } from './name-and-languages';
import { useMake } from './use-make';

/** A name, one page, no question. */
export function StartEmpty() {
  const make = useMake();
  const [name, setName] = useState('');
  const [languages, setLanguages] = useState<string[]>(['en']);
  return (
    <Card component="section" aria-label="Start from an empty page" maw={480}>
      <Stack gap="sm">
        <Text c="dimmed">One page without a question, and a thank-you page.</Text>
        <NameAndLanguages name={name} onName={setName} languages={languages} onLanguages={setLanguages} />
        <MakeButton
          make={make}
          disabled={name.trim() === ''}
          onClick={() =>
            make.create({
              definition: surveyDefinition.parse({ name, languages, pages: [{ id: 'page_1' }] }),
            })
          }
        >
          Start with an empty page
        </MakeButton>
      </Stack>
    </Card>
  );
}
