-- Create brands
-- @revision    d3e85a2b6c4f
-- @revises     c2d94f1a7b3e
-- @tags        schema, products
-- @created     2026-01-13T10:10:00Z

-- @upgrade
CREATE TABLE brands (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    name       text        NOT NULL,
    website    text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT brands_pkey PRIMARY KEY (id),
    CONSTRAINT brands_name_check CHECK (btrim(name) <> ''),
    CONSTRAINT brands_website_check CHECK (website ~ '^https?://')
);

CREATE UNIQUE INDEX brands_name_key ON brands (lower(name));

COMMENT ON INDEX brands_name_key IS 'Two spellings of one brand are one brand';

-- @downgrade
DROP TABLE brands;
