-- Index refresh tokens by their end
-- @revision    d7a0d2a224c7
-- @revises     c69fc19113b6
-- @tags        authentication, sessions
-- @created     2026-05-04T09:00:00Z

-- @upgrade
-- For the nightly clean-up, which deletes what has expired
CREATE INDEX refresh_tokens_expires_at_idx ON refresh_tokens (expires_at);

-- @downgrade
DROP INDEX refresh_tokens_expires_at_idx;
