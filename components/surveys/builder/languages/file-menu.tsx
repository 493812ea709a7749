'use client';

import { Button, FileButton, Group, Menu } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { TranslationFile } from '@/domain/survey/translations/apply';
import { asCsv, asXliff } from '@/domain/survey/translations/files';
import { download } from '../../../charts/export';
import { told } from '../../../ui/told';
import { useDraftRoom } from '../../draft-context';
import { placeWords } from '../../fault-list';
import { languageName } from '../../languages';
import { readTranslations } from './read-file';
import { TakeIn } from './take-in';

/** Out to a translator, and back. */
export function FileMenu({ target }: { target: string }) {
  const { definition, readOnly } = useDraftRoom();
  const [file, setFile] = useState<TranslationFile | null>(null);
  const reset = useRef<() => void>(null);
  const where = (path: string) => placeWords(definition, path);
  const name = definition.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'survey';
  const csv = (onlyMissing: boolean) =>
    download(
      asCsv(definition, { languages: onlyMissing ? [target] : definition.languages, onlyMissing }, where),
      `${name}-${onlyMissing ? `missing-${target}` : 'texts'}.csv`,
      'text/csv',
    );
  const read = (chosen: File | null) => {
    if (chosen) readTranslations(chosen).then(setFile, told(null).onError);
    // The same file can be chosen again after it was mended.
    reset.current?.();
  };
  return (
    <Group gap="xs">
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}>Download</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => csv(false)}>All languages (CSV)</Menu.Item>
          <Menu.Item onClick={() => csv(true)}>What is missing in {languageName(target)} (CSV)</Menu.Item>
          <Menu.Item
            disabled={target === definition.languages[0]}
            onClick={() =>
              download(
                asXliff(definition, { language: target }, where),
                `${name}-${target}.xlf`,
                'application/xliff+xml',
              )
            }
          >
            {languageName(target)} (XLIFF)
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {readOnly ? null : (
        <FileButton
          accept=".csv,.txt,.xlf,.xliff,.xml"
          onChange={read}
          resetRef={reset}
          inputProps={{ 'aria-label': 'File of translations' }}
        >
          {props => (
            <Button {...props} leftSection={<IconUpload size={16} stroke={1.5} aria-hidden />}>
              Take translations in
            </Button>
          )}
        </FileButton>
      )}
      {file ? <TakeIn file={file} onClose={() => setFile(null)} /> : null}
    </Group>
  );
}
