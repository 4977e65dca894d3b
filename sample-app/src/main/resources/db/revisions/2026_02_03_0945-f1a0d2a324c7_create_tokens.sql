-- Create refresh tokens and revoked tokens
-- @revision    f1a0d2a324c7
-- @revises     e0f1c19213b6
-- @tags        schema, authentication
-- @created     2026-02-03T09:45:00Z

-- @upgrade
CREATE TABLE refresh_tokens (
    id          uuid        NOT NULL DEFAULT gen_random_uuid(),
    user_id     bigint      NOT NULL,
    token_hash  bytea       NOT NULL,
    replaced_by uuid,
    issued_at   timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL,
    CONSTRAINT refresh_tokens_pkey PRIMARY KEY (id),
    CONSTRAINT refresh_tokens_token_hash_key UNIQUE (token_hash),
    CONSTRAINT refresh_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT refresh_tokens_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES refresh_tokens (id) ON DELETE SET NULL,
    CONSTRAINT refresh_tokens_token_hash_check CHECK (octet_length(token_hash) = 32),
    CONSTRAINT refresh_tokens_expires_at_check CHECK (expires_at > issued_at)
);

CREATE INDEX refresh_tokens_user_id_idx ON refresh_tokens (user_id);
CREATE INDEX refresh_tokens_replaced_by_idx ON refresh_tokens (replaced_by);

COMMENT ON COLUMN refresh_tokens.token_hash IS 'SHA-256 of the token; the token itself is never stored';
COMMENT ON COLUMN refresh_tokens.replaced_by IS 'The token it was exchanged for; to see it again means that it was stolen';

CREATE TABLE revoked_tokens (
    jti        uuid        NOT NULL,
    user_id    bigint,
    revoked_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    CONSTRAINT revoked_tokens_pkey PRIMARY KEY (jti),
    CONSTRAINT revoked_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL
);

CREATE INDEX revoked_tokens_user_id_idx ON revoked_tokens (user_id);
CREATE INDEX revoked_tokens_expires_at_idx ON revoked_tokens (expires_at);

COMMENT ON TABLE revoked_tokens IS 'Access tokens that are refused although they have not expired';

-- @downgrade
DROP TABLE revoked_tokens;
DROP TABLE refresh_tokens;
