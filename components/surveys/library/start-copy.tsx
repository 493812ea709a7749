'use client';

import { Box, Card, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useTRPC } from '../../trpc';
import { EmptyState, Loaded } from '../../ui/states';
import classes from '../new-survey.module.css';
import { FirstPage } from './first-page';
import { MakeButton } from './make-button';
import { useMake } from './use-make';

/** One of the workspace's own surveys, looked at before it is copied. */
export function StartCopy() {
  const trpc = useTRPC();
  const make = useMake();
  const [chosen, setChosen] = useQueryState('survey', parseAsString);
  const [search, setSearch] = useState('');
  const surveys = useQuery(trpc.survey.list.queryOptions({ limit: 200 }));
  const original = useQuery(
    trpc.survey.read.queryOptions({ id: chosen ?? '' }, { enabled: chosen !== null }),
  );
  return (
    <Loaded query={surveys}>
      {({ data }) =>
        data.length === 0 ? (
          <EmptyState>There is no survey to copy yet.</EmptyState>
        ) : (
          <Box className={classes.choose}>
            <Card component="section" aria-label="Copy one of yours">
              <Stack gap="sm">
                <Select
                  label="Survey"
                  placeholder="Choose one of yours"
                  data={data.map(({ id, name }) => ({ value: id, label: name }))}
                  value={chosen}
                  searchable
                  searchValue={search}
                  onSearchChange={setSearch}
                  nothingFoundMessage="No survey has that in its name."
                  onChange={id => setChosen(id)}
                />
                <Text c="dimmed">
                  The copy is a draft with the same pages, words, look and tags. Answers and programs stay
                  with the original.
                </Text>
                <MakeButton
                  make={make}
                  disabled={!original.data}
                  onClick={() => original.data && make.copy({ id: original.data.id })}
                >
                  Copy this survey
                </MakeButton>
              </Stack>
            </Card>
            {original.data ? (
              <FirstPage
                key={original.data.id}
                definition={original.data.definition}
                template={original.data.template}
                title={`${original.data.name} on a phone`}
              />
            ) : null}
          </Box>
        )
      }
    </Loaded>
  );
}
