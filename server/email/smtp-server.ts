import { AppError } from '@/domain/errors';
import { isPublicAddress, publicAddressOf } from '../outbound/public-address';

/** An SMTP server that somebody entered. `secure`: TLS from the first byte (port 465), else STARTTLS. */
export type SmtpServer = {
  host: string;
  port: number;
  secure: boolean;
  user: string | null;
  password: string | null;
};

/**
 * `smtps://user:password@mail.example.com:465`. Nothing but a server and a login is taken: no path, no parameters, which
 * could name files or proxies. Throws `invalid`.
 */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || !/^\/?$/.test(url.pathname))
    throw new AppError('invalid', 'Enter it like smtps://user:password@mail.example.com:465.');
  if (url.search !== '' || url.hash !== '')
    throw new AppError('invalid', 'Leave out what follows the port: only a server and a login are taken.');
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    user: url.username === '' ? null : decode(url.username),
    password: url.password === '' ? null : decode(url.password),
  };
}

/**
 * What nodemailer connects to: the one public address that the name leads to now, with the certificate still checked
 * against the name. A login never crosses the network in the clear. Throws `invalid` for addresses inside, `unavailable`
 * where the name does not resolve.
 */
export async function connectionTo({ host, port, secure, user, password }: SmtpServer) {
  const { address } = await publicAddressOf(host);
  return {
    host: address,
    port,
    secure,
    tls: { servername: host },
    requireTLS: !secure && user !== null && isPublicAddress(address),
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new AppError('invalid', 'Write a % in the user or password as %25.');
  }
}
