import type { CustomerInput } from '@/domain/customer-schema';
import type { Ctx } from '@/server/db/tenant';
import { mergeCustomers } from '../customer/merge';
import { type Noted, noteChanges } from './changes';

/** About 30 MB. */
const MOST_KEPT = 50_000;

/**
 * What a file has said about its customers so far: the same person comes again and again in a history, mostly with nothing
 * new, and is then neither locked nor read again.
 */
export class CustomerMemory {
  private readonly known = new Map<string, { id: string; said: string }>();

  /** Inserts or updates these customers and answers their ids by external id. */
  async merge(ctx: Ctx, importId: string, rows: readonly CustomerInput[]): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    const news: { row: CustomerInput; said: string }[] = [];
    for (const row of rows) {
      const said = JSON.stringify(row);
      const before = this.known.get(row.id);
      if (before?.said === said) ids.set(row.id, before.id);
      else news.push({ row, said });
    }
    const noted: Noted = new Map();
    const merged = await mergeCustomers(
      ctx,
      news.map(({ row }) => row),
      change => noted.set(change.id, change),
    );
    await noteChanges(ctx, importId, noted);
    if (this.known.size > MOST_KEPT) this.forget();
    for (const { row, said } of news) {
      const id = merged.get(row.id);
      if (id === undefined) continue;
      ids.set(row.id, id);
      this.known.set(row.id, { id, said });
    }
    return ids;
  }

  /** After a transaction that was rolled back, or when somebody was erased meanwhile. */
  forget(): void {
    this.known.clear();
  }
}
