import type { OutgoingHttpHeaders } from 'node:http';
import type { Call } from './handle';
import { pageHeaders } from './headers';
import { renderDocument } from './page';
import { rendered, sendPage } from './send';
import type { Scene } from './view';

export type Answer = {
  status: number;
  scene: Scene;
  /** Draws the `<main>`. */
  main: () => string;
  /** Names a page without anything personal in it, so that it is drawn and compressed once; null: always anew. */
  key?: string | null;
  faults?: number;
  /** False for a page whose form is no page of the survey: the script would post it as one. */
  script?: boolean;
  headers?: OutgoingHttpHeaders;
};

/** Sends a page as a document, or its `<main>` alone to the script. */
export async function answerWith(call: Call, answer: Answer): Promise<void> {
  const { status, scene, main, key = null, faults = 0, script = true, headers = {} } = answer;
  const draw = call.isFragment ? main : () => renderDocument(scene, main(), { faults, script });
  const page = rendered(key === null ? null : `${call.isFragment ? 'fragment' : 'document'}:${key}`, draw);
  await sendPage(call.req, call.res, {
    status,
    page,
    headers: { ...pageHeaders(scene), ...headers },
  });
}

/** 303: on to another page of this link, so that a reload posts nothing again. */
export function goTo(call: Call, location: string): void {
  call.res
    .writeHead(303, {
      location,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-length': 0,
    })
    .end();
}
