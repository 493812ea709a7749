'use client';

import { Box, Group, Input, Select, Stack, Textarea } from '@mantine/core';
import type { LocalizedText } from '@/domain/survey/text';
import { directionOf, pickText } from '@/domain/survey/translate';
import { languageChoices } from '../../languages';

/** The language in which the foot is being written, and those it can be written in; none: any. */
export type FootLanguage = {
  language: string;
  languages: readonly string[];
  onLanguage: (tag: string) => void;
};

/** The foot of the page in one language at a time; a language without one shows another's. */
export function FooterField({
  id,
  text,
  foot: { language, languages, onLanguage },
  error,
  readOnly,
  onChange,
}: {
  id: string;
  text: LocalizedText;
  foot: FootLanguage;
  error: string | undefined;
  readOnly: boolean;
  onChange: (text: LocalizedText) => void;
}) {
  const offered =
    languages.length > 0
      ? languageChoices(languages).slice(0, languages.length)
      : languageChoices(Object.keys(text));
  const write = (words: string): void => {
    const { [language]: _, ...others } = text;
    onChange(words === '' ? others : { ...others, [language]: words });
  };
  return (
    <Stack gap={4}>
      <Group gap="sm" justify="space-between" align="flex-end">
        <Box flex="1 1 200px">
          <Input.Label htmlFor={id}>Foot of the page</Input.Label>
          <Input.Description id={`${id}-about`}>
            Who asks, in small letters under every page. A language without a text shows another’s.
          </Input.Description>
        </Box>
        {offered.length > 1 ? (
          <Select
            size="xs"
            w={136}
            flex="none"
            aria-label="Language of the foot"
            data={offered}
            value={language}
            searchable={offered.length > 8}
            onChange={tag => tag && onLanguage(tag)}
          />
        ) : null}
      </Group>
      <Textarea
        id={id}
        aria-describedby={`${id}-about`}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        lang={language}
        dir={directionOf(language)}
        readOnly={readOnly}
        value={text[language] ?? ''}
        placeholder={pickText(text, language, languages)}
        error={error}
        onChange={event => write(event.currentTarget.value)}
      />
    </Stack>
  );
}
