'use client';

import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Question } from '@/domain/survey/definition';
import { keyProblem } from '@/domain/survey/edits/fresh-names';
import { renameKey } from '@/domain/survey/edits/rename-key';
import { fieldId, useDraftRoom } from '../../draft-context';
import { Section } from './section';
import { useFrozen } from './use-frozen';

/** What most never need: the name under which answers are stored and exported. */
export function Details({ question, path }: { question: Question; path: string }) {
  return (
    <Section title="Details" at={`${path}.key`} note={question.key}>
      <KeyField question={question} path={path} />
    </Section>
  );
}

/** The key is taken when the field is left; conditions and `{{answers.…}}` that name it follow. */
function KeyField({ question, path }: { question: Question; path: string }) {
  const { definition, published, change, select, faultsAt, readOnly } = useDraftRoom();
  const { key } = question;
  const frozen = useFrozen(key);
  const [typed, setTyped] = useState(key);
  useEffect(() => setTyped(key), [key]);
  const wish = typed.trim();
  const problem = keyProblem(definition, key, wish, published);
  const fault = faultsAt(`${path}.key`)[0]?.message;
  const take = (): void => {
    if (wish === key || problem) return;
    change(renameKey(definition, key, wish));
    select({ kind: 'question', key: wish });
  };
  return (
    <TextInput
      id={fieldId(`${path}.key`)}
      label="Key"
      description={
        frozen
          ? 'Published: answers are stored under this key, so it stays.'
          : 'Names the answers in exports and in the API, and stays once the survey is published.'
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={typed}
      spellCheck={false}
      autoComplete="off"
      readOnly={readOnly || frozen !== null}
      error={(wish !== key && problem) || fault}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={event => {
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') setTyped(key);
      }}
    />
  );
}
