'use client';

import { Box, Button, Stack, Text } from '@mantine/core';
import { IconGitBranch } from '@tabler/icons-react';
import { conditionInWords } from '@/domain/survey/condition-words';
import { useDraftRoom } from '../../draft-context';
import { firstLeaf } from './condition-edit';
import { ConditionEditor } from './condition-editor';
import { conditionAt, withCondition } from './with-logic';

/** When a question (`pages.0.questions.1`) or a thank-you page (`endings.1`) is shown. */
export function ShowIf({ path }: { path: string }) {
  const { definition, language, change, readOnly } = useDraftRoom();
  const isEnding = path.startsWith('endings');
  const condition = conditionAt(definition, path);
  const set = (next: ReturnType<typeof conditionAt> | null, merge?: string) =>
    change(withCondition(definition, path, next ?? null), merge ? { merge } : undefined);
  const noun = isEnding ? 'thank-you page' : 'question';
  if (!condition)
    return (
      <Stack gap={4}>
        <Text size="sm" c="dimmed">
          {isEnding ? 'Shown to everybody no thank-you page above it is for.' : 'Always shown.'}
        </Text>
        {readOnly ? null : (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconGitBranch size={16} stroke={1.5} aria-hidden />}
            style={{ alignSelf: 'flex-start' }}
            onClick={() => set(firstLeaf(definition, conditionPath(path)))}
          >
            Show it only if…
          </Button>
        )}
      </Stack>
    );
  return (
    <Box role="group" aria-label={`When this ${noun} is shown`}>
      <ConditionEditor at={conditionPath(path)} lead="Shown if" value={condition} onChange={set} />
      {isEnding && !readOnly ? (
        <Text size="xs" c="dimmed" mt={4}>
          The first thank-you page that fits is shown. In words:{' '}
          {conditionInWords(condition, definition, language)}.
        </Text>
      ) : null}
    </Box>
  );
}

const conditionPath = (path: string) => `${path}.${path.startsWith('endings') ? 'when' : 'showIf'}`;
