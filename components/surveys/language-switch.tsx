'use client';

import { NativeSelect } from '@mantine/core';
import { languageName } from './languages';

/** Which language is being written and shown; each says how many texts it still lacks. */
export function LanguageSwitch({
  languages,
  missing,
  value,
  onChange,
}: {
  languages: string[];
  missing: Record<string, number>;
  value: string;
  onChange: (language: string) => void;
}) {
  if (languages.length < 2) return null;
  const data = languages.map(tag => {
    const count = missing[tag] ?? 0;
    return { value: tag, label: count > 0 ? `${languageName(tag)} (${count} missing)` : languageName(tag) };
  });
  return (
    <NativeSelect
      aria-label="Language being written"
      data={data}
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
    />
  );
}
