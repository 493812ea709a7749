'use client';

import { Menu } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypePdf, IconPresentation } from '@tabler/icons-react';
import { useWorkspace } from '../ui/workspace-context';
import { saveFile } from './save-file';
import type { SharedView } from './shared-view';

const FORMATS = [
  { format: 'pdf', label: 'Report (PDF)', Icon: IconFileTypePdf },
  { format: 'pptx', label: 'Slides (PowerPoint)', Icon: IconPresentation },
  { format: 'xlsx', label: 'Numbers (Excel)', Icon: IconFileSpreadsheet },
] as const;

/** What stands on the screen as files, its numbers the same; `segment`: the attribute of its table. */
export function ExportItems({ view, segment }: { view: SharedView; segment: string | null }) {
  const { slug } = useWorkspace();
  const { from, to, interval, which } = view;
  const ask = JSON.stringify({ from, to, interval, ...which, ...(segment && { segment }) });
  return FORMATS.map(({ format, label, Icon }) => (
    <Menu.Item
      key={format}
      leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
      onClick={() =>
        saveFile({
          address: `/api/export/${slug}/overview.${format}?ask=${encodeURIComponent(ask)}`,
          what: label,
        })
      }
    >
      {label}
    </Menu.Item>
  ));
}
