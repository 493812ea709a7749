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
  /** Origins that may frame the page. */
  frameOrigins?: readonly string[];
  headers?: OutgoingHttpHeaders;
};

/** Sends a page as a document, or its `<main>` alone to the script. */
export async function answerWith(call: Call, answer: Answer): Promise<void> {
  const { status, scene, main, key = null, faults = 0, frameOrigins = [], headers = {} } = answer;
  const draw = call.isFragment ? main : () => renderDocument(scene, main(), { faults });
  const page = rendered(key === null ? null : `${call.isFragment ? 'fragment' : 'document'}:${key}`, draw);
  await sendPage(call.req, call.res, {
    status,
    page,
    headers: { ...pageHeaders(scene, frameOrigins), ...headers },
  });
}
