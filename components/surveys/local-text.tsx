'use client';

import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { directionOf, isTranslated, pickText } from '@/domain/survey/translate';
import { readText, withText } from './draft';
import { fieldId, useDraftRoom } from './draft-context';
import { languageName } from './languages';

/**
 * One text of the survey in the language being written. Where it is missing, the field says which language customers
 * read instead. `own`: what stands there when it is left empty.
 */
export function LocalText({
  path,
  label,
  own,
  description,
  rows,
  maxLength = 1000,
  rightSection,
}: {
  path: string;
  label: string;
  own?: string;
  description?: string;
  /** More than one line. */
  rows?: number;
  maxLength?: number;
  rightSection?: ReactNode;
}) {
  const { definition, language, change, faultsAt, onEditAt, readOnly } = useDraftRoom();
  const text = readText(definition, path) ?? {};
  const words = text[language] ?? '';
  const fallback = pickText(text, language, definition.languages);
  const isMissing = fallback !== '' && !isTranslated(text, language);
  const error = faultsAt(path).find(fault => fault.severity === 'error' && (!isMissing || !fallback));
  const props = {
    id: fieldId(path),
    label,
    value: words,
    maxLength,
    readOnly,
    dir: directionOf(language),
    lang: language,
    placeholder: isMissing ? fallback : own,
    description: isMissing
      ? `Not in ${languageName(language)} yet: customers read what stands here in grey.`
      : description,
    error: error?.message,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as const satisfies string[],
    onFocus: () => onEditAt(path),
    onChange: (event: { currentTarget: { value: string } }) =>
      change(withText(definition, path, language, event.currentTarget.value), {
        merge: `${language} ${path}`,
      }),
  };
  return rows ? (
    <Textarea {...props} autosize minRows={rows} maxRows={12} />
  ) : (
    <TextInput {...props} rightSection={rightSection} />
  );
}
