'use client';

import { TextInput } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { type ClipboardEvent, type KeyboardEvent, memo, useState } from 'react';
import { readText } from '@/domain/survey/texts';
import { directionOf, isTranslated, pickText } from '@/domain/survey/translate';
import { withText } from '../../draft';
import { fieldId, useDraftRoom } from '../../draft-context';
import { fullWords } from '../../words';

/** Of a choice or row, in characters. */
const MOST = 300;

/**
 * One text of a list, without a label of its own: its place names it. Knows nothing of the draft, so that of a hundred
 * only the one that is typed into is drawn anew.
 */
export const WordsInput = memo(function WordsInput({
  path,
  name,
  words,
  language,
  otherwise,
  note,
  error,
  readOnly,
  onWrite,
  onFocus,
  onKeyDown,
  onPaste,
}: {
  path: string;
  /** For a screen reader: "Choice 3". */
  name: string;
  words: string;
  language: string;
  /** What customers read while this is empty. */
  otherwise: string;
  note?: string | undefined;
  error?: string | undefined;
  readOnly: boolean;
  onWrite: (path: string, words: string) => void;
  onFocus: (path: string) => void;
  onKeyDown?: (path: string, event: KeyboardEvent<HTMLInputElement>) => void;
  onPaste?: (path: string, event: ClipboardEvent<HTMLInputElement>) => void;
}) {
  // An empty field is no fault before somebody was there.
  const [wasLeft, setLeft] = useState(false);
  return (
    <TextInput
      id={fieldId(path)}
      aria-label={name}
      value={words}
      maxLength={MOST}
      readOnly={readOnly}
      dir={directionOf(language)}
      lang={language}
      placeholder={otherwise}
      description={fullWords(words, MOST) ?? note}
      error={wasLeft || words !== '' ? error : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={event => onWrite(path, event.currentTarget.value)}
      onFocus={() => onFocus(path)}
      onBlur={() => setLeft(true)}
      onKeyDown={event => onKeyDown?.(path, event)}
      onPaste={event => onPaste?.(path, event)}
    />
  );
});

/** What `WordsInput` shows of a text, and how it is written. */
export function useWords() {
  const { definition, language, change, faultsAt, onEditAt, readOnly } = useDraftRoom();
  const onWrite = useCallbackRef((path: string, words: string) =>
    change(withText(definition, path, language, words), { merge: `${language} ${path}` }),
  );
  const onFocus = useCallbackRef(onEditAt);
  /** `own`: what the page says where nothing is written. */
  const shown = (path: string, own = '') => {
    const text = readText(definition, path) ?? {};
    const fallback = pickText(text, language, definition.languages);
    const isCovered = fallback !== '' && !isTranslated(text, language);
    const fault = faultsAt(path).find(({ severity }) => severity === 'error');
    return {
      words: text[language] ?? '',
      otherwise: fallback || own,
      error: isCovered ? undefined : fault?.message,
    };
  };
  return { shown, writing: { language, readOnly, onWrite, onFocus } };
}
