'use client';

import { ActionIcon, Badge, Box, Button, Group, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Question } from '@/domain/survey/definition';
import { edited, newChoiceId, publishedChoices } from './draft';
import { fieldId, useDraftRoom } from './draft-context';
import { LocalText } from './local-text';
import { questionTypeWords } from './words';

/** Everything that can be said about one question without changing what its answers mean. */
export function QuestionFields({
  question,
  path,
  number,
}: {
  question: Question;
  path: string;
  number: number;
}) {
  const { definition, change, readOnly } = useDraftRoom();
  const [, pageIndex, , index] = path.split('.').map(Number);
  const setRequired = (required: boolean) =>
    change(
      edited(definition, draft => {
        const found = draft.pages[pageIndex ?? 0]?.questions[index ?? 0];
        if (found) found.required = required;
      }),
    );
  const isAsked = question.type !== 'statement';
  return (
    <Box component="section" aria-label={`Question ${number}`} id={fieldId(path)} tabIndex={-1}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Group gap="xs">
          <Text fw={500}>{isAsked ? `Question ${number}` : 'Text'}</Text>
          <Badge variant="default" tt="none" fw={400}>
            {questionTypeWords[question.type]}
          </Badge>
        </Group>
        {isAsked ? (
          <Switch
            label="Must be answered"
            labelPosition="left"
            checked={question.required}
            disabled={readOnly}
            onChange={event => setRequired(event.currentTarget.checked)}
          />
        ) : null}
      </Group>
      <Stack gap="sm">
        <LocalText path={`${path}.title`} label={isAsked ? 'Question' : 'Text'} rows={1} />
        <LocalText path={`${path}.help`} label="Help text (optional)" rows={1} maxLength={2000} />
        <TypeFields question={question} path={path} />
      </Stack>
    </Box>
  );
}

function TypeFields({ question, path }: { question: Question; path: string }) {
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return <ScaleEnds path={path} />;
    case 'matrix':
      return (
        <>
          <ScaleEnds path={path} />
          <Labels
            title="Rows"
            items={question.rows.map((row, index) => ({ id: row.id, path: `${path}.rows.${index}.label` }))}
          />
        </>
      );
    case 'single':
    case 'multiple':
    case 'dropdown':
    case 'ranking':
      return <Choices question={question} path={path} />;
    case 'yesno':
      return (
        <SimpleGrid cols={2} spacing="sm">
          <LocalText path={`${path}.labels.yes`} label="Yes" own="The page’s own word" maxLength={300} />
          <LocalText path={`${path}.labels.no`} label="No" own="The page’s own word" maxLength={300} />
        </SimpleGrid>
      );
    case 'short':
    case 'long':
    case 'email':
    case 'phone':
    case 'number':
      return (
        <LocalText path={`${path}.placeholder`} label="Hint inside the field (optional)" maxLength={200} />
      );
    default:
      return null;
  }
}

/** The words at both ends of a scale; the page has its own where these are empty. */
function ScaleEnds({ path }: { path: string }) {
  return (
    <SimpleGrid cols={2} spacing="sm">
      <LocalText
        path={`${path}.labels.low`}
        label="Lowest score"
        own="The page’s own words"
        maxLength={300}
      />
      <LocalText
        path={`${path}.labels.high`}
        label="Highest score"
        own="The page’s own words"
        maxLength={300}
      />
    </SimpleGrid>
  );
}

function Labels({ title, items }: { title: string; items: { id: string; path: string }[] }) {
  return (
    <Stack gap="xs" role="group" aria-label={title}>
      {items.map(({ id, path }, index) => (
        <LocalText key={id} path={path} label={`${title.replace(/s$/, '')} ${index + 1}`} maxLength={300} />
      ))}
    </Stack>
  );
}

type WithChoices = Extract<Question, { choices: { id: string }[] }>;

function Choices({ question, path }: { question: WithChoices; path: string }) {
  const { definition, change, published, readOnly } = useDraftRoom();
  const [, pageIndex, , index] = path.split('.').map(Number);
  const write = (alter: (choices: WithChoices['choices']) => void) =>
    change(
      edited(definition, draft => {
        const found = draft.pages[pageIndex ?? 0]?.questions[index ?? 0];
        if (found && 'choices' in found) alter(found.choices);
      }),
    );
  const add = () =>
    write(choices => {
      const taken = choices.map(choice => choice.id);
      choices.push({ id: newChoiceId(taken, publishedChoices(published, question.key)), label: {} });
    });
  return (
    <Stack gap="xs" role="group" aria-label="Choices" id={fieldId(`${path}.choices`)} tabIndex={-1}>
      {question.choices.map((choice, position) => (
        <LocalText
          key={choice.id}
          path={`${path}.choices.${position}.label`}
          label={`Choice ${position + 1}`}
          maxLength={300}
          rightSection={
            readOnly ? null : (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove choice ${position + 1}`}
                onClick={() => write(choices => choices.splice(position, 1))}
              >
                <IconTrash size={16} stroke={1.5} aria-hidden />
              </ActionIcon>
            )
          }
        />
      ))}
      {'other' in question && question.other ? (
        <LocalText
          path={`${path}.other.label`}
          label="Last choice, with a text field"
          own="Other"
          maxLength={300}
        />
      ) : null}
      {readOnly ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
          onClick={add}
          style={{ alignSelf: 'flex-start' }}
        >
          Add a choice
        </Button>
      )}
    </Stack>
  );
}
