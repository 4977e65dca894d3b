-- Create users with account lockout
-- @revision    d9e2b08102a5
-- @revises     a0c4e8b2d671
-- @branch-label accounts
-- @tags        schema, authentication
-- @created     2026-02-02T14:00:00Z

-- @upgrade
CREATE TABLE users (
    id              bigint GENERATED ALWAYS AS IDENTITY,
    email           text        NOT NULL,
    password_hash   text        NOT NULL,
    enabled         boolean     NOT NULL DEFAULT true,
    failed_attempts integer     NOT NULL DEFAULT 0,
    locked_until    timestamptz,
    last_login_at   timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_email_check CHECK (email LIKE '_%@_%'),
    CONSTRAINT users_failed_attempts_check CHECK (failed_attempts >= 0)
);

CREATE UNIQUE INDEX users_email_key ON users (lower(email));

CREATE TRIGGER users_touch_updated_at
    BEFORE UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

COMMENT ON COLUMN users.failed_attempts IS 'Since the last login that went well';
COMMENT ON COLUMN users.locked_until IS 'No login before this time; null = not locked';

-- @downgrade
DROP TABLE users;
