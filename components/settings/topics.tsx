'use client';

import { Anchor, Button, Card, Group, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { pickText } from '@/domain/survey/translate';
import { MOST_TOPICS } from '@/domain/workspace';
import { languageName } from '../surveys/languages';
import listClasses from '../surveys/list.module.css';
import { type Outputs, useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { EmptyState, Loaded } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import { RowMenu } from './row-menu';
import { TopicForm } from './topic-form';

type Topics = Outputs['topic']['list'];
type Topic = Topics['topics'][number];

/** `topic` in the address while a new one is written; else the id of the one that is open. */
const NEW = 'new';

/** What customers can choose to be asked about: each topic with the programs that ask, and the form to name it. */
export function Topics() {
  const trpc = useTRPC();
  const query = useQuery(trpc.topic.list.queryOptions());
  const [open, setOpen] = useQueryState('topic', parseAsString);
  const newButton = (
    <Button variant="filled" onClick={() => setOpen(NEW)}>
      New topic
    </Button>
  );
  const edited = query.data?.topics.find(topic => topic.id === open);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} flex={1} miw={260}>
          <Title order={2}>Topics</Title>
          <Text c="dimmed" maw={640}>
            Every mail links to a page where customers say how often, in which language and about what they
            wish to be asked. Name here what they can choose from; a program’s own settings say what it is
            about.
          </Text>
        </Stack>
        {query.data?.topics.length && query.data.topics.length < MOST_TOPICS ? newButton : null}
      </Group>
      <Loaded query={query}>
        {({ topics, languages }) =>
          topics.length === 0 ? (
            <EmptyState action={newButton}>
              Customers can ask for fewer questions or none. With topics, such as “Orders” and “Store visits”,
              they can switch off one thing and keep the rest.
            </EmptyState>
          ) : (
            <TopicTable topics={topics} languages={languages} onEdit={setOpen} />
          )
        }
      </Loaded>
      {query.data && (open === NEW || edited) ? (
        <TopicForm
          key={open}
          topic={edited ?? null}
          languages={query.data.languages}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Stack>
  );
}

function TopicTable({
  topics,
  languages,
  onEdit,
}: {
  topics: Topic[];
  languages: string[];
  onEdit: (id: string) => void;
}) {
  return (
    <Card padding={0}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Topic</Table.Th>
            <Table.Th>Programs that ask about it</Table.Th>
            <Table.Th className={listClasses.wide}>Not translated</Table.Th>
            <Table.Th>
              <VisuallyHidden>More</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {topics.map((topic, place) => (
            <Table.Tr key={topic.id}>
              <Table.Td>
                <Anchor component="button" type="button" ta="start" onClick={() => onEdit(topic.id)}>
                  {pickText(topic.label, 'en', languages)}
                </Anchor>
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'normal' }}>
                <Programs topic={topic} />
              </Table.Td>
              <Table.Td className={listClasses.wide} style={{ whiteSpace: 'normal' }}>
                <Missing topic={topic} languages={languages} />
              </Table.Td>
              <Table.Td w={48}>
                <TopicMenu
                  topic={topic}
                  place={place}
                  name={pickText(topic.label, 'en', languages)}
                  onEdit={() => onEdit(topic.id)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function Programs({ topic: { programs } }: { topic: Topic }) {
  const { href } = useWorkspace();
  if (programs.length === 0) return <Text c="dimmed">None yet</Text>;
  return (
    <Stack gap={0} align="flex-start">
      {programs.map(({ id, name }) => (
        <Anchor key={id} component={Link} href={href('programs', id)} py={2} display="inline-block">
          {name}
        </Anchor>
      ))}
    </Stack>
  );
}

function Missing({ topic, languages }: { topic: Topic; languages: string[] }) {
  const missing = languages.filter(tag => !topic.label[tag]);
  if (missing.length === 0) return <Text c="dimmed">–</Text>;
  return <Text c="dimmed">{new Intl.ListFormat('en').format(missing.map(languageName))}</Text>;
}

function TopicMenu({
  topic,
  place,
  name,
  onEdit,
}: {
  topic: Topic;
  place: number;
  name: string;
  onEdit: () => void;
}) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: trpc.topic.list.queryKey() });
  const restore = useMutation(trpc.topic.save.mutationOptions(told(null, refresh)));
  const { id, label, programs } = topic;
  const remove = useMutation(
    trpc.topic.delete.mutationOptions(
      told(null, () => {
        offerUndo(removedWords(name, programs), () => restore.mutate({ id, label, place }));
        return refresh();
      }),
    ),
  );
  return <RowMenu name={name} remove="Remove" onEdit={onEdit} onRemove={() => remove.mutate({ id })} />;
}

/** What becomes of the programs that use it. */
function removedWords(name: string, programs: Topic['programs']): string {
  if (programs.length === 0) return `“${name}” was removed.`;
  const names = new Intl.ListFormat('en').format(programs.map(program => `“${program.name}”`));
  return `“${name}” was removed. ${names} still ${programs.length === 1 ? 'leaves' : 'leave'} out whoever switched it off.`;
}
