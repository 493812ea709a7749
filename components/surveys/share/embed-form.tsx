'use client';

import {
  Alert,
  Button,
  Group,
  Input,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type EmbedRules, embedRulesSchema } from '@/domain/door';
import { useTRPC } from '../../trpc';
import { errorSentence } from '../../ui/errors';
import { offerUndo } from '../../ui/offer-undo';
import { told } from '../../ui/told';
import { useWorkspace } from '../../ui/workspace-context';
import { rulesInWords } from './embed-words';
import { type Door, useRefreshDoors } from './use-share';

const DEFAULTS = embedRulesSchema.parse({});

/** When and to whom a web page shows the survey, said in a sentence while it is set. */
export function EmbedForm({ door: { id, name, embed } }: { door: Door }) {
  const trpc = useTRPC();
  const refresh = useRefreshDoors();
  const { can } = useWorkspace();
  const [rules, setRules] = useState<EmbedRules>(embed ?? DEFAULTS);
  const [paths, setPaths] = useState(rules.paths.join('\n'));
  const set = (part: Partial<EmbedRules>) => setRules({ ...rules, ...part });
  const undo = useMutation(trpc.door.update.mutationOptions(told(null, refresh)));
  const save = useMutation(
    trpc.door.update.mutationOptions({
      onSuccess: async () => {
        offerUndo(`“${name}” shows by these rules within five minutes.`, () => undo.mutate({ id, embed }));
        await refresh();
      },
    }),
  );
  const isSaved = JSON.stringify(rules) === JSON.stringify(embed ?? DEFAULTS);
  const mayChange = can('design');
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        save.mutate({ id, embed: rules });
      }}
    >
      <Stack>
        <Text role="status" aria-live="polite" fw={500}>
          {rulesInWords(rules)}.
        </Text>
        {mayChange ? (
          <>
            <Group grow align="flex-end">
              <Whole
                label="Seconds on the page"
                value={rules.afterSeconds}
                min={0}
                max={3600}
                onChange={afterSeconds => set({ afterSeconds })}
              />
              <Whole
                label="Scrolled past, %"
                value={rules.afterScroll}
                min={0}
                max={100}
                onChange={afterScroll => set({ afterScroll })}
              />
            </Group>
            <Group grow align="flex-end">
              <Whole
                label="Share of visitors, %"
                value={Math.round(rules.share * 100)}
                min={0}
                max={100}
                onChange={percent => set({ share: percent / 100 })}
              />
              <Whole
                label="Days in between"
                value={rules.everyDays}
                min={1}
                max={730}
                onChange={everyDays => set({ everyDays })}
              />
            </Group>
            <Textarea
              label="Paths it shows on"
              description="One a line, * for anything. Empty: every page."
              placeholder={'/shop/*\n/thanks'}
              autosize
              minRows={2}
              maxRows={8}
              value={paths}
              onChange={event => {
                setPaths(event.currentTarget.value);
                set({ paths: pathsOf(event.currentTarget.value) });
              }}
            />
            <Input.Wrapper label="Corner" labelElement="div">
              <SegmentedControl
                fullWidth
                mt={6}
                aria-label="Corner"
                data={[
                  { value: 'left', label: 'Lower left' },
                  { value: 'right', label: 'Lower right' },
                ]}
                value={rules.position}
                onChange={value => set({ position: value === 'left' ? 'left' : 'right' })}
              />
            </Input.Wrapper>
            {save.error ? (
              <Alert color="red" variant="outline" role="alert">
                {errorSentence(save.error)}
              </Alert>
            ) : null}
            <Group>
              <Button type="submit" variant="filled" loading={save.isPending} disabled={isSaved}>
                Save the rules
              </Button>
            </Group>
          </>
        ) : null}
      </Stack>
    </form>
  );
}

function Whole({
  onChange,
  ...props
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}) {
  return (
    <NumberInput
      {...props}
      allowDecimal={false}
      clampBehavior="strict"
      // An empty field counts as its least while it is typed in.
      onChange={value => onChange(typeof value === 'number' ? value : props.min)}
    />
  );
}

const pathsOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
