import http from 'node:http';
import next from 'next';
import { ADDRESS_HEADER, clientAddress } from './auth/address';
import { closeAuthPool } from './auth/database';
import { closePools } from './db/client';
import { refuseOwner } from './db/guard';
import { env, isPublic } from './env';
import { log } from './log';
import { refuseMalformed } from './malformed-address';
import { handleSurvey } from './respond/handle';
import { untilStopped } from './shutdown';

/** One node:http server: survey pages (`/s/…`) are answered here, everything else by Next. */
await refuseOwner();
const settings = env();
const app = next({ dev: settings.NODE_ENV === 'development', dir: process.cwd(), port: settings.PORT });
await app.prepare();
const handlePage = app.getRequestHandler();

const server = http.createServer((request, response) => {
  request.headers[ADDRESS_HEADER] = clientAddress({
    remote: request.socket.remoteAddress,
    forwardedFor: request.headers['x-forwarded-for']?.toString(),
    hops: settings.TRUSTED_PROXY_HOPS,
  });
  if (request.url?.startsWith('/s/')) return void guard(response, handleSurvey(request, response));
  if (refuseMalformed(request, response)) return;
  guard(response, handlePage(request, response));
});

function guard(response: http.ServerResponse, answered: Promise<void>): void {
  answered.catch(error => {
    log().error({ err: error instanceof Error ? error.message : String(error) }, 'request failed');
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
    response.end('Something went wrong on our side. Nothing was lost; please try again.');
  });
}

server.on('upgrade', app.getUpgradeHandler());
server.requestTimeout = 120_000;

// Only loopback, unless the operator gave a public address.
server.on('error', (error: NodeJS.ErrnoException) => {
  const reason =
    error.code === 'EADDRINUSE'
      ? `PORT ${settings.PORT} is taken by another program. Set PORT to a free one.`
      : error.message;
  process.stderr.write(`${reason}\n`);
  process.exit(1);
});
server.listen(settings.PORT, isPublic() ? undefined : 'localhost', () => process.send?.('ready'));

untilStopped(async () => {
  server.close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 5_000).unref();
  await Promise.all([closePools(), closeAuthPool()]);
});
