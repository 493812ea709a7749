'use client';

import { createSerializer } from 'nuqs';
import { Fragment, type MouseEvent } from 'react';
import { writeFilter } from '../filters/filters';
import { cardNames, type OverviewData } from './figures';
import classes from './overview.module.css';
import { type OverviewAddress, overviewParsers } from './use-overview';

type Fact = OverviewData['sentence'][number];

const toAddress = createSerializer(overviewParsers);

/** What to know in ten seconds; each fact leads to what it speaks of. */
export function Sentence({ facts, address }: { facts: Fact[]; address: OverviewAddress }) {
  const { asked, ask } = address;
  return (
    <p className={classes.sentence}>
      {facts.map(fact => {
        const target = targetOf(fact);
        return (
          <Fragment key={fact.text}>
            <a
              className={classes.fact}
              href={toAddress({ ...asked, ...target }) || '?'}
              onClick={event => {
                if (opensElsewhere(event)) return;
                event.preventDefault();
                ask(target);
              }}
            >
              {fact.text}
            </a>{' '}
          </Fragment>
        );
      })}
    </p>
  );
}

function targetOf({ link }: Fact) {
  const metric = cardNames.find(name => name === link.metric) ?? null;
  if (!link.segment) return { metric };
  return { metric, where: [writeFilter(link.segment.attribute, link.segment.key)] };
}

const opensElsewhere = ({ metaKey, ctrlKey, shiftKey }: MouseEvent): boolean =>
  metaKey || ctrlKey || shiftKey;
