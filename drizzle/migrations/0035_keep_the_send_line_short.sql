-- The delivery table is a line that everything passes through: its dead entries and stale statistics are what slows sending
-- down, so both are looked after at fiftieths of the table, not fifths.
alter table delivery set (
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
