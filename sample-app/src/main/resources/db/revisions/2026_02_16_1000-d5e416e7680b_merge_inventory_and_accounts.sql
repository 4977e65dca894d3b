-- Merge inventory and accounts
-- @revision    d5e416e7680b
-- @revises     c8d3af701194, c4d305d657fa
-- @tags        schema
-- @created     2026-02-16T10:00:00Z

-- @upgrade

-- @downgrade
