import net from 'node:net';

export type Reply = { status: number; body: string };

/**
 * One respondent on one kept connection. HTTP by hand, since a whole client costs the two processors that are being
 * measured half as much as the server does. Knows what the survey page sends: a status and a body of a told length.
 */
export class Respondent {
  readonly #socket: net.Socket;
  readonly #host: string;
  #seen: Buffer = Buffer.alloc(0);
  #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | null = null;

  constructor(url: string) {
    const { hostname, port, host } = new URL(url);
    this.#host = host;
    this.#socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on('data', chunk => this.#take(chunk));
    this.#socket.on('error', error => this.#waiting?.reject(error));
    this.#socket.on('close', () => this.#waiting?.reject(new Error('the connection was closed')));
  }

  /** GET of a path, or POST of a form. One at a time. */
  ask(path: string, form?: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      const body =
        form === undefined
          ? '\r\n'
          : `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(form)}\r\n\r\n${form}`;
      this.#socket.write(
        `${form === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\nHost: ${this.#host}\r\nAccept: text/html\r\n${body}`,
      );
    });
  }

  leave(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#seen = this.#seen.length === 0 ? chunk : Buffer.concat([this.#seen, chunk]);
    const end = this.#seen.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#seen.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      this.#socket.destroy(new Error(`a reply of unknown length: ${head}`));
      return;
    }
    const whole = end + 4 + Number(length);
    if (this.#seen.length < whole) return;
    const body = this.#seen.toString('latin1', end + 4, whole);
    this.#seen = this.#seen.subarray(whole);
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }
}
