'use client';

import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { parseAsString, useQueryState } from 'nuqs';
import { isWorking } from '@/domain/import-run';
import { ImportIntake } from '../settings/import-intake';
import { ImportPrepare } from '../settings/import-prepare';
import { ImportProgress } from '../settings/import-progress';
import { ImportReport } from '../settings/import-report';
import { counted } from '../settings/import-words';
import { useImport } from '../settings/use-import';
import { errorCode } from '../ui/errors';
import { Page } from '../ui/page';
import { Loaded } from '../ui/states';
import { AskListPast } from './ask-list-past';
import { AskListPlan } from './ask-list-plan';

/** People who are asked once, at once: their list, what they are asked, who of them will be, and the lists before. */
export function AskList() {
  const [id, setId] = useQueryState('list', parseAsString);
  const { query, refresh } = useImport(id);
  const isGone = query.error !== null && errorCode(query.error) === 'not_found';
  const close = () => void setId(null);
  return (
    <Page
      title="Ask a list"
      note="For people whom no program asks: guests of an event, a group of customers. They are asked once."
    >
      <Stack gap="md">
        {id === null || isGone ? (
          <Card component="section" aria-label="Who">
            <Title order={2} mb="sm">
              Who
            </Title>
            <ImportIntake
              kind="list"
              onSent={sent => {
                void setId(sent);
                void refresh();
              }}
            />
          </Card>
        ) : (
          <Loaded query={query}>
            {run => (
              <>
                <Card component="section" aria-label="Who">
                  <Group justify="space-between" mb="sm" gap="sm">
                    <Title order={2}>Who</Title>
                    {isWorking(run.state) ? null : (
                      <Button variant="subtle" size="compact-sm" onClick={close}>
                        Take another list
                      </Button>
                    )}
                  </Group>
                  {run.state === 'uploaded' ? (
                    <ImportPrepare key={`${run.id} ${run.bytes}`} run={run} onChange={refresh} />
                  ) : isWorking(run.state) && run.state !== 'asking' ? (
                    <ImportProgress run={run} onChange={refresh} />
                  ) : run.rejected > 0 || run.state !== 'done' ? (
                    <ImportReport run={run} onChange={refresh} />
                  ) : (
                    <Text>
                      {counted(run.accepted, 'row')} of “{run.fileName}”
                    </Text>
                  )}
                </Card>
                {run.state === 'done' && !run.isAsked ? (
                  <AskListPlan
                    id={run.id}
                    onAsked={() => {
                      void refresh();
                      close();
                    }}
                  />
                ) : null}
              </>
            )}
          </Loaded>
        )}
        <AskListPast />
      </Stack>
    </Page>
  );
}
