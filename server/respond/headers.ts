import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { questionsOf } from '@/domain/survey/scores';
import { styleOf } from './page';
import { enhancement } from './script';
import type { Scene } from './view';

/** What every survey page says about itself: personal, not to be kept, framed, indexed or referred from. */
export function pageHeaders(scene: Scene, frameOrigins: readonly string[] = []): OutgoingHttpHeaders {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
    'content-security-policy': policy(scene, frameOrigins),
    vary: 'accept-encoding, accept-language, afterword-fragment',
  };
}

function policy(scene: Scene, frameOrigins: readonly string[]): string {
  const ancestors = frameOrigins.map(originOf).filter(origin => origin !== null);
  return [
    "default-src 'none'",
    `style-src '${hashOf(styleOf(scene))}'`,
    `script-src '${hashOf(enhancement())}'`,
    `img-src 'self' data:${schemesOf(scene)
      .map(scheme => ` ${scheme}`)
      .join('')}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors.length > 0 ? ancestors.join(' ') : "'none'"}`,
  ].join('; ');
}

/**
 * How pictures that are not kept here are fetched: nothing is let in where there are none. Schemes and not hosts, since
 * an address may lead on to another one. `data:` is the empty icon.
 */
function schemesOf({ definition, theme }: Scene): string[] {
  const pictures = [theme.logo, ...questionsOf(definition).map(({ image }) => image?.url)];
  return ['https:', 'http:'].filter(scheme =>
    pictures.some(address => address?.toLowerCase().startsWith(scheme)),
  );
}

/** Only an origin may stand in the policy, so that a setting cannot add a directive. */
function originOf(url: string): string | null {
  if (url === "'self'") return url;
  const { origin } = URL.parse(url) ?? { origin: 'null' };
  return origin === 'null' ? null : origin;
}

const hashes = new Map<string, string>();

function hashOf(text: string): string {
  let hash = hashes.get(text);
  if (!hash) {
    if (hashes.size > 500) hashes.clear();
    hash = `sha256-${createHash('sha256').update(text).digest('base64')}`;
    hashes.set(text, hash);
  }
  return hash;
}
