import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { questionsOf } from '@/domain/survey/scores';
import { styleOf } from './page';
import { scriptsFor } from './script';
import type { Scene } from './view';

/** What every survey page says about itself: personal, not to be kept, framed, indexed or referred from. */
export function pageHeaders(scene: Scene): OutgoingHttpHeaders {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
    'content-security-policy': policy(scene),
    vary: 'accept-encoding, accept-language, afterword-fragment',
  };
}

function policy(scene: Scene): string {
  const { mode, frames } = scene;
  return [
    "default-src 'none'",
    `style-src '${hashOf(styleOf(scene))}'`,
    `script-src ${scriptsFor(mode)
      .map(script => `'${hashOf(script)}'`)
      .join(' ')}`,
    `img-src 'self' data:${schemesOf(scene)
      .map(scheme => ` ${scheme}`)
      .join('')}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frames.length > 0 ? frames.join(' ') : "'none'"}`,
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
