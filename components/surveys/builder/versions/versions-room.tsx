'use client';

import { Card, List } from '@mantine/core';
import { When } from '../../../ui/when';
import { useDraftRoom } from '../../draft-context';

/** What was published, newest first. */
export function VersionsRoom() {
  const { versions } = useDraftRoom();
  return (
    <Card component="section" aria-label="Versions">
      <List>
        {versions.map(({ version, publishedAt, publishedBy }) => (
          <List.Item key={version}>
            Version {version} by {publishedBy}, <When at={publishedAt} />
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
