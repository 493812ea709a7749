/**
 * The websites typed one a line, as origins: `https://` where no scheme stands. What is no address stays as it is, for
 * the server to refuse by its place.
 */
export const originsTyped = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(originOf),
  ),
];

function originOf(typed: string): string {
  const address = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`;
  const origin = URL.canParse(address) ? new URL(address).origin : 'null';
  return origin === 'null' ? typed : origin;
}
