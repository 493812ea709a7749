'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { Fragment } from 'react';
import type { OverviewData } from './figures';
import { writeFilter } from './filters';
import classes from './overview.module.css';

/** What to know in ten seconds; each fact leads to what it speaks of. */
export function Sentence({ facts }: { facts: OverviewData['sentence'] }) {
  const path = usePathname();
  const params = useSearchParams();
  const hrefOf = ({ link }: OverviewData['sentence'][number]): string => {
    const to = new URLSearchParams(params);
    to.set('metric', link.metric);
    if (link.segment) {
      to.delete('where');
      to.append('where', writeFilter(link.segment.attribute, link.segment.key));
    }
    return `${path}?${to}`;
  };
  return (
    <p className={classes.sentence}>
      {facts.map(fact => (
        <Fragment key={fact.text}>
          <Link className={classes.fact} href={hrefOf(fact)} scroll={false}>
            {fact.text}
          </Link>{' '}
        </Fragment>
      ))}
    </p>
  );
}
