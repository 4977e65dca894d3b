-- Add slug to products, still without values
-- @revision    f36c9e6ee083
-- @revises     e25b8d5ddf72
-- @tags        products
-- @created     2026-04-07T10:00:00Z

-- @upgrade
ALTER TABLE products ADD COLUMN slug text;

COMMENT ON COLUMN products.slug IS 'The product in the address of its page';

-- @downgrade
ALTER TABLE products DROP COLUMN slug;
