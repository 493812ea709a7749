'use client';

import { Alert, Box, Button, Card, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { errorSentence } from './errors';

/** What this place is for, in one sentence, one button, and one quiet link. No picture. */
export function EmptyState({
  children,
  action,
  link,
}: {
  children: ReactNode;
  action?: ReactNode;
  link?: ReactNode;
}) {
  return (
    <Card py="xl">
      <Stack align="center" gap="md" ta="center">
        <Text maw={480}>{children}</Text>
        {action}
        {link}
      </Stack>
    </Card>
  );
}

/** What happened, and *Try again* where there is something to try. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <Alert color="red" variant="outline" role="alert">
      <Stack gap="sm" align="flex-start">
        <Text>{errorSentence(error)}</Text>
        {onRetry ? <Button onClick={onRetry}>Try again</Button> : null}
      </Stack>
    </Alert>
  );
}

/** Rows of a list that is on its way. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Card padding={0} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <Box key={row} px="md" py={9} style={row ? { borderTop: '1px solid var(--aw-line)' } : undefined}>
          <Skeleton height={14} width={`${78 - ((row * 17) % 40)}%`} />
        </Box>
      ))}
    </Card>
  );
}

type Query<T> = { data: T | undefined; error: unknown; isError: boolean; refetch: () => unknown };

/** Skeleton, error with retry, or the data: the same three for every list. */
export function Loaded<T>({
  query,
  skeleton = <ListSkeleton />,
  children,
}: {
  query: Query<T>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  return skeleton;
}
