import { Badge, Box, Group, Text } from '@mantine/core';
import type { Outputs } from '../trpc';
import { When } from '../ui/when';
import classes from './cases.module.css';

type Mail = Outputs['caseMessage']['thread']['messages'][number];

/** One mail of the thread inside the history: its words, how far it came, and what it quotes behind a fold. */
export function MailEvent({ mail }: { mail: Mail }) {
  const { subject, text, quoted, attachments, isAutomatic, isOther, from, direction } = mail;
  return (
    <Box mt={4}>
      <Group gap="xs">
        <Text fw={500}>{subject || 'No subject'}</Text>
        {isAutomatic ? (
          <Badge variant="outline" color="gray" tt="none" fw={500}>
            Automatic answer
          </Badge>
        ) : null}
      </Group>
      <Text className={classes.quote}>{text}</Text>
      {quoted ? (
        <details className={classes.fold}>
          <summary>Quoted before</summary>
          <Text size="xs" c="dimmed" className={classes.quote}>
            {quoted}
          </Text>
        </details>
      ) : null}
      {attachments.length > 0 ? (
        <Text size="xs" c="dimmed">
          Came with {attachments.join(', ')}; files are not kept.
        </Text>
      ) : null}
      {direction === 'in' && isOther ? (
        <Text size="xs" c="dimmed">
          From {from}, which is not the address we know.
        </Text>
      ) : null}
      <State mail={mail} />
    </Box>
  );
}

function State({ mail: { state, error, nextTryAt, sentAt } }: { mail: Mail }) {
  if (state === 'received') return null;
  if (state === 'failed')
    return (
      <Text size="xs" c="var(--aw-error)">
        It could not be sent{error ? `: ${error}` : ''}.
      </Text>
    );
  return (
    <Text size="xs" c="dimmed">
      {state === 'sent' ? (
        <>
          Sent <When at={sentAt} />
        </>
      ) : error ? (
        <>
          Not sent yet ({error}); tried again <When at={nextTryAt} />
        </>
      ) : (
        'Leaves now'
      )}
    </Text>
  );
}
