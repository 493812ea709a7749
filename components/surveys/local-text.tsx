'use client';

import { Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { readText } from '@/domain/survey/texts';
import { directionOf, isTranslated, pickText } from '@/domain/survey/translate';
import { InsertField } from './builder/insert-field';
import { splice, withText } from './draft';
import { fieldId, useDraftRoom } from './draft-context';
import { languageName } from './languages';
import classes from './local-text.module.css';
import { fullWords } from './words';

/** Texts that are read as sentences: a customer's name or an earlier answer may stand in them. */
const TAKES_FIELDS = /\.(title|help|text|subject|preheader|intro|signature)$|^theme\.footer$/;

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
  const [left, setLeft] = useState<string | null>(null);
  const field = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const write = (next: string) =>
    change(withText(definition, path, language, next.slice(0, maxLength)), { merge: `${language} ${path}` });
  const insert = (piece: string) => {
    const next = splice(words, piece, field.current);
    write(next.words);
    // The popover gives the focus back first.
    setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    }, 50);
  };
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
      : (fullWords(words, maxLength) ?? description),
    // An empty field is no fault before somebody was there.
    error: left === path || words !== '' ? error?.message : undefined,
    onBlur: () => setLeft(path),
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as const satisfies string[],
    onFocus: () => onEditAt(path),
    onChange: (event: { currentTarget: { value: string } }) => write(event.currentTarget.value),
    ref: field,
    ...(TAKES_FIELDS.test(path) &&
      !readOnly && {
        rightSection: <InsertField path={path} isIcon onInsert={insert} />,
        rightSectionProps: { style: { alignItems: 'flex-start', paddingTop: 5 } },
      }),
    ...(rightSection !== undefined && { rightSection }),
  };
  // The style sheet lets it grow: measuring it in script would lay the whole page out at every key.
  return rows ? (
    <Textarea {...props} rows={rows} classNames={{ input: classes.grows }} />
  ) : (
    <TextInput {...props} />
  );
}
