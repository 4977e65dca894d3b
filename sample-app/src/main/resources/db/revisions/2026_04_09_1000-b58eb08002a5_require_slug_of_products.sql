-- Require a slug of every product
-- @revision    b58eb08002a5
-- @revises     a47daf7ff194
-- @tags        products
-- @created     2026-04-09T10:00:00Z

-- @upgrade
-- A valid check spares SET NOT NULL the reading of the whole table under its lock
ALTER TABLE products ADD CONSTRAINT products_slug_not_null_check CHECK (slug IS NOT NULL) NOT VALID;
ALTER TABLE products VALIDATE CONSTRAINT products_slug_not_null_check;
ALTER TABLE products ALTER COLUMN slug SET NOT NULL;
ALTER TABLE products DROP CONSTRAINT products_slug_not_null_check;

ALTER TABLE products
    ADD CONSTRAINT products_slug_key UNIQUE (slug),
    ADD CONSTRAINT products_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

-- @downgrade
ALTER TABLE products
    DROP CONSTRAINT products_slug_check,
    DROP CONSTRAINT products_slug_key,
    ALTER COLUMN slug DROP NOT NULL;
