'use client';

import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';

type To = { href: string; children: ReactNode };

/** A link in running text or a table; also from server components, which cannot hand `component={Link}` over. */
export const TextLink = ({ href, ...rest }: To & AnchorProps) => (
  <Anchor component={Link} href={href} {...rest} />
);

/** A button that goes somewhere. */
export const ButtonLink = ({ href, ...rest }: To & ButtonProps) => (
  <Button component={Link} href={href} {...rest} />
);
