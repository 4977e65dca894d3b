-- Create products
-- @revision    e4f76b3c5d50
-- @revises     d3e85a2b6c4f
-- @tags        schema, products
-- @created     2026-01-14T14:00:00Z

-- @upgrade
CREATE TABLE products (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    category_id bigint         NOT NULL,
    sku         varchar(32)    NOT NULL,
    name        text           NOT NULL,
    description text           NOT NULL DEFAULT '',
    price       numeric(12, 2) NOT NULL,
    currency    varchar(3)     NOT NULL DEFAULT 'EUR',
    active      boolean        NOT NULL DEFAULT true,
    created_at  timestamptz    NOT NULL DEFAULT now(),
    updated_at  timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT products_pkey PRIMARY KEY (id),
    CONSTRAINT products_sku_key UNIQUE (sku),
    CONSTRAINT products_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories (id) ON DELETE RESTRICT,
    CONSTRAINT products_sku_check CHECK (sku ~ '^[A-Z0-9-]+$'),
    CONSTRAINT products_name_check CHECK (btrim(name) <> ''),
    CONSTRAINT products_price_check CHECK (price >= 0),
    CONSTRAINT products_currency_check CHECK (currency ~ '^[A-Z]{3}$')
);

CREATE INDEX products_category_id_idx ON products (category_id) WHERE active;

CREATE TRIGGER products_touch_updated_at
    BEFORE UPDATE ON products
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

COMMENT ON COLUMN products.price IS 'What one piece costs, taxes included';
COMMENT ON COLUMN products.currency IS 'ISO 4217';
COMMENT ON COLUMN products.active IS 'Whether it is offered; what was sold once is never deleted';

-- @downgrade
DROP TABLE products;
