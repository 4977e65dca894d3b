-- Create categories
-- @revision    c2d94f1a7b3e
-- @revises     b1a0c7e4d2f9
-- @tags        schema, categories
-- @created     2026-01-12T09:30:00Z

-- @upgrade
CREATE TABLE categories (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    parent_id  bigint,
    slug       text        NOT NULL,
    name       text        NOT NULL,
    position   integer     NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT categories_pkey PRIMARY KEY (id),
    CONSTRAINT categories_slug_key UNIQUE (slug),
    CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES categories (id) ON DELETE RESTRICT,
    CONSTRAINT categories_parent_id_check CHECK (parent_id <> id),
    CONSTRAINT categories_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    CONSTRAINT categories_name_check CHECK (btrim(name) <> '')
);

CREATE INDEX categories_parent_id_idx ON categories (parent_id);

CREATE TRIGGER categories_touch_updated_at
    BEFORE UPDATE ON categories
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

COMMENT ON TABLE categories IS 'The shelves of the shop, a tree';
COMMENT ON COLUMN categories.position IS 'Order among the siblings, lowest first';

-- @downgrade
DROP TABLE categories;
