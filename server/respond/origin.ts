import { ADDRESS_HEADER } from '../auth/address';
import type { Call } from './handle';

/** Where a request came from: the entry's verdict, else the socket's. */
export const addressOfCall = ({ req }: Call): string =>
  String(req.headers[ADDRESS_HEADER] ?? req.socket.remoteAddress ?? '');

/** An address and a browser: enough to tell a repeat within a day. */
export const originOf = (call: Call): string =>
  `${addressOfCall(call)} ${call.req.headers['user-agent'] ?? ''}`;

/** The origins of these addresses and nothing else of them, so that a setting adds no directive to a policy. */
export const originsOf = (urls: readonly string[]): string[] =>
  urls.map(url => URL.parse(url)?.origin ?? 'null').filter(origin => origin !== 'null');
