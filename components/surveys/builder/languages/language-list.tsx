'use client';

import {
  ActionIcon,
  Badge,
  Box,
  Button,
  Card,
  Group,
  Menu,
  Progress,
  Select,
  Text,
  Title,
} from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMemo } from 'react';
import { MAX_LANGUAGES } from '@/domain/survey/text';
import { type Progress as LanguageProgress, progressOf } from '@/domain/survey/translations/units';
import { offerUndo } from '../../../ui/offer-undo';
import { fieldId, useDraftRoom } from '../../draft-context';
import { languageChoices, languageName } from '../../languages';
import classes from './languages.module.css';

/** The languages in order, each with its progress; the first is what everybody else reads. */
export function LanguageList() {
  const { definition, change, readOnly } = useDraftRoom();
  const { languages } = definition;
  const progress = useMemo(() => progressOf(definition), [definition]);
  const addable = languageChoices().filter(({ value }) => !languages.includes(value));
  return (
    <Card component="section" aria-label="Languages" id={fieldId('languages')} tabIndex={-1}>
      <Title order={2} mb={4}>
        Languages
      </Title>
      <Text c="dimmed" mb="sm" maw="70ch">
        A customer reads their own language, else their browser’s, else {languageName(languages[0] ?? 'en')},
        and can switch on the page. A text that is missing in a language is shown in{' '}
        {languageName(languages[0] ?? 'en')}.
      </Text>
      <Box component="ul" className={classes.languages}>
        {progress.map((one, index) => (
          <Language key={one.language} progress={one} isDefault={index === 0} />
        ))}
      </Box>
      {readOnly || languages.length >= MAX_LANGUAGES ? null : (
        <Select
          mt="sm"
          maw={260}
          aria-label="Add a language"
          placeholder="Add a language"
          data={addable}
          value={null}
          searchable
          nothingFoundMessage="No such language in this list"
          onChange={tag => tag && change({ ...definition, languages: [...languages, tag] })}
        />
      )}
    </Card>
  );
}

function Language({ progress, isDefault }: { progress: LanguageProgress; isDefault: boolean }) {
  const { setLanguage, readOnly } = useDraftRoom();
  const { language, done, total } = progress;
  const missing = total - done;
  const name = languageName(language);
  return (
    <Box component="li" className={classes.language}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text fw={500}>
          {name}{' '}
          <Text span c="dimmed">
            {language}
          </Text>
        </Text>
        {isDefault ? (
          <Badge variant="default" tt="none" fw={400}>
            Default
          </Badge>
        ) : null}
        {readOnly ? null : <LanguageMenu language={language} isDefault={isDefault} />}
      </Group>
      <Progress
        value={total === 0 ? 100 : (done / total) * 100}
        size="sm"
        aria-label={`${name}: ${done} of ${total} texts`}
        my={6}
      />
      <Group gap="xs" justify="space-between">
        <Text c="dimmed" size="xs">
          {missing === 0 ? 'Complete' : `${done} of ${total} texts`}
        </Text>
        {missing > 0 && !isDefault ? (
          <Button variant="subtle" size="compact-xs" onClick={() => setLanguage(language)}>
            Write the missing {missing}
          </Button>
        ) : null}
      </Group>
    </Box>
  );
}

function LanguageMenu({ language, isDefault }: { language: string; isDefault: boolean }) {
  const { definition, change, undo } = useDraftRoom();
  const { languages } = definition;
  const others = languages.filter(tag => tag !== language);
  const remove = () => {
    change({ ...definition, languages: others });
    offerUndo(`${languageName(language)} is no longer offered; its texts are kept in the draft.`, undo);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${languageName(language)}`}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={isDefault}
          onClick={() => change({ ...definition, languages: [language, ...others] })}
        >
          Make it the default
        </Menu.Item>
        <Menu.Item disabled={languages.length === 1} onClick={remove}>
          No longer offer it
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
