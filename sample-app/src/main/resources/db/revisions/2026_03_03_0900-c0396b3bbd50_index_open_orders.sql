-- Index open orders by age
-- @revision    c0396b3bbd50
-- @revises     b9285a2aac4f
-- @tags        orders, status_tracking
-- @created     2026-03-03T09:00:00Z

-- @upgrade
CREATE INDEX CONCURRENTLY orders_open_idx
    ON orders (placed_at)
    WHERE status IN ('PENDING', 'PAID', 'PACKED');

-- @downgrade
DROP INDEX CONCURRENTLY orders_open_idx;
