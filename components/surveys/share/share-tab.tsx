'use client';

import { Alert, Anchor, Button, Card, Group, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import { SearchField } from '../../responses/search-field';
import { LoadMore } from '../../ui/load-more';
import { EmptyState, Loaded } from '../../ui/states';
import { useWorkspace } from '../../ui/workspace-context';
import type { Survey } from '../use-draft';
import { DoorRoom } from './door-room';
import { DoorTable } from './door-table';
import { type ShareAddress, useDoors, useShareAddress } from './use-share';

/** A list that fits one look needs no search. */
const FEW = 10;

/** The ways to a survey that are open to anybody: links, QR codes, tablets, web pages. */
export function ShareTab({ survey }: { survey: Survey }) {
  const address = useShareAddress();
  const { asked, find } = address;
  const { can } = useWorkspace();
  const query = useDoors(survey.id, asked.find);
  const doors = query.data?.pages.flatMap(page => page.data) ?? [];
  const isNone = doors.length === 0 && !asked.find;
  return (
    <Stack gap="md">
      <Ways survey={survey} />
      <Shut survey={survey} />
      <Loaded query={query}>
        {() =>
          isNone ? (
            <None address={address} />
          ) : (
            <>
              <Group justify="space-between" gap="xs">
                <Group gap="xs">
                  {doors.length > FEW || asked.find ? (
                    <SearchField label="Search in names" value={asked.find ?? ''} onSearch={find} />
                  ) : null}
                  {doors.some(door => door.closedAt === null) ? (
                    <Button onClick={() => address.enter('poster')}>Posters of all open doors</Button>
                  ) : null}
                </Group>
                {can('design') ? (
                  <Group gap="xs">
                    <Button onClick={() => address.enter('many')}>One door per location</Button>
                    <Button variant="filled" onClick={() => address.enter('new')}>
                      New door
                    </Button>
                  </Group>
                ) : null}
              </Group>
              {doors.length === 0 ? (
                <EmptyState action={<Button onClick={() => find('')}>Show all doors</Button>}>
                  No door has “{asked.find}” in its name.
                </EmptyState>
              ) : (
                <Card padding={0} style={{ overflow: 'hidden' }}>
                  <DoorTable doors={doors} address={address} />
                </Card>
              )}
              <LoadMore query={query} />
            </>
          )
        }
      </Loaded>
      <DoorRoom survey={survey} address={address} />
    </Stack>
  );
}

/** Two ways to ask, in one sentence each. */
function Ways({ survey }: { survey: Survey }) {
  const { href } = useWorkspace();
  return (
    <Text maw={720}>
      A program mails each customer a link of their own, so you know who answered:{' '}
      <Anchor component={Link} inherit underline="always" href={`${href('surveys', survey.id)}?tab=asked`}>
        who is asked
      </Anchor>
      . A door is open to anybody: a link, a QR code, a tablet on a counter, a frame in a web page. Nobody is
      known who comes in by it, but every answer carries what you write on the door.
    </Text>
  );
}

/** Why doors say that they are closed, where the survey itself takes no answers. */
function Shut({ survey }: { survey: Survey }) {
  const { href } = useWorkspace();
  if (survey.state === 'published' && !survey.archivedAt) return null;
  const design = `${href('surveys', survey.id)}?tab=design`;
  return (
    <Alert variant="outline" color="gray">
      <Text>
        {survey.archivedAt
          ? 'This survey is archived, so its doors say that it is closed. Bring it back under More at the top.'
          : survey.state === 'closed'
            ? 'This survey is closed, and so are its doors. '
            : 'Nothing is published yet: doors can be made and printed now, and open when you publish. '}
        {survey.archivedAt ? null : (
          <Anchor component={Link} inherit underline="always" href={design}>
            {survey.state === 'closed' ? 'Publish it again' : 'Go to Design'}
          </Anchor>
        )}
      </Text>
    </Alert>
  );
}

function None({ address }: { address: ShareAddress }) {
  const { can } = useWorkspace();
  return (
    <EmptyState
      action={
        can('design') ? (
          <Button variant="filled" onClick={() => address.enter('new')}>
            Make a door
          </Button>
        ) : null
      }
      link={
        can('design') ? (
          <Anchor component="button" type="button" onClick={() => address.enter('many')}>
            One door per location, from a list
          </Anchor>
        ) : null
      }
    >
      For a till, a hotel room, a receipt, a web page: make a door, then print its QR code or copy its
      address.
    </EmptyState>
  );
}
