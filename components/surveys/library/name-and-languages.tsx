'use client';

import { MultiSelect, TextInput } from '@mantine/core';
import { languageChoices, languageName } from '../languages';

/** What a new survey is called and in which languages it will be, the default first. `ready`: those already written. */
export function NameAndLanguages({
  name,
  onName,
  languages,
  onLanguages,
  ready,
}: {
  name: string;
  onName: (name: string) => void;
  languages: string[];
  onLanguages: (languages: string[]) => void;
  ready?: readonly string[];
}) {
  const isUntranslated = ready !== undefined && languages.some(tag => !ready.includes(tag));
  return (
    <>
      <TextInput
        label="Name"
        value={name}
        maxLength={200}
        onChange={event => onName(event.currentTarget.value)}
      />
      <MultiSelect
        label="Languages"
        description={
          isUntranslated
            ? `Ready in ${inWords(ready)}; the others you translate in the next step.`
            : 'The first is shown where a customer’s own is missing.'
        }
        data={languageChoices(ready)}
        value={languages}
        searchable
        onChange={next => onLanguages(next.length > 0 ? next : ['en'])}
      />
    </>
  );
}

const inWords = (languages: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(languages.map(languageName));
