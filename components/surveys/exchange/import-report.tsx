'use client';

import {
  Alert,
  Button,
  Card,
  Group,
  List,
  Stack,
  Switch,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type ImportRow,
  type ImportSource,
  type Outcome,
  summarySentence,
} from '@/domain/survey/exchange/report';
import type { Outputs } from '../../trpc';
import { placeWords } from '../fault-list';
import { languageName } from '../languages';
import { MakeButton } from '../library/make-button';
import { useMake } from '../library/use-make';
import { counted } from '../words';
import classes from './import-report.module.css';

const sources: Record<ImportSource, string> = {
  afterword: 'a survey exported from Afterword',
  surveyjs: 'a survey of SurveyJS',
  qualtrics: 'a survey of Qualtrics',
};

const MOST_FAULTS = 8;

/** What a file becomes, row by row, and the button that makes it. */
export function ImportReport({
  found,
  fileName,
  onOther,
}: {
  found: Outputs['survey']['readImport'];
  fileName: string;
  onOther: () => void;
}) {
  const { definition, rows, faults, source } = found;
  const make = useMake();
  const [name, setName] = useState(definition.name);
  const [onlyOther, setOnlyOther] = useState(false);
  const errors = faults.filter(fault => fault.severity === 'error');
  const shown = onlyOther ? rows.filter(row => row.outcome !== 'kept') : rows;
  return (
    <Stack>
      <Card component="section" aria-label="What comes over">
        <Stack gap="sm" maw={640}>
          <div role="status">
            <Title order={2}>{summarySentence(rows)}</Title>
          </div>
          <Text c="dimmed">
            “{fileName}” is {sources[source]}, in{' '}
            {new Intl.ListFormat().format(definition.languages.map(languageName))}. Nothing is made yet.
          </Text>
          {errors.length > 0 ? (
            <Alert
              variant="outline"
              title={`${counted(errors.length, 'thing')} to mend in the builder before publishing`}
            >
              <List size="sm" withPadding>
                {errors.slice(0, MOST_FAULTS).map((fault, index) => (
                  <List.Item key={`${fault.path}-${index}`}>
                    {placeWords(definition, fault.path)}: {fault.message}
                  </List.Item>
                ))}
              </List>
              {errors.length > MOST_FAULTS ? <Text>and {errors.length - MOST_FAULTS} more</Text> : null}
            </Alert>
          ) : null}
          <TextInput
            label="Name"
            value={name}
            maxLength={200}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Group>
            <MakeButton
              make={make}
              disabled={name.trim() === ''}
              onClick={() => make.create({ definition, name })}
            >
              Create survey
            </MakeButton>
            <Button onClick={onOther}>Take another file</Button>
          </Group>
        </Stack>
      </Card>
      <Group justify="space-between">
        <Title order={2}>Row by row</Title>
        <Switch
          label="Only what is different"
          checked={onlyOther}
          onChange={event => setOnlyOther(event.currentTarget.checked)}
        />
      </Group>
      <Card padding={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>In the file</Table.Th>
              <Table.Th w={120}>Becomes</Table.Th>
              <Table.Th className={classes.wide}>What is different</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row, index) => (
              <Row key={`${row.subject}-${index}`} row={row} />
            ))}
            {shown.length === 0 ? (
              <Table.Tr>
                <Table.Td colSpan={3}>
                  <Text c="dimmed">Everything comes over as it is.</Text>
                </Table.Td>
              </Table.Tr>
            ) : null}
          </Table.Tbody>
        </Table>
      </Card>
    </Stack>
  );
}

const outcomes: Record<Outcome, { word: string; Icon: typeof IconCheck }> = {
  kept: { word: 'Kept', Icon: IconCheck },
  changed: { word: 'Changed', Icon: IconPencil },
  dropped: { word: 'Left out', Icon: IconX },
};

function Row({ row }: { row: ImportRow }) {
  const { word, Icon } = outcomes[row.outcome];
  const notes = row.notes.map(sentence => (
    <Text key={sentence} size="sm" c="dimmed">
      {sentence}
    </Text>
  ));
  return (
    <Table.Tr data-outcome={row.outcome}>
      <Table.Td>
        <Text>{row.subject}</Text>
        <div className={classes.narrow}>{notes}</div>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap" className={classes.outcome}>
          <Icon size={16} stroke={1.5} aria-hidden />
          {word}
        </Group>
      </Table.Td>
      <Table.Td className={classes.wide}>{notes}</Table.Td>
    </Table.Tr>
  );
}
