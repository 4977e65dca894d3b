-- Create members with date of birth
-- @revision    b3c2f4c546e9
-- @revises     a2b1e3b435d8
-- @tags        schema, members
-- @created     2026-02-06T09:15:00Z

-- @upgrade
CREATE TABLE members (
    id            bigint GENERATED ALWAYS AS IDENTITY,
    user_id       bigint      NOT NULL,
    first_name    text        NOT NULL,
    last_name     text        NOT NULL,
    date_of_birth date        NOT NULL,
    phone         varchar(32),
    joined_at     timestamptz NOT NULL DEFAULT now(),
    left_at       timestamptz,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT members_pkey PRIMARY KEY (id),
    CONSTRAINT members_user_id_key UNIQUE (user_id),
    CONSTRAINT members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT,
    CONSTRAINT members_date_of_birth_check CHECK (date_of_birth >= DATE '1900-01-01'),
    CONSTRAINT members_left_at_check CHECK (left_at >= joined_at)
);

CREATE TRIGGER members_touch_updated_at
    BEFORE UPDATE ON members
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

COMMENT ON TABLE members IS 'The customers as people; a user is how they log in';
COMMENT ON COLUMN members.date_of_birth IS 'Some products may be sold to adults only';

-- @downgrade
DROP TABLE members;
