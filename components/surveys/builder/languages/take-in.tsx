'use client';

import { Alert, Button, Checkbox, Group, List, Modal, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import {
  applyTranslations,
  type TranslationFile,
  type TranslationLine,
  targetLanguages,
} from '@/domain/survey/translations/apply';
import { useDraftRoom } from '../../draft-context';
import { languageName } from '../../languages';
import { counted } from '../../words';

const SHOWN = 50;

const outcomeWords: Record<TranslationLine['outcome'], string> = {
  outdated: 'Taken in; the text it was translated from has changed since',
  field_lost: 'Taken in; a {{field}} of the original is missing in it',
  unknown: 'Left out; the survey has no such text',
  too_long: 'Left out; it is too long or not usable',
};

/** What a file of translations would change, before it does. */
export function TakeIn({ file, onClose }: { file: TranslationFile; onClose: () => void }) {
  const { definition, change } = useDraftRoom();
  const offered = targetLanguages(definition, file);
  const [languages, setLanguages] = useState(offered);
  const isNew = languages.filter(tag => !definition.languages.includes(tag));
  const report = useMemo(() => applyTranslations(definition, file, languages), [definition, file, languages]);
  const takeIn = () => {
    change({ ...report.definition, languages: [...definition.languages, ...isNew] });
    notifications.show({ message: `${counted(report.taken, 'text')} taken in. Undo takes them out again.` });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Take translations in"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        {offered.length === 0 ? (
          <Alert variant="outline">
            The file holds no texts in a language other than {languageName(definition.languages[0] ?? 'en')}.
            Nothing was changed.
          </Alert>
        ) : (
          <Checkbox.Group label="Languages in the file" value={languages} onChange={setLanguages}>
            <Group mt={4}>
              {offered.map(tag => (
                <Checkbox
                  key={tag}
                  value={tag}
                  label={
                    definition.languages.includes(tag) ? languageName(tag) : `${languageName(tag)} (new)`
                  }
                />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        <List>
          <List.Item>{counted(report.taken, 'text')} will change.</List.Item>
          <List.Item>{counted(report.unchanged, 'text')} already stand there.</List.Item>
          {report.lines.length > 0 ? (
            <List.Item>{counted(report.lines.length, 'line')} to look at:</List.Item>
          ) : null}
        </List>
        {report.lines.length > 0 ? <Lines lines={report.lines} /> : null}
        <Group justify="flex-end">
          <Button onClick={onClose}>Change nothing</Button>
          <Button variant="filled" disabled={report.taken === 0} onClick={takeIn}>
            Take in {counted(report.taken, 'text')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Lines({ lines }: { lines: TranslationLine[] }) {
  return (
    <>
      <Table.ScrollContainer minWidth={480} mah={320}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Text</Table.Th>
              <Table.Th>Language</Table.Th>
              <Table.Th>What happens</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.slice(0, SHOWN).map(({ id, language, outcome, words }) => (
              <Table.Tr key={`${id} ${language}`}>
                <Table.Td>
                  <Text size="xs" c="dimmed">
                    {id}
                  </Text>
                  <Text lineClamp={2}>{words}</Text>
                </Table.Td>
                <Table.Td>{languageName(language)}</Table.Td>
                <Table.Td>{outcomeWords[outcome]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {lines.length > SHOWN ? <Text c="dimmed">and {lines.length - SHOWN} more</Text> : null}
    </>
  );
}
