'use client';

import { Alert, Button, Group, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { mergeDefinitions } from '@/domain/survey/merge';
import { diffDefinitions } from '@/domain/survey/versions';
import { useDraftRoom } from '../../draft-context';
import { dropKept, findKeptDraft, type KeptDraft } from '../../kept-draft';
import { counted } from '../../words';

/** Changes that a crash or a lost network kept from being saved: offered once, when the survey is opened again. */
export function KeptChanges() {
  const { survey, definition, change, published, readOnly } = useDraftRoom();
  const [found, setFound] = useState<{ key: string; kept: KeptDraft } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: later copies than at opening are this screen's own
  useEffect(() => {
    const left = findKeptDraft(survey.id, new Date());
    if (!left) return;
    const isNews = diffDefinitions(survey.definition, left.kept.definition).length > 0;
    if (isNews) setFound(left);
    else dropKept(left.key);
  }, [survey.id]);
  const joined = useMemo(
    () =>
      found &&
      mergeDefinitions(found.kept.base, found.kept.definition, definition, {
        published,
      }),
    [found, definition, published],
  );
  if (!found || !joined || readOnly) return null;
  const { key, kept } = found;
  const clashes = joined.conflicts.length;
  const settle = (): void => {
    dropKept(key);
    setFound(null);
  };
  return (
    <Alert
      variant="default"
      role="status"
      mt="xs"
      title={`Unsaved changes from ${clock.format(new Date(kept.at))} were kept.`}
    >
      {clashes > 0 ? (
        <Text mb="xs">
          {counted(clashes, 'thing')} changed here since then too. Bringing yours back replaces what stands
          there now; Undo takes that back.
        </Text>
      ) : null}
      <Group gap="xs">
        <Button
          size="compact-sm"
          onClick={() => {
            change(joined.merged);
            settle();
          }}
        >
          Bring them back
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={settle}>
          Discard
        </Button>
      </Group>
    </Alert>
  );
}

const clock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
