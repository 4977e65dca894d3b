-- Create device sessions
-- @revision    a2b1e3b435d8
-- @revises     f1a0d2a324c7
-- @tags        schema, sessions
-- @created     2026-02-03T16:30:00Z

-- @upgrade
CREATE TABLE device_sessions (
    id               uuid        NOT NULL DEFAULT gen_random_uuid(),
    user_id          bigint      NOT NULL,
    refresh_token_id uuid,
    device_name      text        NOT NULL,
    user_agent       text,
    ip_address       inet,
    started_at       timestamptz NOT NULL DEFAULT now(),
    last_seen_at     timestamptz NOT NULL DEFAULT now(),
    ended_at         timestamptz,
    CONSTRAINT device_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT device_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT device_sessions_refresh_token_id_fkey FOREIGN KEY (refresh_token_id) REFERENCES refresh_tokens (id) ON DELETE SET NULL,
    CONSTRAINT device_sessions_ended_at_check CHECK (ended_at >= started_at)
);

CREATE INDEX device_sessions_user_id_idx ON device_sessions (user_id) WHERE ended_at IS NULL;
CREATE INDEX device_sessions_refresh_token_id_idx ON device_sessions (refresh_token_id);

-- @downgrade
DROP TABLE device_sessions;
