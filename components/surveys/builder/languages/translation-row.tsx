'use client';

import { Box, Text, Textarea } from '@mantine/core';
import { memo, type RefObject } from 'react';
import { directionOf } from '@/domain/survey/translate';
import type { Unit } from '@/domain/survey/translations/units';
import { languageName } from '../../languages';
import classes from './languages.module.css';

type Props = {
  unit: Unit;
  /** Where the text stands, in words. */
  place: string;
  source: string | null;
  sourceWords: string;
  target: string;
  words: string;
  /** The language that readers see while this text is missing. */
  shownInstead: string | null;
  /** The language whose words changed while these did not. */
  outdatedBy: string | null;
  readOnly: boolean;
  write: RefObject<(unit: Unit, words: string) => void>;
};

/** One text. Hundreds stand on the screen, so a row is drawn again only when its own words change. */
export const TranslationRow = memo(
  function TranslationRow(props: Props) {
    const { unit, place, source, sourceWords, target, words, shownInstead, outdatedBy, readOnly, write } =
      props;
    return (
      <Box role="row" className={classes.row}>
        <Text role="rowheader" c="dimmed" size="xs" className={classes.place}>
          {place}
        </Text>
        {source ? (
          <Text role="cell" lang={source} dir={directionOf(source)} className={classes.source}>
            {sourceWords}
          </Text>
        ) : null}
        <Box role="cell">
          <Textarea
            aria-label={`${place}, ${languageName(target)}`}
            lang={target}
            dir={directionOf(target)}
            value={words}
            rows={1}
            readOnly={readOnly}
            placeholder={shownInstead ? `Customers read ${languageName(shownInstead)} here` : undefined}
            classNames={{ input: classes.field }}
            onChange={event => write.current(unit, event.currentTarget.value)}
            inputWrapperOrder={['input', 'description']}
            description={
              outdatedBy ? `${languageName(outdatedBy)} was reworded since: does this still fit?` : undefined
            }
          />
        </Box>
      </Box>
    );
  },
  (before, after) =>
    before.words === after.words &&
    before.sourceWords === after.sourceWords &&
    before.place === after.place &&
    before.source === after.source &&
    before.shownInstead === after.shownInstead &&
    before.outdatedBy === after.outdatedBy &&
    before.readOnly === after.readOnly &&
    before.unit.path === after.unit.path,
);
