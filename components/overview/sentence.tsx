'use client';

import Link from 'next/link';
import { createSerializer } from 'nuqs';
import { Fragment, type MouseEvent } from 'react';
import { writeFilter } from '@/domain/report-address';

import { useWorkspace } from '../ui/workspace-context';
import { cardNames, type OverviewData } from './figures';
import classes from './overview.module.css';
import { type OverviewAddress, overviewParsers } from './use-overview';

type Fact = OverviewData['sentence'][number];

const toAddress = createSerializer(overviewParsers);

/** What to know in ten seconds; each fact leads to what it speaks of. */
export function Sentence({ facts, address }: { facts: Fact[]; address: OverviewAddress }) {
  const { href } = useWorkspace();
  const { asked, ask } = address;
  return (
    <p className={classes.sentence}>
      {facts.map(fact => {
        if ('place' in fact.link)
          return (
            <Fragment key={fact.text}>
              <Link className={classes.fact} href={href(fact.link.place)}>
                {fact.text}
              </Link>{' '}
            </Fragment>
          );
        const target = targetOf(fact.link);
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

function targetOf(link: Exclude<Fact['link'], { place: string }>) {
  const metric = cardNames.find(name => name === link.metric) ?? null;
  if (!link.segment) return { metric };
  return { metric, where: [writeFilter(link.segment.attribute, link.segment.key)] };
}

const opensElsewhere = ({ metaKey, ctrlKey, shiftKey }: MouseEvent): boolean =>
  metaKey || ctrlKey || shiftKey;
