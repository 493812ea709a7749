'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { download } from '../charts/export';
import { type NumbersTable, numbersCsv } from '../charts/numbers-table';
import { PictureItems } from '../charts/picture-items';
import { useWorkspace } from '../ui/workspace-context';
import { saveFile } from './save-file';

/**
 * A table's corner: the same rows and columns as CSV or Excel, in full precision. `picture`: the drawing that tells the same,
 * null while it does not stand there.
 */
export function TableExport({
  table,
  name,
  picture,
}: {
  table: () => NumbersTable;
  name: string;
  picture?: (() => string | null) | undefined;
}) {
  const { slug } = useWorkspace();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={`Save the table: ${name}`}>
          <IconDownload size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {picture ? <PictureItems picture={picture} name={name} /> : null}
        <Menu.Item onClick={() => download(numbersCsv(table()), `${name}.csv`, 'text/csv')}>CSV</Menu.Item>
        <Menu.Item
          onClick={() => {
            const { head, rows } = table();
            void saveFile({
              address: `/api/export/${slug}/table.xlsx`,
              what: 'The Excel file',
              body: {
                name,
                head,
                rows: rows.map(({ label, cells }) => [label, ...cells.map(cell => cell.raw)]),
              },
            });
          }}
        >
          Excel
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
