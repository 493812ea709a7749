'use client';

import { Button, Center, type CenterProps } from '@mantine/core';

/** The end of a list that goes on: a button for the next page, nothing after the last one. */
export function LoadMore({
  query,
  ...place
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
} & CenterProps) {
  if (!query.hasNextPage) return null;
  return (
    <Center mt="md" {...place}>
      <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
        Load more
      </Button>
    </Center>
  );
}
