import { type SQL, sql } from 'drizzle-orm';

/** Values of one attribute that become dimensions of the cube; further ones are only counted in "everything". */
export const MAX_VALUES_PER_ATTRIBUTE = 200;

/** Rows of `score_delta` as scores with a sign: one row out and one row in per delta. */
export const deltaScores = (deltas: SQL): SQL => sql`
  select d.question_id, d.moment, d.attributes, v.score::int as score, v.sign
  from ${deltas} d
  cross join lateral (values (d.old_score, -1), (d.new_score, 1)) v(score, sign)
  where v.score is not null and d.old_score is distinct from d.new_score`;
