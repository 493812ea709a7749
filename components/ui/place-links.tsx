import { Box } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import classes from './place-links.module.css';

/**
 * The pages of one place as a row of links; `query` goes along to each of them. Where the row is wider than the screen,
 * the open page shows.
 */
export function PlaceLinks({
  label,
  items,
  query = '',
}: {
  label: string;
  items: readonly { label: string; href: string }[];
  query?: string;
}) {
  const pathname = usePathname();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (!pathname || !row.current || !open) return;
    row.current.scrollLeft =
      open.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - open.offsetWidth) / 2;
  }, [pathname]);
  const open = items
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    // The first page of a place is the beginning of the addresses of its others.
    .toSorted((a, b) => b.href.length - a.href.length)[0];
  return (
    <Box component="nav" ref={row} aria-label={label} className={classes.row} mb="lg">
      {items.map(item => (
        <Link
          key={item.label}
          href={query ? `${item.href}?${query}` : item.href}
          className={classes.link}
          aria-current={item === open ? 'page' : undefined}
        >
          {item.label}
        </Link>
      ))}
    </Box>
  );
}
