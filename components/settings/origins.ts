import { MOST_ORIGINS } from '@/domain/workspace';

/** The websites typed one a line, as origins: `https://` where no scheme stands. What is no address stays as it is. */
export const originsTyped = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(originOf),
  ),
];

/** Why these cannot be kept, null where they can. */
export function faultOfOrigins(origins: readonly string[]): string | null {
  const none = origins.find(origin => !/^https?:\/\/[^*]+$/.test(origin) || !URL.canParse(origin));
  if (none !== undefined) return `“${none}” is not the address of a website.`;
  return origins.length > MOST_ORIGINS
    ? `At most ${MOST_ORIGINS} websites; these are ${origins.length}.`
    : null;
}

function originOf(typed: string): string {
  const address = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`;
  const origin = URL.canParse(address) ? new URL(address).origin : 'null';
  return origin === 'null' ? typed : origin;
}
