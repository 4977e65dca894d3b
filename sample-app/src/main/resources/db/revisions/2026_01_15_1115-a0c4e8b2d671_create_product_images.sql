-- Create product images
-- @revision    a0c4e8b2d671
-- @revises     f5a67c4d4e61
-- @tags        schema, products
-- @created     2026-01-15T11:15:00Z

-- @upgrade
CREATE TABLE product_images (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    product_id bigint      NOT NULL,
    url        text        NOT NULL,
    alt_text   text        NOT NULL DEFAULT '',
    position   integer     NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT product_images_pkey PRIMARY KEY (id),
    CONSTRAINT product_images_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
    CONSTRAINT product_images_position_key UNIQUE (product_id, position) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT product_images_position_check CHECK (position >= 0)
);

COMMENT ON CONSTRAINT product_images_position_key ON product_images IS 'Deferrable, so that two images can change places';

-- @downgrade
DROP TABLE product_images;
