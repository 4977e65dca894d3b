-- Add brand_id to products
-- @revision    f5a67c4d4e61
-- @revises     e4f76b3c5d50
-- @tags        products, foreign_keys
-- @created     2026-01-14T15:30:00Z

-- @upgrade
ALTER TABLE products
    ADD COLUMN brand_id bigint,
    ADD CONSTRAINT products_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands (id) ON DELETE SET NULL;

CREATE INDEX products_brand_id_idx ON products (brand_id);

-- @downgrade
ALTER TABLE products DROP COLUMN brand_id;
