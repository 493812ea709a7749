'use client';

import {
  ActionIcon,
  Anchor,
  Badge,
  CopyButton,
  Group,
  Table,
  Text,
  Tooltip,
  VisuallyHidden,
} from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { When } from '../../ui/when';
import { DoorMenu } from './door-menu';
import classes from './share.module.css';
import type { ListedDoor, ShareAddress } from './use-share';

const count = (n: number): string => new Intl.NumberFormat().format(n);

/** The doors with their addresses and what came in by each. */
export function DoorTable({ doors, address }: { doors: ListedDoor[]; address: ShareAddress }) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Door</Table.Th>
          <Table.Th className={classes.wide}>Address</Table.Th>
          <Table.Th className={`aw-number ${classes.wide}`}>Opened</Table.Th>
          <Table.Th className={`aw-number ${classes.wide}`}>Begun</Table.Th>
          <Table.Th className="aw-number">Finished</Table.Th>
          <Table.Th className={classes.wide}>Last answer</Table.Th>
          <Table.Th w={50}>
            <VisuallyHidden>More</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {doors.map(door => (
          <Table.Tr key={door.id}>
            <Table.Td>
              <Group gap={6}>
                <Text span fw={500} className={classes.name} c={door.closedAt ? 'dimmed' : undefined}>
                  {door.name}
                </Text>
                {door.closedAt ? (
                  <Badge variant="outline" color="gray" tt="none" fw={500}>
                    Closed
                  </Badge>
                ) : null}
                {Object.entries(door.attributes).map(([name, value]) => (
                  <span key={name} className={classes.chip}>
                    {name}: {String(value)}
                  </span>
                ))}
              </Group>
              <div className={classes.narrow}>
                <Address door={door} />
              </div>
            </Table.Td>
            <Table.Td className={classes.wide}>
              <Address door={door} />
            </Table.Td>
            <Table.Td className={`aw-number ${classes.wide}`}>{count(door.visits)}</Table.Td>
            <Table.Td className={`aw-number ${classes.wide}`}>{count(door.started)}</Table.Td>
            <Table.Td className="aw-number">{count(door.completed)}</Table.Td>
            <Table.Td className={classes.wide}>
              <When at={door.lastAnswerAt} />
            </Table.Td>
            <Table.Td py={0}>
              <DoorMenu door={door} address={address} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Address({ door }: { door: ListedDoor }) {
  return (
    <Group gap={4} wrap="nowrap">
      <Anchor href={door.address} target="_blank" rel="noreferrer" className={classes.address}>
        /s/p/{door.publicId}
      </Anchor>
      <CopyButton value={door.address}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy the address'}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={copied ? 'Copied' : `Copy the address of ${door.name}`}
              onClick={copy}
            >
              {copied ? (
                <IconCheck size={16} stroke={1.5} aria-hidden />
              ) : (
                <IconCopy size={16} stroke={1.5} aria-hidden />
              )}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
