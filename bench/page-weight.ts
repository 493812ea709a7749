import net from 'node:net';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { linkFor, publishSurvey, type Row, type Subject } from './subject';

/** Bytes on the wire, headers included, of the first page of a 12-question survey in two languages, and of its script. */
export async function pageWeight(subject: Subject): Promise<Row[]> {
  const link = await linkFor(subject, await publishTwelve(subject), 'page-weight');
  const { bytes, html } = await rawGet(link);
  const script = /<script[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const scriptBytes = script ? gzipSync(script).length : 0;
  return [
    { what: 'survey page, bytes on the wire', value: String(bytes), goal: '<= 14600', met: bytes <= 14_600 },
    {
      what: 'survey page, script gzip',
      value: String(scriptBytes),
      goal: '<= 4096',
      met: scriptBytes <= 4096,
    },
  ];
}

/** Twelve questions on twelve pages in two languages; returns the survey's id. */
export const publishTwelve = (subject: Subject): Promise<string> => publishSurvey(subject, twelveQuestions);

function rawGet(link: string): Promise<{ bytes: number; html: string }> {
  const { hostname, port, pathname } = new URL(link);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    socket.on('data', chunk => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('end', () => {
      const all = Buffer.concat(chunks);
      const split = all.indexOf('\r\n\r\n');
      if (!all.toString('latin1').startsWith('HTTP/1.1 200'))
        return reject(new Error('the survey page did not come'));
      const head = all.subarray(0, split).toString('latin1').toLowerCase();
      const body = /transfer-encoding: chunked/.test(head)
        ? unchunk(all.subarray(split + 4))
        : all.subarray(split + 4);
      const html = /content-encoding: br/.test(head)
        ? brotliDecompressSync(body)
        : /content-encoding: gzip/.test(head)
          ? gunzipSync(body)
          : body;
      resolve({ bytes: all.length, html: html.toString('utf8') });
    });
    socket.write(
      `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept-Encoding: br, gzip\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
    );
  });
}

function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.subarray(at, end).toString('latin1'), 16);
    if (!size) break;
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

const twelveQuestions = {
  name: 'Twelve questions',
  languages: ['en', 'de'],
  pages: Array.from({ length: 12 }, (_, index) => ({
    id: `p${index + 1}`,
    questions: [
      index === 0
        ? {
            key: 'recommend',
            type: 'nps',
            required: true,
            title: {
              en: 'How likely are you to recommend us?',
              de: 'Wie wahrscheinlich empfehlen Sie uns weiter?',
            },
          }
        : {
            key: `q${index + 1}`,
            type: index % 2 ? 'long' : 'csat',
            title: {
              en: `Question ${index + 1}: what did you think of it?`,
              de: `Frage ${index + 1}: Was denken Sie darüber?`,
            },
          },
    ],
  })),
};
